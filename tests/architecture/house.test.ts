import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile, topLevel } from '../support/repository.ts';
import { forbiddenImports, importsOf } from './import-rules.ts';

const FOLDERS = ['server', 'client', 'db', 'solver', 'seeds'];
const sources = projectFiles(FOLDERS, /\.tsx?$/);

describe('who may import whom', () => {
  it('reads the sources', () => {
    expect(sources.length).toBeGreaterThan(50);
  });

  it('holds in every file', () => {
    expect(sources.flatMap((file) => forbiddenImports(file, readProjectFile(file)))).toEqual([]);
  });

  it.each([
    ['solver/verify.ts', "import { readFileSync } from 'node:fs';"],
    ['solver/rules/fair-share.ts', "import { z } from 'zod';"],
    ['solver/engines/highs.ts', "import { build } from '../build.ts';"],
    ['db/queries/people.ts', "import { solve } from '../../solver/solve.ts';"],
    ['server/domain/fte.ts', "import { z } from 'zod';"],
    ['server/contract/people.ts', "import { fteOf } from '../domain/fte.ts';"],
    ['server/http/access.ts', "import { openDb } from '../../db/open.ts';"],
    ['server/people/routes.ts', "import { list } from '../demand/list.ts';"],
    ['server/plans/routes.ts', "import { round } from '../../solver/improve.ts';"],
    ['client/api.ts', "import { createApp } from '../server/app.ts';"],
    ['client/features/people/page.tsx', "export { x } from '../../../solver/verify.ts';"],
    ['client/page.tsx', "const later = import('../db/open.ts');"],
    ['seeds/run.ts', "import { launch } from '../tests/support/browser.ts';"],
  ])('bites on a planted violation in %s', (file, source) => {
    expect(forbiddenImports(file, source)).toHaveLength(1);
  });

  it('lets the client name the API as a type', () => {
    expect(forbiddenImports('client/api.ts', "import type { Api } from '../server/app.ts';")).toEqual([]);
  });

  it('sees every form of import', () => {
    const source =
      "import a from 'a';\nimport type { B } from 'b';\nimport {\n  c,\n} from 'c';\nimport 'd';\nexport * from 'e';\nimport('f');";
    expect(
      importsOf(source)
        .map(({ target, typeOnly }) => `${target}${typeOnly ? ':type' : ''}`)
        .sort(),
    ).toEqual(['a', 'b:type', 'c', 'd', 'e', 'f'].sort());
  });
});

describe('the clock and the environment', () => {
  const allowed =
    /^server\/(main|settings)\.ts$|^server\/commands\/|^seeds\/(reset-demo|generate)\.ts$|^server\/proposals\/solve-child\.ts$|^client\//;
  const reads = /\bDate\.now\(|\bnew Date\(\)|\bprocess\.env\b|\bMath\.random\(/;

  it('are read only at the edges', () => {
    const offenders = sources.filter(
      (file) => !allowed.test(file) && reads.test(withoutComments(readProjectFile(file))),
    );
    expect(offenders).toEqual([]);
  });
});

describe('the top level', () => {
  it('stays as the customer drew it', () => {
    const agreed = [
      'server',
      'client',
      'db',
      'solver',
      'seeds',
      'tests',
      'package.json',
      'README.md',
      'package-lock.json',
      'tsconfig.json',
    ];
    expect(topLevel().filter((name) => !name.startsWith('.') && !agreed.includes(name))).toEqual([]);
  });
});

describe('files', () => {
  it('stay small enough to read: at most 300 lines', () => {
    const long = [...sources, ...projectFiles(['tests'], /\.tsx?$/)]
      .map((file) => ({ file, lines: readProjectFile(file).split('\n').length }))
      .filter(({ lines }) => lines > 301);
    expect(long).toEqual([]);
  });

  it('silence no check', () => {
    const silenced =
      /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|as unknown as|\b(?:it|test|describe)\.(?:skip|only|todo)\b/;
    const offenders = [...sources, ...projectFiles(['tests'], /\.tsx?$/)]
      .filter((file) => file !== 'tests/architecture/house.test.ts')
      .filter((file) => silenced.test(readProjectFile(file)));
    expect(offenders).toEqual([]);
  });
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
