import { isDeepStrictEqual } from 'node:util';
import type { Versioned } from '../../db/queries/imports.ts';
import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import { checkArrangement, type Finding } from '../domain/establishment/arrangement-rules.ts';
import type { FaultList } from './faults.ts';
import type { ReadRow } from './import-plan.ts';
import type { FactsOf, RuleGround } from './rule-facts.ts';

/** The named rules of arrangements as the council set them, and where what they warn of is listed. */
export interface ArrangementRules {
  settings: RuleGround['settings'];
  factsAmong: (records: Iterable<StoredOccupancy>) => FactsOf;
  warnings: FaultList;
}

/** Columns of the file by the fields that rules speak of. */
const COLUMNS: Readonly<Record<string, string>> = {
  startDate: 'start_date',
  endDate: 'end_date',
  minutes: 'hours_per_week',
  coversId: 'covers',
  coveredStops: 'covered_stops',
  reviewDate: 'review_date',
  payPoint: 'pay_point',
  basePoint: 'base_point',
};

/**
 * Looks at every new or changed row with the rules of arrangements, among all records as they would be. What a rule
 * refuses is a fault of the row, unless the record was refused so before already; what it warns of is listed.
 */
export function checkArrangementRules(
  sound: readonly ReadRow<StoredOccupancy>[],
  standing: ReadonlyMap<string, Versioned<StoredOccupancy>>,
  rules: ArrangementRules,
  faults: FaultList,
): void {
  const stood = [...standing.values()].map(({ record }) => record);
  const all = new Map(stood.map((record) => [record.id, record]));
  for (const { after } of sound) all.set(after.id, after);
  const factsNow = rules.factsAmong(all.values());
  const factsBefore = rules.factsAmong(stood);
  for (const { row, after } of sound) {
    const before = standing.get(after.id)?.record;
    if (before && isDeepStrictEqual(before, after)) continue;
    const findings = findingsOf(factsNow, after, rules, !before);
    const refusedBefore = new Set(before ? findingsOf(factsBefore, before, rules, false).map(({ rule }) => rule) : []);
    for (const finding of findings) {
      const isFault = finding.severity === 'refuse' && !refusedBefore.has(finding.rule);
      tell(isFault ? faults : rules.warnings, row, finding);
    }
  }
}

function findingsOf(factsOf: FactsOf, record: StoredOccupancy, { settings }: ArrangementRules, isNew: boolean) {
  const facts = factsOf(record, isNew);
  // what lies outside the dates of its post is a fault of its own already
  return facts ? checkArrangement(facts, settings).filter(({ rule }) => rule !== 'post-end') : [];
}

function tell(list: FaultList, row: number, { field, title, sentence, remedy }: Finding): void {
  list.named(row, COLUMNS[field] ?? field, `Rule “${title}”: ${sentence}`, remedy);
}
