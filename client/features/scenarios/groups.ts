import type { Scenarios } from '../../../server/contract/scenarios.ts';
import { balanceRows, capacityRows, languageRows } from './balance-rows.ts';
import { peopleRows } from './people-rows.ts';
import type { MeasureGroup } from './rows.ts';
import { stressRows } from './stress-rows.ts';

/** Every measure of the scenarios in groups; a group without rows is left out. */
export function measureGroups(found: Scenarios): MeasureGroup[] {
  const { scenarios, tolerance } = found;
  return [
    { title: 'Balance between districts', rows: balanceRows(scenarios, tolerance) },
    { title: 'People', rows: peopleRows(scenarios) },
    { title: 'Demand and capacity', rows: capacityRows(scenarios) },
    { title: 'Speakers that are missing', rows: languageRows(scenarios) },
    { title: 'Under demand as it may become', rows: stressRows(found) },
  ].filter(({ rows }) => rows.length > 0);
}
