import type { Month } from '../calendar.ts';
import { amountOf } from './amount.ts';
import { type CostBasis, checkBasis, type DayRate, type Lack } from './cost-basis.ts';
import {
  type CalendarMonth,
  calendarMonth,
  type DayRange,
  dayOfMonth,
  isCivilDate,
  joinAdjacent,
  monthsTouched,
  overlap,
} from './days.ts';
import type { FinancialYear } from './financial-year.ts';
import { type FundingLine, type FundShare, type OverFunded, overFundedDays } from './fund-shares.ts';
import { fundsOf } from './fund-split.ts';
import type { FundPence } from './largest-remainder.ts';
import type { Rates } from './rates.ts';
import { add, roundHalfUp, ZERO } from './rational.ts';
import { type Stretch, stretchesOf } from './stretches.ts';

/** What is costed, from its first to its last day, both inclusive, and who pays; the rest is the base budget's. */
export type CostInput = CostBasis & DayRange & { readonly funding: readonly FundingLine[] };

/** Part of a month in which neither rate nor funding changes: what its working is written from. */
export interface WorkingPart extends DayRange {
  /** Days from `from` to `to`, both inclusive. */
  readonly days: number;
  readonly daysInMonth: number;
  readonly rate: DayRate;
  readonly shares: readonly FundShare[];
}

/** What an arrangement costs in one calendar month. */
export interface MonthCost {
  readonly month: Month;
  readonly financialYear: FinancialYear;
  /** Rounded half up, once. */
  readonly pence: number;
  /** By fund, base budget (`fundId` null) first; without those that carry nothing, but never empty. Sums to `pence`. */
  readonly funds: readonly FundPence[];
  readonly working: readonly WorkingPart[];
}

/** Days whose cost is unknown, and the rate they lack. */
export type MissingRate = Lack & DayRange;

/** Costs by month, without the months that a missing rate touches; or why nothing is costed. */
export type CostOutcome =
  | { readonly kind: 'costed'; readonly months: readonly MonthCost[]; readonly missing: readonly MissingRate[] }
  | { readonly kind: 'refused'; readonly overFunded: readonly OverFunded[] };

/**
 * Cost of an arrangement or a post by month and fund. Each month it touches costs annual pay ÷ 12 × days covered ÷ days
 * in the month × FTE × (1 + on-cost), summed over the stretches of the month in which nothing changes, rounded once; an
 * agency costs rate × hours a week ÷ 7 × days. The rounded month is split between funds by largest remainder.
 * @param window only these months, both inclusive; a month costs the same in every window
 * @returns refused where funding lines come to more than 100 % on a day that is costed
 * @throws RangeError for a start or end that is no day, an end before the start, negative or broken amounts, no pay
 * point, or steps out of order
 */
export function costOf(input: CostInput, rates: Rates, window?: { from: Month; to: Month }): CostOutcome {
  checkBasis(input);
  for (const date of [input.from, input.to]) {
    if (!isCivilDate(date)) throw new RangeError(`“${date}” is no day; a start or an end is one like 2021-03-31`);
  }
  if (input.from > input.to) throw new RangeError(`The end ${input.to} is before the start ${input.from}`);
  const days = window ? overlap(input, firstToLast(window)) : input;
  if (!days) return { kind: 'costed', months: [], missing: [] };
  const overFunded = overFundedDays(input.funding, days);
  if (overFunded.length > 0) return { kind: 'refused', overFunded };
  const stretches = stretchesOf(input, input.funding, days, rates);
  return { kind: 'costed', months: monthCosts(stretches, days), missing: missingRates(stretches) };
}

function firstToLast({ from, to }: { from: Month; to: Month }): DayRange {
  return { from: calendarMonth(from).firstDay, to: calendarMonth(to).lastDay };
}

/** Walks the stretches month by month; a month is closed where its last day, or the last day of all, is reached. */
function monthCosts(stretches: readonly Stretch[], days: DayRange): MonthCost[] {
  const months: MonthCost[] = [];
  let parts: WorkingPart[] = [];
  let unknown = false;
  for (const stretch of stretches) {
    let whole: Priced | undefined;
    for (const month of monthsTouched(stretch)) {
      const part = partOf(stretch, month);
      if (part) parts.push(part);
      else unknown = true;
      if (stretch.to < month.lastDay && stretch.to < days.to) continue;
      if (!unknown && part) {
        const isWhole = part.days === month.days;
        // whole months of one stretch cost the same whatever their length, unless paid by the hour
        const priced = (isWhole && whole) || priceOf(parts);
        if (isWhole && part.rate.by === 'year') whole = priced;
        const { pence, funds } = priced;
        months.push({ month: month.month, financialYear: month.financialYear, pence, funds, working: parts });
      }
      parts = [];
      unknown = false;
    }
  }
  return months;
}

function partOf(stretch: Stretch, month: CalendarMonth): WorkingPart | undefined {
  if (!stretch.rate) return undefined;
  const from = stretch.from > month.firstDay ? stretch.from : month.firstDay;
  const to = stretch.to < month.lastDay ? stretch.to : month.lastDay;
  const whole = from === month.firstDay && to === month.lastDay;
  const days = whole ? month.days : dayOfMonth(to) - dayOfMonth(from) + 1;
  return { from, to, days, daysInMonth: month.days, rate: stretch.rate, shares: stretch.shares };
}

interface Priced {
  pence: number;
  funds: readonly FundPence[];
}

function priceOf(parts: readonly WorkingPart[]): Priced {
  const amounts = parts.map(({ rate, days, daysInMonth }) => amountOf(rate, days, daysInMonth));
  const pence = roundHalfUp(amounts.reduce(add, ZERO));
  return {
    pence,
    funds: fundsOf(
      pence,
      parts.map(({ shares }, at) => ({ shares, amount: amounts[at] ?? ZERO })),
    ),
  };
}

function missingRates(stretches: readonly Stretch[]): MissingRate[] {
  if (stretches.every(({ rate }) => rate)) return [];
  const lacking = stretches.flatMap(({ from, to, lacks }) => lacks.map((lack) => ({ ...lack, from, to })));
  const byRate = Map.groupBy(lacking, ({ rate, point, payYear }) => `${rate} ${point} ${payYear}`);
  return [...byRate.values()].flatMap((ranges) => joinAdjacent(ranges, () => true));
}
