import type { Db } from '../../db/open.ts';
import { listCovering } from '../../db/queries/arrangements.ts';
import type { DeleteArrangement } from '../contract/arrangement-requests.ts';
import { ProblemError } from '../http/problem.ts';
import type { TemporaryRecord } from './lookup.ts';
import type { Planned, Working } from './planned.ts';

/**
 * Takes out an arrangement that was entered by mistake, with the funding of its own; the history keeps that there was
 * one. What was decided, and what somebody else stands in for, stays.
 * @throws ProblemError conflict where a decision names it, or somebody covers whoever it is of
 */
export function planDelete(
  db: Db,
  stored: TemporaryRecord,
  { why }: DeleteArrangement,
  { lookup }: Pick<Working, 'lookup'>,
): Planned {
  const { id, name, decisionId, decisionReference } = stored;
  if (decisionId !== null) {
    throw conflict(
      `The decision ${decisionReference ?? decisionId} names it, so it stays on record. End it early, or take the decision out of it first.`,
    );
  }
  const [cover] = listCovering(db, id);
  if (cover)
    throw conflict(`${cover.name} covers ${name} (${cover.id}). Delete that one first, or let it cover nobody.`);
  const lines = lookup.fundingLines.filter(({ occupancyId }) => occupancyId === id);
  return {
    action: 'arrangement.delete',
    occupancies: [{ before: stored, after: null }],
    funding: lines.map((before) => ({ before, after: null })),
    notes: [
      'The history keeps that there was one. Of what did take place, end it early instead: then its cost stays counted.',
      ...lines.map(({ fundId }) => `The share of it that ${lookup.fundName(fundId)} meets is deleted too.`),
    ],
    findings: [],
    why,
  };
}

function conflict(detail: string): ProblemError {
  return new ProblemError('conflict', detail);
}
