import type { CivilDate } from '../domain/calendar.ts';
import type { Finding } from '../domain/establishment/arrangement-rules.ts';
import type { FundingRecord, OccupancyRecord } from '../domain/establishment/records.ts';
import type { Lookup } from './lookup.ts';

/** A record before and after; null where it is new, or taken away. */
export interface Change<Record> {
  before: Record | null;
  after: Record | null;
}

/** Something to be done to an arrangement, worked out whole: it is shown as a preview, and stored as it was shown. */
export interface Planned {
  action:
    | 'arrangement.add'
    | 'arrangement.change'
    | 'arrangement.extend'
    | 'arrangement.end-early'
    | 'arrangement.make-permanent'
    | 'arrangement.delete';
  /** The arrangement itself first. */
  occupancies: Change<OccupancyRecord>[];
  funding: Change<FundingRecord>[];
  notes: string[];
  findings: Finding[];
  /** Why, for the history; null where nothing was said. */
  why: string | null;
}

/** What every action is worked out from. */
export interface Working {
  lookup: Lookup;
  /** Day it is looked at. */
  today: CivilDate;
}

/** Id of a record that is not stored yet. */
export const NEW_ID = '';

/** Funding of an arrangement that ends on a day: lines beyond it end with it, those that begin later are taken away. */
export function fundingUpTo(lines: readonly FundingRecord[], id: string, endDate: CivilDate): Change<FundingRecord>[] {
  return lines
    .filter(({ occupancyId, toDate }) => occupancyId === id && toDate > endDate)
    .map((before) => ({ before, after: before.fromDate > endDate ? null : { ...before, toDate: endDate } }));
}

/** What a rule refuses although it was so before counts as a warning: an end has to be possible all the same. */
export function onlyNewRefusals(findings: readonly Finding[], before: readonly Finding[]): Finding[] {
  return findings.map((finding) =>
    before.some(({ rule, field }) => rule === finding.rule && field === finding.field)
      ? { ...finding, severity: 'warn' as const }
      : finding,
  );
}
