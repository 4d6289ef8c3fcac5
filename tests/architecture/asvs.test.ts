import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from '../support/repository.ts';

/** Every requirement of levels 1 and 2 of ASVS 5.0.0: number and level. */
const REQUIREMENTS = readProjectFile('tests/fixtures/asvs-5.0.0.txt').trim().split('\n');

interface Line {
  requirement: string;
  level: string;
  answer: string;
  where: string;
}

const document = readProjectFile('server/http/ASVS.md');
const lines: Line[] = [...document.matchAll(/^\| (V[\d.]+) \| ([12]) \| ([^|]+) \| (.+) \|$/gm)].map(
  ([, requirement = '', level = '', answer = '', where = '']) => ({ requirement, level, answer, where }),
);
const everyFile = new Set([
  ...projectFiles(['server', 'client', 'db', 'solver', 'seeds', 'tests'], /\.[a-z]+$/),
  'README.md',
  'package.json',
]);
const pathsOf = (text: string) =>
  [...text.matchAll(/`?((?:server|client|db|tests)\/[\w/.-]+\.\w+)`?/g)].map((m) => m[1] ?? '');

describe('the answers to the security standard', () => {
  it('are one for each requirement, in the standard’s order', () => {
    expect(REQUIREMENTS).toHaveLength(253);
    expect(lines.map(({ requirement, level }) => `${requirement} ${level}`)).toEqual(REQUIREMENTS);
  });

  it('are met, not applicable or not met, with a reason', () => {
    expect(lines.filter(({ answer }) => !['met', 'not applicable', 'not met'].includes(answer))).toEqual([]);
    expect(lines.filter(({ where }) => where.length < 7)).toEqual([]);
  });

  it('that say “met” name a test, and every file they name exists', () => {
    const met = lines.filter(({ answer }) => answer === 'met');
    expect(met.filter(({ where }) => !/`tests\/[\w/.-]+\.test\.ts`/.test(where))).toEqual([]);
    const missing = lines.flatMap(({ requirement, where }) =>
      pathsOf(where)
        .filter((path) => !everyFile.has(path))
        .map((path) => `${requirement}: ${path}`),
    );
    expect(missing).toEqual([]);
  });

  it('are counted as they are', () => {
    const count = (wanted: string) => lines.filter(({ answer }) => answer === wanted).length;
    expect(document).toContain(
      `${count('met')} met, ${count('not applicable')} not applicable, ${count('not met')} not met.`,
    );
  });
});

describe('pages', () => {
  it('keep nothing in the browser’s own stores, where it would outlive the session', () => {
    const offenders = projectFiles(['client'], /\.tsx?$/).filter((file) =>
      /localStorage|sessionStorage|indexedDB|document\.cookie|caches\.open/.test(readProjectFile(file)),
    );
    expect(offenders).toEqual([]);
  });

  it('set no raw HTML and build no program from text', () => {
    const offenders = projectFiles(['client', 'server', 'solver', 'db'], /\.tsx?$/).filter((file) =>
      /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(/.test(
        readProjectFile(file),
      ),
    );
    expect(offenders).toEqual([]);
  });
});
