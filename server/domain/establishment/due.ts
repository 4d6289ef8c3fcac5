import type { CivilDate } from '../calendar.ts';
import { allocationReviewsDue, allocationSignalsDue } from './due/allocation-reviews-due.ts';
import { arrangementsDue } from './due/arrangements-due.ts';
import { competencesDue } from './due/competences-due.ts';
import { draftsDue } from './due/drafts-due.ts';
import { fundingDue } from './due/funding-due.ts';
import { type DueItem, type DueRecords, dueGround } from './due/item.ts';
import { postsDue } from './due/posts-due.ts';
import { recordsDue } from './due/records-due.ts';
import { recruitmentsDue } from './due/recruitments-due.ts';
import { fundingReviewsDue, reviewsDue } from './due/reviews-due.ts';

export type { DueItem, DueRecords } from './due/item.ts';
export { LOOK_BACK_DAYS } from './due/item.ts';
export { dueRecordsOf } from './due/records-of.ts';

const SOURCES = [
  arrangementsDue,
  reviewsDue,
  fundingReviewsDue,
  fundingDue,
  postsDue,
  recruitmentsDue,
  competencesDue,
  recordsDue,
  draftsDue,
  allocationReviewsDue,
  allocationSignalsDue,
];

/**
 * What needs action at a date, the most urgent first: by the day it is due, so that what is longest overdue leads; what
 * has no day comes last.
 * @param horizonDays days to look ahead, from 0; something due on the last of them counts
 * @returns no two items with the same id
 */
export function dueAt(records: DueRecords, asAt: CivilDate, horizonDays: number): DueItem[] {
  const ground = dueGround(records, asAt, horizonDays);
  return SOURCES.flatMap((source) => source(ground)).sort(byUrgency);
}

function byUrgency(a: DueItem, b: DueItem): number {
  if (a.date !== b.date) {
    if (a.date === null) return 1;
    return b.date === null || a.date < b.date ? -1 : 1;
  }
  return a.id < b.id ? -1 : 1;
}
