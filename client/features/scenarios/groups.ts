import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { balanceRows, capacityRows, languageRows, ONE_LANGUAGE } from './balance-rows.ts';
import { peopleRows } from './people-rows.ts';
import type { MeasureGroup, MeasureRow } from './rows.ts';
import { stressRows } from './stress-rows.ts';

/** Every measure of the scenarios in groups; a group without rows is left out. */
export function measureGroups(found: Scenarios): MeasureGroup[] {
  const { scenarios, tolerance } = found;
  const isOfOne = scenarios.every(({ districts }) => districts.length === 1);
  return [
    { title: isOfOne ? 'Balance' : 'Balance between districts', rows: balanceRows(scenarios, tolerance) },
    { title: 'People', rows: peopleRows(scenarios) },
    { title: 'Demand and capacity', rows: capacityRows(scenarios) },
    { title: 'Speakers that are missing', rows: languageRows(scenarios) },
    {
      title: `Under demand as it may become: ${isOfOne ? '' : 'worst district, '}% from its fair share`,
      rows: stressRows(found),
    },
  ].filter(({ rows }) => rows.length > 0);
}

/** The groups as one sheet of paper has room for them: of languages their sum, and nothing that happens nowhere. */
export function groupsOnPaper(groups: readonly MeasureGroup[]): MeasureGroup[] {
  const happens = ({ id, figures }: MeasureRow) => id !== 'several' || figures.some(({ text }) => text !== '0');
  return groups.map(({ title, rows }) => ({
    title,
    rows: rows.filter((row) => !row.id.startsWith(ONE_LANGUAGE) && happens(row)),
  }));
}
