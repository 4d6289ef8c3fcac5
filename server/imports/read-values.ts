import type { Remedy } from './faults.ts';

/** What a cell says, or what is wrong with it and what to do. */
export type Reading<T> = { value: T } | { wrong: string; remedy: Remedy };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Contracted hours a week beyond which a cell is refused. */
const MOST_HOURS = 50;

/**
 * Contracted hours a week as minutes: `37`, `18.5`, `18,5` or `18:30`; rounded to the minute.
 * @returns minutes, 1 to 3,000
 */
export function readWeeklyHours(text: string): Reading<number> {
  const clock = /^(\d{1,3}):([0-5]\d)$/.exec(text);
  const plain = /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
  const hours = clock ? Number(clock[1]) + Number(clock[2]) / 60 : plain;
  if (hours === undefined) {
    return { wrong: 'is not a number of hours', remedy: 'Write contracted hours a week, such as 37, 18.5 or 18:30.' };
  }
  if (hours > MOST_HOURS) {
    const remedy =
      hours > 168
        ? 'Maybe these are minutes a week: divide by 60.'
        : 'Write contracted hours a week; full time is 37. Maybe these are hours a fortnight or a month?';
    return { wrong: `is more than ${MOST_HOURS}`, remedy };
  }
  const minutes = Math.round(hours * 60);
  if (minutes < 1) return { wrong: 'is no time at all', remedy: 'Write contracted hours a week, such as 37 or 18.5.' };
  return { value: minutes };
}

/** Minutes as the hours people write: `37`, `18.5`; `29:35` where two decimals would not be exact. */
export function formatWeeklyHours(minutes: number): string {
  const hundredths = (minutes * 100) / 60;
  if (Number.isInteger(hundredths)) return String(hundredths / 100);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A civil date, written `2021-04-01` or `01/04/2021` (day first). */
export function readDate(text: string): Reading<string> {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?$/.exec(text);
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (iso) return civilDate(iso[1], iso[2], iso[3]);
  if (british) return civilDate(british[3], british[2], british[1]);
  if (/^\d{5}$/.test(text)) {
    const day = new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10);
    return { wrong: 'is a spreadsheet’s day number', remedy: `Format the column as a date: ${text} is ${day}.` };
  }
  return { wrong: 'is not a date', remedy: 'Write it as 2021-04-01 or 01/04/2021 (day first, four-digit year).' };
}

function civilDate(year = '', month = '', day = ''): Reading<string> {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const exact = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const sameDay = exact.getUTCMonth() === Number(month) - 1 && exact.getUTCDate() === Number(day);
  if (!sameDay) return { wrong: 'is not a day in the calendar', remedy: 'Check day and month; the day comes first.' };
  if (year < '1900' || year > '2199') return { wrong: 'is far from today', remedy: 'Check the year.' };
  return { value: date };
}

/** A month: `2021-03`, `03/2021`, `Mar 2021`, what spreadsheets make of it (`Mar-21`), or a date in it. */
export function readMonth(text: string): Reading<string> {
  const iso = /^(\d{4})-(\d{1,2})$/.exec(text);
  const british = /^(\d{1,2})[/.](\d{4})$/.exec(text);
  const words = /^([a-z]{3,9})[\s.-]+(\d{4}|\d{2})$/i.exec(text);
  if (iso) return civilMonth(iso[1] ?? '', Number(iso[2]));
  if (british) return civilMonth(british[2] ?? '', Number(british[1]));
  if (words) {
    const named = MONTHS.indexOf((words[1] ?? '').slice(0, 3).toLowerCase()) + 1;
    return civilMonth((words[2] ?? '').padStart(4, '20'), named);
  }
  const date = readDate(text);
  if ('value' in date) return { value: date.value.slice(0, 7) };
  return { wrong: 'is not a month', remedy: 'Write it as 2021-03, 03/2021 or Mar 2021.' };
}

function civilMonth(year: string, month: number): Reading<string> {
  if (month < 1 || month > 12) return { wrong: 'is not a month', remedy: 'Months run from 01 to 12: write 2021-03.' };
  if (year < '1900' || year > '2199') return { wrong: 'is far from today', remedy: 'Check the year.' };
  return { value: `${year}-${String(month).padStart(2, '0')}` };
}

/** A count of cases, 0 to 100,000; thousands may be set off by commas. */
export function readCount(text: string): Reading<number> {
  const digits = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text.replace(/\.0+$/, '');
  if (!/^-?\d+$/.test(digits)) return { wrong: 'is not a whole number', remedy: 'Write a count of cases, such as 12.' };
  const count = Number(digits);
  if (count < 0) return { wrong: 'is below 0', remedy: 'Write the count of open cases at the end of the month.' };
  if (count > 100_000) return { wrong: 'is more than 100000', remedy: 'Write one district’s open cases, not a total.' };
  return { value: count };
}

/** Text in one line, at most so many characters; whitespace is evened out. */
export function readText(text: string, longest: number): Reading<string> {
  const value = text.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (/\uFFFD/.test(value)) {
    return {
      wrong: 'holds “�”, a character that was lost before',
      remedy: 'Write the name again and save as CSV UTF-8.',
    };
  }
  if (/\p{Cc}/u.test(value)) return { wrong: 'holds a control character', remedy: 'Type it again by hand.' };
  if (value.length > longest) {
    return { wrong: `is longer than ${longest} characters`, remedy: 'Shorten it; maybe two cells ran together?' };
  }
  return { value };
}
