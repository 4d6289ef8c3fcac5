import type { Db } from '../../db/open.ts';
import { type DecisionSubjectRow, findDecisionSubjects, listDecisions } from '../../db/queries/decisions.ts';
import type { DecisionHead, DecisionSubject } from '../contract/decisions.ts';
import { OCCUPANCY_KINDS } from '../contract/establishment.ts';

/** At most so many records are offered at once. */
const OFFERED = 40;

/** Decision records: drafts first, then the latest decided. */
export function decisionHeads(db: Db): DecisionHead[] {
  return listDecisions(db).map(({ content: _, createdBy: __, ...head }) => head);
}

/**
 * Records that a decision could be about.
 * @param find text in number, post, name, fund or reference; without it arrangements and funding lines, latest first
 */
export function decisionSubjects(db: Db, find: string | undefined): { subjects: DecisionSubject[]; left: number } {
  const rows = findDecisionSubjects(db, find === undefined || find === '' ? null : find, OFFERED * 2);
  return {
    subjects: rows.slice(0, OFFERED).map((row) => {
      const { kind, subjectId, who, startDate, endDate, decisionReference } = row;
      return { kind, subjectId, who, startDate, endDate, decisionReference, label: labelOf(row) };
    }),
    left: Math.max(0, rows.length - OFFERED),
  };
}

function labelOf({ title, postId, occupancyKind, fundName }: DecisionSubjectRow): string {
  const post = `${title} (${postId})`;
  if (occupancyKind !== null) return `${post}, ${OCCUPANCY_KINDS[occupancyKind].toLowerCase()}`;
  return fundName === null ? post : `${post}, share met by ${fundName}`;
}
