// Lists the licence of every package the product ships with; ends with 1 where one of them is not known to be permissive.
import { isPermissive, type Lock, shippedPackages } from './licences.ts';
import { readProjectFile } from './repository.ts';

const lock: Lock = JSON.parse(readProjectFile('package-lock.json'));
const packages = shippedPackages(lock);
const refused = packages.filter(({ licence }) => !isPermissive(licence));
for (const { name, version, licence } of packages)
  process.stdout.write(`${name} ${version}: ${licence || 'unknown'}\n`);
const byLicence = Map.groupBy(packages, ({ licence }) => licence || 'unknown');
process.stdout.write(`\n${packages.length} packages\n`);
for (const [licence, { length }] of [...byLicence].sort(([, a], [, b]) => b.length - a.length)) {
  process.stdout.write(`${String(length).padStart(5)} ${licence}\n`);
}
if (refused.length > 0) {
  const names = refused.map(({ name, licence }) => `${name} (${licence || 'unknown'})`).join(', ');
  process.stderr.write(`Not known to be permissive: ${names}. Look at each before it is shipped.\n`);
  process.exitCode = 1;
}
