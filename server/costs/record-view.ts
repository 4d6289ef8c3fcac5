import type { RecordCosts } from '../contract/costs.ts';
import type { CivilDate } from '../domain/calendar.ts';
import {
  type CostGround,
  occupancyCost,
  postBudget,
  type RecordCost,
} from '../domain/establishment/cost-of-records.ts';
import { gapsOf, type RecordsIndex } from '../domain/establishment/cost-sheet.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';
import { type VacancyPart, vacancyCost } from '../domain/establishment/vacancy-cost.ts';
import { fteOf } from '../domain/fte.ts';
import type { DayRange } from '../domain/pay/days.ts';
import { formatDay, formatPence } from '../domain/pay/formats.ts';
import type { MonthCost } from '../domain/pay/month-costs.ts';
import { totalsOf } from '../domain/pay/totals.ts';
import { workingOf } from '../domain/pay/working.ts';

type Part = RecordCosts['parts'][number];

/** What the lines of a record are worked out from. */
export interface RecordGround {
  ground: CostGround;
  index: RecordsIndex;
  /** Days that lines are asked for. An open end is counted to the last. */
  days: DayRange;
  fundName: (id: string) => string;
}

/** What a post is budgeted at: its lines by month and fund with the working. */
export function postLines(post: PostRecord, of: RecordGround): RecordCosts {
  const cost: RecordCost =
    post.state === 'proposed' ? { kind: 'free' } : postBudget(post, of.ground, windowOf(of.days));
  const gaps =
    post.state === 'proposed' ? [`Post ${post.id} is only proposed, so it has no budget yet.`] : gapsOf(cost);
  const parts = [partOf(`Budget of post ${post.id}`, 1, within(post, of.days), monthsOf(cost), of)];
  return { ...headOf('posts', post, post.title, of), basis: budgetWords(post), ...summed(parts, monthsOf(cost)), gaps };
}

/** What somebody in a post costs: their lines by month and fund with the working. */
export function occupancyLines(record: OccupancyRecord, post: PostRecord, of: RecordGround): RecordCosts {
  const cost = occupancyCost(record, of.ground, windowOf(of.days), of.index.substantiveOf(record));
  const gaps = cost.kind === 'free' ? [`The time of ${record.name} is ring-fenced: it costs nothing of its own.`] : [];
  const parts = [partOf(`${record.name} in post ${record.postId}`, 1, within(record, of.days), monthsOf(cost), of)];
  const of0 = { ...record, budgetedMinutes: record.minutes, unitId: post.unitId };
  return {
    ...headOf('occupancies', of0, record.name, of),
    postId: post.id,
    basis: payWords(record),
    ...summed(parts, monthsOf(cost)),
    gaps: [...gaps, ...gapsOf(cost)],
  };
}

/** What the vacant hours of a post save: what they are budgeted at, less what those who cover them cost. */
export function vacancyLines(post: PostRecord, of: RecordGround): RecordCosts {
  const records = { ...of.index, inPost: of.index.inPost.get(post.id) ?? [] };
  const { vacant, cover, savingPence, gaps } = vacancyCost(post, records, of.ground, windowOf(of.days));
  const hours = ({ minutes }: VacancyPart) => `${Number((minutes / 60).toFixed(2))} h`;
  const parts = [
    ...vacant.map((part) => partOf(`Vacant at budget, ${hours(part)} a week`, 1, part, part.months, of)),
    ...cover.map((part) => {
      const what = `Cover by ${part.record?.name ?? ''} (${part.record?.id ?? ''}), ${hours(part)} a week`;
      return partOf(what, -1, part, part.months, of);
    }),
  ];
  const months = [...vacant.flatMap((part) => part.months), ...cover.flatMap((part) => part.months.map(negative))];
  return {
    ...headOf('vacancies', post, post.title, of),
    basis: `${budgetWords(post)} Cover is taken off for the hours that count as cover.`,
    ...summed(parts, months),
    pence: savingPence,
    gaps,
  };
}

/** What a post is budgeted by. */
function budgetWords({ budgetPoint }: PostRecord): string {
  return budgetPoint === null
    ? 'Budgeted at the highest point of its grade, with on-cost.'
    : `Budgeted at point ${budgetPoint}, with on-cost.`;
}

/** What somebody is paid by. */
function payWords({ kind, payPoint, basePoint, hourlyPence, steps, onCost }: OccupancyRecord): string {
  if (kind === 'ring-fenced') return 'Part of the time they are paid for in any case.';
  if (hourlyPence !== null) return `${formatPence(hourlyPence)} an hour, fee included; no on-cost.`;
  if (payPoint === null) return 'No pay point is recorded.';
  const later = steps.map(({ fromDate, point }) => `, point ${point} from ${formatDay(fromDate)}`).join('');
  const withOnCost = onCost ? 'with on-cost' : 'without on-cost';
  return basePoint === null
    ? `Paid at point ${payPoint}${later}, ${withOnCost}.`
    : `An honorarium: pay at point ${payPoint}${later} less pay at point ${basePoint}, ${withOnCost}.`;
}

function headOf(
  kind: RecordCosts['kind'],
  record: {
    id: string;
    unitId: string;
    budgetedMinutes: number;
    startDate: CivilDate;
    endDate: CivilDate | null;
  },
  title: string,
  { ground, days }: RecordGround,
) {
  const { id, unitId, startDate, endDate, budgetedMinutes } = record;
  const fte = fteOf(budgetedMinutes, ground.fullTimeMinutes);
  const until = endDate !== null && endDate < days.to ? endDate : days.to;
  return { kind, id, title, postId: id, unitId, fte, startDate, endDate, until };
}

function partOf(
  what: string,
  sign: Part['sign'],
  { from, to }: DayRange,
  months: readonly MonthCost[],
  { fundName }: RecordGround,
): Part {
  return {
    ...{ what, sign, from, to },
    pence: sumOf(months),
    months: months.map((line) => ({
      month: line.month,
      financialYear: line.financialYear,
      pence: line.pence,
      funds: line.funds.map(({ fundId, pence }) => ({ fundId, pence })),
      working: workingOf(line, fundName),
    })),
  };
}

function summed(parts: Part[], months: readonly MonthCost[]) {
  const totals = totalsOf(months);
  const years = [...totals.byFinancialYear].map(([financialYear, pence]) => ({
    financialYear,
    pence,
    funds: totals.byFundAndYear
      .filter((line) => line.financialYear === financialYear)
      .map((line) => ({ fundId: line.fundId, pence: line.pence })),
  }));
  return { pence: totals.pence, years, parts };
}

function negative(line: MonthCost): MonthCost {
  return {
    ...line,
    pence: -line.pence,
    funds: line.funds.map(({ fundId, pence }) => ({ fundId, pence: -pence })),
  };
}

function monthsOf(cost: RecordCost): readonly MonthCost[] {
  return cost.kind === 'costed' ? cost.months : [];
}

function windowOf({ from, to }: DayRange) {
  return { from: from.slice(0, 7), to: to.slice(0, 7) };
}

function within({ startDate, endDate }: { startDate: CivilDate; endDate: CivilDate | null }, { from, to }: DayRange) {
  return {
    from: startDate > from ? startDate : from,
    to: endDate !== null && endDate < to ? endDate : to,
  };
}

function sumOf(months: readonly MonthCost[]): number {
  return months.reduce((sum, { pence }) => sum + pence, 0);
}
