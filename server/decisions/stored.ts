import type { Db } from '../../db/open.ts';
import { findDecision } from '../../db/queries/decisions.ts';
import { type DecisionText, decisionText } from '../contract/decisions.ts';
import { ProblemError } from '../http/problem.ts';

/** A decision record as it is stored, with its text read. */
export type Stored = Omit<NonNullable<ReturnType<typeof findDecision>>, 'content'> & { content: DecisionText };

/** @throws ProblemError not-found */
export function findStored(db: Db, id: string): Stored {
  const row = findDecision(db, id);
  if (row) return { ...row, content: decisionText.parse(JSON.parse(row.content)) };
  throw new ProblemError('not-found', `There is no decision record ${id}. Look for it in the list of decisions.`);
}
