import type { Db } from '../../db/open.ts';
import { listCovering } from '../../db/queries/arrangements.ts';
import type {
  ArrangementEdit,
  EndArrangement,
  ExtendArrangement,
  NewArrangement,
} from '../contract/arrangement-requests.ts';
import { checkArrangement } from '../domain/establishment/arrangement-rules.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { invalidInput } from '../http/problem.ts';
import { type Draft, faultsOf } from './check-draft.ts';
import { factsOf, type TemporaryRecord } from './lookup.ts';
import { fundingUpTo, NEW_ID, onlyNewRefusals, type Planned, type Working } from './planned.ts';

/** A new arrangement. @throws ProblemError invalid-input with every fault */
export function planAdd(db: Db, given: NewArrangement, { lookup, today }: Working): Planned {
  const { workerName, ...fields } = given;
  const draft: Draft = {
    ...fields,
    steps: fields.steps.toSorted(byDate),
    id: NEW_ID,
    name: nameOf(given, lookup),
    endReason: null,
    version: 1,
  };
  refuse(db, draft, lookup, given);
  return {
    action: 'arrangement.add',
    occupancies: [{ before: null, after: draft }],
    funding: [],
    notes: [],
    findings: checkArrangement(factsOf(draft, lookup, today, true), lookup.settings),
    why: null,
  };
}

/** A correction of any of its fields. @throws ProblemError invalid-input with every fault */
export function planChange(
  db: Db,
  stored: TemporaryRecord,
  { why, workerName, ...change }: ArrangementEdit,
  { lookup, today }: Working,
): Planned {
  const given = { ...stored, ...withoutUndefined(change) };
  if (workerName !== undefined && workerName !== null && change.personId === undefined) given.personId = null;
  const isRenamed = change.personId !== undefined || workerName !== undefined;
  const who = { personId: given.personId, workerName: workerName ?? null };
  const draft: Draft = {
    ...given,
    steps: given.steps.toSorted(byDate),
    name: isRenamed ? nameOf(who, lookup) : stored.name,
  };
  if (Object.keys(change).length === 0 && workerName === undefined) {
    throw invalidInput([{ field: 'body', value: null, remedy: 'Name at least one field to change.' }]);
  }
  refuse(db, draft, lookup, isRenamed ? who : undefined);
  const before = checkArrangement(factsOf(stored, lookup, today), lookup.settings);
  return {
    action: 'arrangement.change',
    occupancies: [{ before: stored, after: draft }],
    funding: fundingUpTo(lookup.fundingLines, stored.id, draft.endDate),
    notes: [],
    findings: onlyNewRefusals(checkArrangement(factsOf(draft, lookup, today), lookup.settings), before),
    why: why ?? null,
  };
}

/** A later end. @throws ProblemError invalid-input where it is not later */
export function planExtend(
  db: Db,
  stored: TemporaryRecord,
  { endDate, reviewDate, extendFunding, why }: ExtendArrangement,
  { lookup, today }: Working,
): Planned {
  if (endDate <= stored.endDate) {
    const remedy = `It runs to ${formatDay(stored.endDate)} already. Give a later day, or end it early instead.`;
    throw invalidInput([{ field: 'endDate', value: endDate, remedy }]);
  }
  const draft: Draft = { ...stored, endDate, ...(reviewDate === undefined ? {} : { reviewDate }) };
  refuse(db, draft, lookup);
  const ending = lookup.fundingLines.filter((line) => line.occupancyId === stored.id && line.toDate === stored.endDate);
  const before = checkArrangement(factsOf(stored, lookup, today), lookup.settings);
  return {
    action: 'arrangement.extend',
    occupancies: [{ before: stored, after: draft }],
    funding: extendFunding ? ending.map((line) => ({ before: line, after: { ...line, toDate: endDate } })) : [],
    notes:
      ending.length > 0 && !extendFunding
        ? ending.map(
            (line) =>
              `${lookup.fundName(line.fundId)} pays to ${formatDay(line.toDate)}; after that the base budget does.`,
          )
        : [],
    findings: onlyNewRefusals(checkArrangement(factsOf(draft, lookup, today), lookup.settings), before),
    why,
  };
}

/** An earlier end. @throws ProblemError invalid-input where it is not earlier, or before the first day */
export function planEnd(
  db: Db,
  stored: TemporaryRecord,
  { endDate, why }: EndArrangement,
  { lookup, today }: Working,
): Planned {
  if (endDate >= stored.endDate || endDate < stored.startDate) {
    const remedy =
      endDate < stored.startDate
        ? `It starts on ${formatDay(stored.startDate)}. Give that day or a later one.`
        : `It ends on ${formatDay(stored.endDate)}. Give an earlier day, or extend it instead.`;
    throw invalidInput([{ field: 'endDate', value: endDate, remedy }]);
  }
  const { reviewDate } = stored;
  const draft: Draft = {
    ...stored,
    endDate,
    endReason: why,
    reviewDate: reviewDate !== null && reviewDate > endDate ? null : reviewDate,
    steps: stored.steps.filter(({ fromDate }) => fromDate <= endDate),
  };
  const before = checkArrangement(factsOf(stored, lookup, today), lookup.settings);
  const after = checkArrangement(factsOf(draft, lookup, today), lookup.settings);
  return {
    action: 'arrangement.end-early',
    occupancies: [{ before: stored, after: draft }],
    funding: fundingUpTo(lookup.fundingLines, stored.id, endDate),
    notes: listCovering(db, stored.id)
      .filter((other) => other.endDate === null || other.endDate > endDate)
      .map((other) => `${other.name} covers ${stored.name} (${other.id}) beyond that day: look at that one too.`),
    findings: onlyNewRefusals(after, [...before, ...after.filter(({ rule }) => rule !== 'post-end')]),
    why,
  };
}

function refuse(
  db: Db,
  draft: Draft,
  lookup: Working['lookup'],
  who?: { personId: string | null; workerName: string | null },
): void {
  const isBoth = who !== undefined && who.personId !== null && who.workerName !== null;
  const both = {
    field: 'workerName',
    value: who?.workerName ?? null,
    remedy: 'Give a person of the staff list or the name of a worker, not both.',
  };
  const faults = [...(isBoth ? [both] : []), ...faultsOf(db, draft, lookup)];
  if (faults.length > 0) throw invalidInput(faults);
}

/** Name of whoever it is; empty where nobody is named. */
function nameOf(
  { personId, workerName }: { personId: string | null; workerName: string | null },
  lookup: Working['lookup'],
): string {
  if (personId !== null) return lookup.holder(personId)?.name ?? personId;
  return workerName ?? '';
}

function withoutUndefined<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

function byDate(a: { fromDate: string }, b: { fromDate: string }): number {
  return a.fromDate < b.fromDate ? -1 : 1;
}
