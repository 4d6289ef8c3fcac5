import { describe, expect, it } from 'vitest';
import { isPermissive, type Lock, nameAt, shippedPackages } from '../support/licences.ts';
import { projectFiles, readProjectFile } from '../support/repository.ts';
import { importsOf } from './import-rules.ts';

interface Manifest {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
}
const manifest: Manifest = JSON.parse(readProjectFile('package.json'));
const lock: Lock = JSON.parse(readProjectFile('package-lock.json'));
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

/** Names and versions that are no exact version. */
function loose(versions: Record<string, string>): string[] {
  return Object.entries(versions)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} ${version}`);
}

describe('packages', () => {
  it('are pinned to one version each', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    expect(loose({ ...dependencies, ...devDependencies, ...optionalDependencies })).toEqual([]);
    expect(loose({ zod: '^4.0.0', hono: 'latest', pino: '10.4.0' })).toEqual(['zod ^4.0.0', 'hono latest']);
  });

  it('are checked against a hash when they are installed', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual(
      [],
    );
  });

  it('run no script when they are installed', () => {
    const withScript = new Set(installed.filter(([, entry]) => entry.hasInstallScript).map(([path]) => nameAt(path)));
    expect([...withScript].filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
    expect(readProjectFile('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    expect(readProjectFile('server/launch.mjs')).toContain("'--ignore-scripts'");
  });

  it('that are shipped may be: every licence is known and permissive', () => {
    const shipped = shippedPackages(lock);
    expect(shipped.length).toBeGreaterThan(50);
    expect(shipped.filter(({ licence }) => !isPermissive(licence))).toEqual([]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND CC0-1.0', true],
    ['GPL-3.0-only', false],
    ['MIT AND LGPL-2.1-only', false],
    ['AGPL-3.0-or-later', false],
    ['SEE LICENSE IN EULA', false],
    ['', false],
  ])('with the licence “%s” may be shipped: %s', (licence, expected) => {
    expect(isPermissive(licence)).toBe(expected);
  });

  it('for development only are never imported by what is shipped', () => {
    const sources = projectFiles(['server', 'db', 'solver'], /(?<!drizzle\.config)\.ts$/);
    const development = Object.keys(manifest.devDependencies).filter((name) => !name.startsWith('@types/'));
    const offenders = sources.flatMap((file) =>
      importsOf(readProjectFile(file))
        .filter(({ target }) => development.some((name) => target === name || target.startsWith(`${name}/`)))
        .map(({ target }) => `${file}: ${target}`),
    );
    expect(offenders).toEqual([]);
  });
});
