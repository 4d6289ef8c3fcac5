import { addMonths, type CivilDate, type Month } from '../calendar.ts';

/** A financial year, 1 April to 31 March, written `2020/21`. */
export type FinancialYear = string;

/**
 * The financial year a day or a month lies in: `2021-03-31` and `2021-03` → `2020/21`.
 * @throws RangeError where it is neither `YYYY-MM-DD` nor `YYYY-MM`
 */
export function financialYearOf(dayOrMonth: CivilDate | Month): FinancialYear {
  const parts = /^(\d{4})-(0[1-9]|1[0-2])(?:-\d{2})?$/.exec(dayOrMonth);
  if (!parts) throw new RangeError(`“${dayOrMonth}” is no day 2021-03-31 and no month 2021-03`);
  const start = Number(parts[1]) - (Number(parts[2]) < 4 ? 1 : 0);
  return `${String(start).padStart(4, '0')}/${String((start + 1) % 100).padStart(2, '0')}`;
}

/** First day of a financial year: `2020/21` → `2020-04-01`. @throws RangeError where it is not written so */
export function firstDayOf(year: FinancialYear): CivilDate {
  return `${monthsOf(year)[0]}-01`;
}

/** Last day of a financial year: `2020/21` → `2021-03-31`. @throws RangeError where it is not written so */
export function lastDayOf(year: FinancialYear): CivilDate {
  return `${monthsOf(year)[11]}-31`;
}

/** The twelve months of a financial year, from April to March. @throws RangeError where it is not written `2020/21` */
export function monthsOf(year: FinancialYear): Month[] {
  const april = `${year.slice(0, 4)}-04`;
  if (!/^\d{4}\/\d{2}$/.test(year) || financialYearOf(april) !== year) {
    throw new RangeError(`“${year}” is no financial year; write it like 2020/21`);
  }
  return Array.from({ length: 12 }, (_, at) => addMonths(april, at));
}
