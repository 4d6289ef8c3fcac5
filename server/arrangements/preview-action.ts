import type { Db } from '../../db/open.ts';
import { readReferenceRows } from '../../db/queries/reference.ts';
import type { ArrangementAction } from '../contract/arrangement-requests.ts';
import type { ArrangementPreview } from '../contract/arrangements.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { addCalendarMonths } from '../domain/establishment/arrangement-dates.ts';
import type { FundingRecord, OccupancyRecord } from '../domain/establishment/records.ts';
import { financialYearOf, lastDayOf } from '../domain/pay/financial-year.ts';
import { type Costed, costOfRecords } from './cost-view.ts';
import { describePlanned } from './describe.ts';
import { groundOf, type Lookup, lookupOne } from './lookup.ts';
import { planAction } from './plan-action.ts';
import type { Change, Planned } from './planned.ts';
import { capacityLines } from './preview-capacity.ts';

/**
 * What an action would do, which rules it breaks, and what it costs to the penny; nothing is stored.
 * @param today day it is looked at
 * @throws ProblemError as `planAction`
 */
export function previewAction(db: Db, action: ArrangementAction, today: CivilDate): ArrangementPreview {
  const lookup = lookupOne(db, today);
  const planned = planAction(db, action, { lookup, today });
  return {
    changes: describePlanned(planned, lookup),
    notes: planned.notes,
    findings: planned.findings,
    mayBeSaved: !planned.findings.some(({ severity }) => severity === 'refuse'),
    ...costsOf(planned, lookup),
    capacity: capacityLines(db, planned, lookup, today),
    suggestedCapacity: suggestedCapacity(db, planned.occupancies[0]?.after ?? undefined, lookup),
  };
}

type Costs = Pick<ArrangementPreview, 'before' | 'after' | 'differencePence' | 'months' | 'until'>;

function costsOf(planned: Planned, lookup: Lookup): Costs {
  const stored = planned.occupancies.flatMap(({ before }) => (before ? [before] : []));
  const later = planned.occupancies.flatMap(({ after }) => (after ? [after] : []));
  const open = [...stored, ...later].filter(({ endDate }) => endDate === null);
  const lastStart =
    later
      .map(({ startDate }) => startDate)
      .sort()
      .at(-1) ?? '';
  const until = open.length === 0 ? null : lastDayOf(financialYearOf(addCalendarMonths(lastStart, 12)));
  const cost = (records: OccupancyRecord[], lines?: FundingRecord[]) =>
    costOfRecords(records, groundOf(lookup, lines), lookup, until ?? '');
  const after = cost(later, fundingAfter(lookup.fundingLines, planned.funding));
  const before = stored.length > 0 ? cost(stored) : null;
  return compareCosts(before, after, until);
}

/** What costs come to before and after, and the months that differ. */
export function compareCosts(before: Costed | null, after: Costed, until: CivilDate | null): Costs {
  const was = new Map((before?.months ?? []).map((month) => [month.month, month]));
  const is = new Map(after.months.map((month) => [month.month, month]));
  const months = [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((month) => {
    const [one, other] = [was.get(month), is.get(month)];
    const shown = other ?? one;
    if (!shown || JSON.stringify(one) === JSON.stringify(other)) return [];
    const { financialYear, working } = shown;
    return [{ month, financialYear, beforePence: one?.pence ?? 0, afterPence: other?.pence ?? 0, working }];
  });
  const known = after.cost.pence !== null && (before === null || before.cost.pence !== null);
  return {
    before: before?.cost ?? null,
    after: after.cost,
    differencePence: known ? (after.cost.pence ?? 0) - (before?.cost.pence ?? 0) : null,
    months,
    until,
  };
}

/** Funding lines as they would be after some changes. */
export function fundingAfter(
  lines: readonly FundingRecord[],
  changes: readonly Change<FundingRecord>[],
): FundingRecord[] {
  const changed = new Map(changes.map(({ before, after }) => [before?.id ?? '', after]));
  const kept = lines.flatMap((line) => {
    const after = changed.get(line.id);
    return after === undefined ? [line] : after === null ? [] : [after];
  });
  const added = changes.flatMap(({ before, after }) => (before === null && after !== null ? [after] : []));
  return [...kept, ...added];
}

/** Somebody from outside who holds cases in a district team adds what the role carries there. */
function suggestedCapacity(
  db: Db,
  record: OccupancyRecord | undefined,
  lookup: Lookup,
): ArrangementPreview['suggestedCapacity'] {
  if (!record || !ADDS_CAPACITY.includes(record.kind)) return null;
  const post = lookup.post(record.postId);
  if (!post || post.districtId === null) return null;
  const caseload = readReferenceRows(db).roles.find(({ id }) => id === post.roleId)?.caseload ?? 0;
  const minutes = Math.round(record.minutes * caseload);
  return minutes === 0 ? null : { districtId: post.districtId, minutes };
}

const ADDS_CAPACITY: readonly string[] = ['agency', 'fixed-term'];
