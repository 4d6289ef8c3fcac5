import { readFileSync } from 'node:fs';
import type { Db } from '../db/open.ts';
import { insertStressCase, type StressCaseRow } from '../db/queries/demand-stress.ts';
import { type SeedSet, seedPath } from './read-seed.ts';

/** A stress case of a seed set; its figures are as the contract has them, without the kind. */
type SeedStressCase = Pick<StressCaseRow, 'id' | 'name' | 'kind'> & { parameters: object };

/** Adds the example cases of a seed set. */
export function loadStressCases(db: Db, set: SeedSet): void {
  const cases = JSON.parse(readFileSync(seedPath(set, 'stress-cases.json'), 'utf8')) as SeedStressCase[];
  for (const { parameters, ...row } of cases) {
    insertStressCase(db, { ...row, parameters: JSON.stringify(parameters), createdBy: 'demo' });
  }
}
