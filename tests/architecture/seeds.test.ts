import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../support/repository.ts';
import { importsOf } from './import-rules.ts';

const DRAWS = ['assert', 'check', 'sample', 'statistics'];

/** The source of a call from its name to its closing bracket; brackets within texts are taken for pairs. */
function callAt(source: string, start: number): string {
  let open = 0;
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '(') open += 1;
    else if (source[at] === ')') {
      open -= 1;
      if (open === 0) return source.slice(start, at + 1);
    }
  }
  return source.slice(start);
}

/** Lines on which cases are drawn without a seed: given by name, or in settings of the same file that hold one. */
function unseededLines(source: string): number[] {
  const settings = [...source.matchAll(/const (\w+) = \{[^}]*\bseed\b[^}]*\}/g)].flatMap(([, name]) => name ?? []);
  const seeded = new RegExp(`\\b(?:${['seed', ...settings].join('|')})\\b`);
  return [...source.matchAll(new RegExp(`\\bfc\\s*\\.(?:${DRAWS.join('|')})\\(`, 'g'))]
    .filter(({ index }) => !seeded.test(callAt(source, index)))
    .map(({ index }) => source.slice(0, index).split('\n').length);
}

describe('properties', () => {
  const files = projectFiles(['tests'], /\.ts$/).filter((file) =>
    importsOf(readProjectFile(file)).some(({ target }) => target === 'fast-check'),
  );

  it('are tried with the same cases each time: whatever draws them has a seed', () => {
    expect(files.length).toBeGreaterThan(30);
    const unseeded = files.flatMap((file) => unseededLines(readProjectFile(file)).map((line) => `${file}:${line}`));
    expect(unseeded).toEqual([]);
  });

  it.each<[string, number[]]>([
    ['fc.assert(fc.property(a, b));', [1]],
    ['const runs = { numRuns: 9 };\nfc.assert(fc.property(a, (x) => f(x)), runs);', [2]],
    ['const runs = { seed: 1, numRuns: 9 };\nfc.assert(fc.property(a, b), { ...runs, numRuns: 3 });', []],
    ['fc.assert(fc.property(a, b), { seed });\nfc.sample(a, 3);', [2]],
  ])('without a seed are found in %j: lines %j', (source, lines) => {
    expect(unseededLines(source)).toEqual(lines);
  });
});
