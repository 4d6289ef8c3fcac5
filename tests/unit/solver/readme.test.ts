import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../../../solver/plan-input.ts';
import { hardRules, softRules } from '../../../solver/rules/index.ts';

const folder = new URL('../../../solver/', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');
const rows = readme
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|')));

describe('the solver’s README', () => {
  it.each([...hardRules, ...softRules])('gives the formula and file of the rule $id', ({ id, formula, kind }) => {
    const row = rows.find((cells) => cells[1] === `\`${id}\``);
    expect(row).toContain(formula);
    const file = row?.at(-2)?.replaceAll('`', '') ?? '';
    expect(readFileSync(new URL(file, folder), 'utf8')).toContain(`id: '${id}'`);
    if (kind === 'soft') expect(row).toContain(String(defaultPolicy.weights[id]));
  });

  it('names only files that exist', () => {
    const named = [...readme.matchAll(/`((?:[\w-]+\/)*[\w-]+\.ts)`/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(20);
    const root = new URL('../', folder);
    expect(named.filter((file) => !existsSync(new URL(file, folder)) && !existsSync(new URL(file, root)))).toEqual([]);
  });
});
