import type { CivilDate } from '../domain/calendar.ts';
import { type FinancialYear, financialYearOf } from '../domain/pay/financial-year.ts';

/** The financial year after one: `2020/21` → `2021/22`. */
export function yearAfter(year: FinancialYear): FinancialYear {
  return financialYearOf(`${String(Number(year.slice(0, 4)) + 1).padStart(4, '0')}-04`);
}

/**
 * Years to choose from: from the first award on that any record reaches into, to the year after the last end that is
 * recorded, and those named in any case.
 */
export function yearsOf(
  lists: readonly (readonly { startDate: CivilDate; endDate: CivilDate | null }[])[],
  awards: readonly { fromDate: CivilDate }[],
  named: readonly FinancialYear[],
): FinancialYear[] {
  const first = awards.reduce((least, { fromDate }) => (fromDate < least ? fromDate : least), '9999-12-31');
  let last = first;
  for (const records of lists) {
    for (const { startDate, endDate } of records) {
      const reach = endDate ?? startDate;
      if (reach > last) last = reach;
    }
  }
  const years = new Set(named);
  if (awards.length > 0 && lists.some((records) => records.length > 0)) {
    const end = yearAfter(financialYearOf(last));
    for (let year = financialYearOf(first); year <= end && years.size < MOST_YEARS; year = yearAfter(year))
      years.add(year);
  }
  return [...years].sort();
}

const MOST_YEARS = 60;
