import type { DayRate } from './cost-basis.ts';
import { WHOLE } from './fund-shares.ts';
import { productOf, type Rational } from './rational.ts';

const MONTHS_OF_YEAR = 12;
const DAYS_OF_WEEK = 7;
const MINUTES_OF_HOUR = 60;

/**
 * Exact cost, in pence, of days within one month.
 * By the year: annual pay ÷ 12 × days ÷ days in the month × FTE × (1 + on-cost); a whole month is days = daysInMonth.
 * By the hour: rate × hours a week ÷ 7 × days.
 * @returns unrounded; all amounts of one arrangement in one month have the same denominator
 */
export function amountOf(rate: DayRate, days: number, daysInMonth: number): Rational {
  if (rate.by === 'hour') return amountByHour(rate, days);
  const { annualPence, minutes, fullTimeMinutes, onCostBasisPoints } = rate;
  return {
    numerator: productOf(annualPence, days, minutes, WHOLE + onCostBasisPoints),
    denominator: productOf(MONTHS_OF_YEAR, daysInMonth, fullTimeMinutes, WHOLE),
  };
}

/**
 * Exact cost, in pence, of a whole year at one rate. By the year: annual pay × FTE × (1 + on-cost). By the hour: rate ×
 * hours a week ÷ 7 × days in the year.
 */
export function yearlyAmountOf(rate: DayRate, daysInYear: number): Rational {
  if (rate.by === 'hour') return amountByHour(rate, daysInYear);
  const { annualPence, minutes, fullTimeMinutes, onCostBasisPoints } = rate;
  return {
    numerator: productOf(annualPence, minutes, WHOLE + onCostBasisPoints),
    denominator: productOf(fullTimeMinutes, WHOLE),
  };
}

function amountByHour(rate: Extract<DayRate, { by: 'hour' }>, days: number): Rational {
  return {
    numerator: productOf(rate.hourlyPence, rate.minutes, days),
    denominator: productOf(MINUTES_OF_HOUR, DAYS_OF_WEEK),
  };
}
