import type { Db } from '../../db/open.ts';
import { listFundingLines } from '../../db/queries/establishment.ts';
import type { FundingAction } from '../contract/arrangement-requests.ts';
import type { Fault } from '../contract/problems.ts';
import { checkFunding, type Finding, type FundingFacts } from '../domain/establishment/arrangement-rules.ts';
import type { FundingRecord } from '../domain/establishment/records.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { fault, invalidInput, ProblemError } from '../http/problem.ts';
import type { Lookup } from './lookup.ts';
import { NEW_ID } from './planned.ts';

/** Something to be done to a funding line, worked out whole. */
export interface PlannedFunding {
  action: 'funding.add' | 'funding.change' | 'funding.end';
  before: FundingRecord | null;
  after: FundingRecord;
  findings: Finding[];
  why: string | null;
}

/**
 * Works out what is done to a funding line, without storing anything.
 * @throws ProblemError not-found for a line that does not exist; invalid-input with every fault
 */
export function planFunding(db: Db, action: FundingAction, lookup: Lookup): PlannedFunding {
  switch (action.action) {
    case 'add':
      return checked('funding.add', null, { ...action.line, id: NEW_ID, version: 1 }, null, lookup);
    case 'change': {
      const before = findFundingLine(db, action.id);
      const { why, ...change } = action.change;
      if (Object.keys(change).length === 0) {
        throw invalidInput([{ field: 'body', value: null, remedy: 'Name at least one field to change.' }]);
      }
      return checked('funding.change', before, { ...before, ...present(change) }, why ?? null, lookup);
    }
    case 'end': {
      const before = findFundingLine(db, action.id);
      const { toDate, why } = action.with;
      if (toDate >= before.toDate || toDate < before.fromDate) {
        const remedy = `It runs from ${formatDay(before.fromDate)} to ${formatDay(before.toDate)}. Give an earlier last day within that.`;
        throw invalidInput([{ field: 'toDate', value: toDate, remedy }]);
      }
      return checked('funding.end', before, { ...before, toDate }, why, lookup);
    }
  }
}

/** A stored funding line. @throws ProblemError not-found */
export function findFundingLine(db: Db, id: string): FundingRecord {
  const [found] = listFundingLines(db, { id });
  if (!found) throw new ProblemError('not-found', 'There is no such funding line. Read the list again.');
  return found;
}

/** What the rules look at of a funding line; undefined where its fund or what it is about does not exist. */
export function fundingFacts(line: FundingRecord, lookup: Lookup): FundingFacts | undefined {
  const fund = lookup.funds.find(({ id }) => id === line.fundId);
  const subject = subjectOf(line, lookup);
  if (!fund || !subject) return undefined;
  const others = lookup.fundingLines.filter(
    (other) => other.id !== line.id && other.postId === line.postId && other.occupancyId === line.occupancyId,
  );
  return { line, others, fund, subject };
}

/** The post or the arrangement that a line is about. */
export function subjectOf({ postId, occupancyId }: FundingRecord, lookup: Lookup): FundingFacts['subject'] | undefined {
  const post = postId === null ? undefined : lookup.post(postId);
  if (post) return { title: `Post ${post.id}, ${post.title}`, startDate: post.startDate, endDate: post.endDate };
  const record = occupancyId === null ? undefined : lookup.occupancy(occupancyId);
  if (!record) return undefined;
  return { title: `${record.id}, ${record.name}`, startDate: record.startDate, endDate: record.endDate };
}

function checked(
  action: PlannedFunding['action'],
  before: FundingRecord | null,
  after: FundingRecord,
  why: string | null,
  lookup: Lookup,
): PlannedFunding {
  const faults = faultsOf(after, lookup);
  if (faults.length > 0) throw invalidInput(faults);
  const facts = fundingFacts(after, lookup);
  if (!facts) throw new Error('A funding line without fund or subject passed its checks');
  return { action, before, after, why, findings: checkFunding(facts, lookup.settings) };
}

function faultsOf(line: FundingRecord, lookup: Lookup): Fault[] {
  const { postId, occupancyId, fundId, fromDate, toDate, decisionId, reviewDate } = line;
  const isOfOne = (postId === null) !== (occupancyId === null);
  return [
    ...(isOfOne ? [] : [fault('postId', postId, 'Name either a post or an arrangement whose cost the fund shares.')]),
    ...(isOfOne && !subjectOf(line, lookup)
      ? [fault(postId === null ? 'occupancyId' : 'postId', postId ?? occupancyId, 'There is none with this number.')]
      : []),
    ...(lookup.funds.some(({ id }) => id === fundId)
      ? []
      : [fault('fundId', fundId, 'There is no such fund. Choose one of the list, or add it on the page Costs.')]),
    ...(toDate < fromDate
      ? [fault('toDate', toDate, `This is before ${formatDay(fromDate)}. Correct one of the two.`)]
      : []),
    ...(decisionId === null || lookup.hasDecision(decisionId)
      ? []
      : [fault('decisionId', decisionId, 'There is no such decision record. Choose one, or give a reference only.')]),
    ...(reviewDate !== null && (reviewDate < fromDate || reviewDate > toDate)
      ? [fault('reviewDate', reviewDate, 'A review lies within the dates of the line. Correct it, or leave it out.')]
      : []),
  ];
}

function present<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}
