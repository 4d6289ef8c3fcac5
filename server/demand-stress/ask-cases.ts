import type { Db } from '../../db/open.ts';
import { findStressCase } from '../../db/queries/demand-stress.ts';
import { storedStressCase } from '../contract/demand-stress-case.ts';
import { ProblemError } from '../http/problem.ts';
import type { CaseToTry } from './work-out.ts';

/** Saved cases by their ids, in the order asked for, each once. @param ids with commas between them; undefined is none @throws ProblemError not-found */
export function casesToTry(db: Db, ids: string | undefined): CaseToTry[] {
  return [...new Set(ids?.split(','))].map((id) => {
    const row = findStressCase(db, id);
    if (row) return { id, name: row.name, parameters: storedStressCase(row) };
    throw new ProblemError('not-found', 'One of these cases is not there any more. Read the list again.');
  });
}
