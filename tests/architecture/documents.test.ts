import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEMAND_COLUMNS } from '../../server/imports/demand-layout.ts';
import { EXTRACT_COLUMNS } from '../../server/imports/extract/columns.ts';
import { ARRANGEMENT_COLUMNS, OCCUPANCY_COLUMNS } from '../../server/imports/occupancies-layout.ts';
import { PAY_POINT_COLUMNS } from '../../server/imports/pay-points-layout.ts';
import { PEOPLE_COLUMNS } from '../../server/imports/people-layout.ts';
import { POST_COLUMNS } from '../../server/imports/posts-layout.ts';
import { projectFiles, readProjectFile } from '../support/repository.ts';

const READMES = ['README.md', ...projectFiles(['server', 'client', 'db', 'solver', 'seeds', 'tests'], /README\.md$/)];

function linksOf(path: string): string[] {
  return [...readProjectFile(path).matchAll(/\]\(([^)#]+)\)/g)]
    .flatMap((match) => match[1] ?? [])
    .filter((link) => !/^https?:/.test(link));
}

describe.each(READMES)('%s', (path) => {
  it('links only to what is there', () => {
    const folder = path.split('/').slice(0, -1).join('/');
    const missing = linksOf(path).filter((link) => !existsSync(new URL(`../../${folder}/${link}`, import.meta.url)));
    expect(missing).toEqual([]);
  });
});

describe('README.md', () => {
  const readme = readProjectFile('README.md');

  it('names only commands that exist, and every one', () => {
    const scripts = Object.keys(JSON.parse(readProjectFile('package.json')).scripts);
    const named = [...readme.matchAll(/npm (?:run )?(?:--silent )?(start|test|[a-z][a-z:-]*)/g)].map(
      (match) => match[1],
    );
    const npmItself = ['audit', 'install', 'outdated'];
    expect(named.filter((name) => ![...scripts, ...npmItself].includes(name ?? ''))).toEqual([]);
    const internal = ['build'];
    expect(scripts.filter((name) => !named.includes(name) && !internal.includes(name))).toEqual([]);
  });

  it('names every setting that the server reads, and no other', () => {
    const settings = readProjectFile('server/settings.ts');
    const named = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1] ?? '');
    expect(named.filter((name) => !settings.includes(name))).toEqual([]);
    const read = [...settings.matchAll(/'([A-Z][A-Z_]+)'|env(?:ironment)?\.([A-Z][A-Z_]+)/g)].map(
      (match) => match[1] ?? match[2] ?? '',
    );
    expect(read.filter((name) => !named.includes(name))).toEqual([]);
  });
});

describe('server/imports/README.md', () => {
  it.each([
    ['People', PEOPLE_COLUMNS],
    ['Demand', DEMAND_COLUMNS],
    ['Posts', POST_COLUMNS],
    ['Who holds which post (`occupancies`)', OCCUPANCY_COLUMNS],
    ['Temporary arrangements (`arrangements`)', ARRANGEMENT_COLUMNS],
    ['Pay points (`pay-points`)', PAY_POINT_COLUMNS],
    ['Cases (`case-extract`)', EXTRACT_COLUMNS['case-extract']],
    ['Episodes (`episodes`)', EXTRACT_COLUMNS.episodes],
    ['Referrals (`referrals`)', EXTRACT_COLUMNS.referrals],
  ])('lists the columns of %s as the reader reads them', (title, columns) => {
    const section = readProjectFile('server/imports/README.md').split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
    const cell = (text: string) => text.replaceAll('|', '\\|');
    const rows = columns.map(({ id, required, help, example }) => {
      const shown = example ? `\`${cell(example)}\`` : '';
      return `| \`${id}\` | ${required ? 'yes' : 'no'} | ${cell(help)} | ${shown} |`;
    });
    expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
  });
});
