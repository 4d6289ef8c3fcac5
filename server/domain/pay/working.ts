import { amountOf } from './amount.ts';
import type { DayRate } from './cost-basis.ts';
import { formatDay, formatHundredths, formatPence, formatPounds, groupThousands, monthName } from './formats.ts';
import { type FundShare, WHOLE } from './fund-shares.ts';
import type { MissingRate, MonthCost, WorkingPart } from './month-costs.ts';
import type { Rational } from './rational.ts';

type YearRate = Extract<DayRate, { by: 'year' }>;

/**
 * The working of a month as it stands on screen: `27–30 Sep: 4 ÷ 30 × £63.75 = £8.50`, a whole month `October: £63.75`.
 * Factors of 1 are left out. A month in parts has a sentence for each, unrounded (`£28.7903…`), and one for the month.
 * @param nameOfFund names the funds in the sentences of parts that they share in; without it funds are left out
 */
export function workingOf(month: MonthCost, nameOfFund?: (fundId: string) => string): string[] {
  const single = month.working.length === 1;
  const sentences = month.working.map((part) => {
    const result = single ? formatPence(month.pence) : exactly(amountOf(part.rate, part.days, part.daysInMonth));
    const sum = factorsOf(part);
    const funds = nameOfFund ? part.shares.map((share) => `, ${shareText(share, nameOfFund)}`).join('') : '';
    return `${daysOf(part)}: ${sum === result ? sum : `${sum} = ${result}`}${funds}`;
  });
  return single ? sentences : [...sentences, `${monthName(month.month)} together: ${formatPence(month.pence)}`];
}

/** What a missing rate leaves uncosted, and the remedy. */
export function missingSentence({ rate, point, payYear, from, to }: MissingRate): string {
  const days = from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
  return rate === 'point'
    ? `Point ${point} has no pay in the award of ${payYear}, so ${days} cannot be costed. Add the point to that award.`
    : `No on-cost rate is in force, so ${days} cannot be costed. Add a rate that starts by ${formatDay(from)}.`;
}

/** `October` for a whole month, `27–30 Sep` for a part, `27 Sep` for a day. */
function daysOf({ from, to, days, daysInMonth }: WorkingPart): string {
  if (days === daysInMonth) return monthName(from.slice(0, 7));
  const month = monthName(from.slice(0, 7)).slice(0, 3);
  return `${Number(from.slice(8))}${days === 1 ? '' : `–${Number(to.slice(8))}`} ${month}`;
}

function factorsOf({ rate, days, daysInMonth }: WorkingPart): string {
  if (rate.by === 'hour') {
    return `${formatPence(rate.hourlyPence)} × ${hoursOf(rate.minutes)} ÷ 7 × ${days} ${days === 1 ? 'day' : 'days'}`;
  }
  const part = days === daysInMonth ? '' : `${days} ÷ ${daysInMonth} × `;
  return `${part}${monthlyPay(rate)}${fteFactor(rate)}${onCostFactor(rate)}`;
}

/** A twelfth of annual pay: in pence where it is exact, else as the division. */
function monthlyPay({ annualPence }: YearRate): string {
  return annualPence % 12 === 0 ? formatPence(annualPence / 12) : `${formatPounds(annualPence)} ÷ 12`;
}

/** ` × 0.50 FTE`; where two decimals are not exact the hours stand beside it; nothing for full time. */
function fteFactor({ minutes, fullTimeMinutes }: YearRate): string {
  if (minutes === fullTimeMinutes) return '';
  const hundredths = (minutes * 100) / fullTimeMinutes;
  const hours = Number.isInteger(hundredths) ? '' : ` (${hoursOf(minutes)} ÷ ${hoursOf(fullTimeMinutes)})`;
  return ` × ${formatHundredths(Math.round(hundredths))} FTE${hours}`;
}

/** ` × 1.25 on-cost`, with as many decimals as it needs, at least two; nothing without on-cost. */
function onCostFactor({ onCostBasisPoints }: YearRate): string {
  if (onCostBasisPoints === 0) return '';
  const digits = String(WHOLE + onCostBasisPoints).padStart(5, '0');
  return ` × ${digits.slice(0, -4)}.${digits.slice(-4).replace(/0{1,2}$/, '')} on-cost`;
}

/** Minutes as hours: `37 h`, `18.5 h`; `16 h 40 min` where two decimals would not be exact. */
function hoursOf(minutes: number): string {
  const hundredths = (minutes * 100) / 60;
  if (Number.isInteger(hundredths)) return `${hundredths / 100} h`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Unrounded pence as pounds: `£8.50` where it is whole pence, else cut after four decimals, `£28.7903…`. */
function exactly({ numerator, denominator }: Rational): string {
  const size = numerator < 0n ? -numerator : numerator;
  const scaled = size * 100n;
  const digits = String(scaled / denominator).padStart(5, '0');
  const pounds = `${numerator < 0n ? '−' : ''}£${groupThousands(digits.slice(0, -4))}`;
  if (size % denominator === 0n) return `${pounds}.${digits.slice(-4, -2)}`;
  return `${pounds}.${digits.slice(-4)}${scaled % denominator === 0n ? '' : '…'}`;
}

function shareText({ fundId, shareBasisPoints }: FundShare, nameOfFund: (fundId: string) => string): string {
  return `${formatHundredths(shareBasisPoints)} % from ${nameOfFund(fundId)}`;
}
