/** Licences that ask for no more than to be named. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
]);

/** A package that is shipped with the product. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** SPDX expression, as the package states it. */
  licence: string;
}

export interface Lock {
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; hasInstallScript?: boolean; integrity?: string }
  >;
}

/** Every package of the lock file that is not for development only, by name and version. */
export function shippedPackages(lock: Lock): ShippedPackage[] {
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev)
    .map(([path, { version = '', license = '' }]) => ({ name: nameAt(path), version, licence: license }))
    .sort((a, b) => `${a.name} ${a.version}`.localeCompare(`${b.name} ${b.version}`, 'en'));
}

/** Name of the package at a path of the lock file: `node_modules/a/node_modules/@b/c` is `@b/c`. */
export function nameAt(path: string): string {
  return path.split('node_modules/').at(-1) ?? path;
}

/**
 * True where an SPDX expression lets the product be shipped without publishing it: a permissive licence, one of
 * several to choose from, or several at once that all are. Whatever is unknown is refused.
 */
export function isPermissive(expression: string): boolean {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1');
  // brackets within brackets are rare enough to be looked at by a person
  if (/[()]/.test(plain)) return false;
  return plain.split(/ OR /i).some((choice) => choice.split(/ AND /i).every((name) => PERMISSIVE.has(name.trim())));
}
