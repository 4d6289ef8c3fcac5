import type { CivilDate, Month } from '../calendar.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Pence as pounds: 123450 → `£1,234.50`, −850 → `−£8.50`. */
export function formatPence(pence: number): string {
  return `${pence < 0 ? '−' : ''}£${formatHundredths(Math.abs(pence))}`;
}

/** Pence as pounds, without pence where there are none: 1893300 → `£18,933`. */
export function formatPounds(pence: number): string {
  return formatPence(pence).replace(/\.00$/, '');
}

/** Hundredths with two decimals and thousands set off: 2500 → `25.00`; from 0. */
export function formatHundredths(hundredths: number): string {
  const whole = Math.trunc(hundredths / 100);
  return `${groupThousands(String(whole))}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** Digits with thousands set off by commas: `18933` → `18,933`. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** `2020-10` → `October`. */
export function monthName(month: Month): string {
  return MONTHS[Number(month.slice(5, 7)) - 1] ?? month;
}

/** A civil date: `2020-09-27` → `27 Sep 2020`. */
export function formatDay(date: CivilDate): string {
  return `${Number(date.slice(8, 10))} ${monthName(date.slice(0, 7)).slice(0, 3)} ${date.slice(0, 4)}`;
}
