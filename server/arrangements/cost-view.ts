import type { ArrangementCost, CostMonth } from '../contract/arrangements.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type CostGround, occupancyCost, type RecordCost } from '../domain/establishment/cost-of-records.ts';
import { holdsAt, type OccupancyRecord } from '../domain/establishment/records.ts';
import { overFundedSentence } from '../domain/pay/fund-shares.ts';
import type { MonthCost } from '../domain/pay/month-costs.ts';
import { missingSentence, workingOf } from '../domain/pay/working.ts';

/** What some records cost together, in sums and by month. */
export interface Costed {
  cost: ArrangementCost;
  months: CostMonth[];
}

interface Names {
  fundName: (id: string) => string;
  ofPerson: (id: string) => readonly OccupancyRecord[];
}

/**
 * What records cost together from the first day of each to its last.
 * @param until last day that is costed of those without an end
 */
export function costOfRecords(
  records: readonly OccupancyRecord[],
  ground: CostGround,
  names: Names,
  until: CivilDate,
): Costed {
  const costs = records.map((record) => {
    const to = record.endDate ?? until;
    const window = { from: record.startDate.slice(0, 7), to: to.slice(0, 7) };
    const own = record.personId === null ? [] : names.ofPerson(record.personId);
    const substantive = own.find((other) => other.kind === 'substantive' && holdsAt(other, record.startDate));
    const cost = to < record.startDate ? NOTHING : occupancyCost(record, ground, window, substantive);
    return { cost, place: records.length > 1 ? `Post ${record.postId}` : null };
  });
  return costView(costs, names.fundName);
}

/**
 * Costs together, in sums and by month.
 * @param costs each with what its working is headed by, null for nothing
 */
export function costView(
  costs: readonly { cost: RecordCost; place: string | null }[],
  fundName: (id: string) => string,
): Costed {
  const gaps = costs.flatMap(({ cost }) => {
    if (cost.kind === 'unpriced') return [cost.sentence];
    if (cost.kind === 'refused') return [overFundedSentence(cost.overFunded)];
    return cost.kind === 'costed' ? cost.missing.map(missingSentence) : [];
  });
  const isKnown = costs.every(({ cost }) => cost.kind === 'costed' || cost.kind === 'free');
  const all = costs.flatMap(({ cost, place }) =>
    cost.kind === 'costed' ? cost.months.map((month) => ({ month, place })) : [],
  );
  const months = [...Map.groupBy(all, ({ month }) => month.month)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, parts]) => together(parts, fundName));
  return { cost: { pence: isKnown ? sumOf(months) : null, years: yearsOf(months), gaps }, months };
}

const NOTHING = { kind: 'free' } as const;

function together(
  parts: readonly { month: MonthCost; place: string | null }[],
  fundName: (id: string) => string,
): CostMonth {
  const [first] = parts;
  if (!first) throw new Error('A month without a cost');
  return {
    month: first.month.month,
    financialYear: first.month.financialYear,
    pence: sumOf(parts.map(({ month }) => month)),
    funds: fundsOf(parts.map(({ month }) => month)),
    working: parts.flatMap(({ month, place }) =>
      workingOf(month, fundName).map((line) => (place === null ? line : `${place}, ${line}`)),
    ),
  };
}

function yearsOf(months: readonly CostMonth[]): ArrangementCost['years'] {
  return [...Map.groupBy(months, ({ financialYear }) => financialYear)].map(([financialYear, ofYear]) => ({
    financialYear,
    pence: sumOf(ofYear),
    funds: fundsOf(ofYear),
  }));
}

/** Base budget first. */
function fundsOf(months: readonly Pick<MonthCost, 'funds'>[]): { fundId: string | null; pence: number }[] {
  const byFund = Map.groupBy(
    months.flatMap(({ funds }) => funds),
    ({ fundId }) => fundId,
  );
  return [...byFund]
    .map(([fundId, lines]) => ({ fundId, pence: sumOf(lines) }))
    .sort((a, b) => Number(a.fundId !== null) - Number(b.fundId !== null));
}

function sumOf(lines: readonly { pence: number }[]): number {
  return lines.reduce((sum, { pence }) => sum + pence, 0);
}
