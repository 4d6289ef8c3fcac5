import { calendarMonth } from '../domain/pay/days.ts';
import { parsePence } from '../domain/pay/parse-money.ts';
import { nearest } from './nearest.ts';
import { type Reading, readDate, readMonth, readWeeklyHours } from './read-values.ts';

/** A day, as `readDate`; where only a month is named, the fault asks which day and offers its first or its last. */
export function readDay(text: string, edge: 'first' | 'last'): Reading<string> {
  const day = readDate(text);
  if ('value' in day) return day;
  const month = readMonth(text);
  if (!('value' in month)) return day;
  const [year, number] = month.value.split('-');
  const guess = `${edge === 'first' ? '01' : calendarMonth(month.value).days}/${number}/${year}`;
  return { wrong: 'is not a day', remedy: `Maybe ${guess}? Ask which day is meant, and write that.` };
}

/** A whole number between two bounds. */
export function readWhole(text: string, least: number, most: number, what: string): Reading<number> {
  const digits = text.replace(/\.0+$/, '');
  const value = Number(digits);
  if (/^\d{1,9}$/.test(digits) && value >= least && value <= most) return { value };
  return { wrong: `is no ${what}`, remedy: `Write a whole number from ${least} to ${most}.` };
}

/** A point of the pay spine, 1 to 200. */
export function readPoint(text: string): Reading<number> {
  return readWhole(text.replace(/^(scp|point)\s*/i, ''), 1, 200, 'pay point');
}

/** An amount in pounds as pence, above nothing; strict, as `parsePence`. */
export function readPence(text: string): Reading<number> {
  const parsed = parsePence(text);
  if (!('value' in parsed)) return { wrong: parsed.wrong, remedy: parsed.remedy };
  return parsed.value > 0 ? parsed : { wrong: 'is nothing', remedy: 'Write an amount such as 18933 or £23.90.' };
}

/** Pounds and pence as people write them: `18933` or `23.90`. */
export function formatPence(pence: number): string {
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}

/** Yes or no. */
export function readYesNo(text: string): Reading<boolean> {
  if (/^(yes|y|true|1)$/i.test(text)) return { value: true };
  if (/^(no|n|false|0)$/i.test(text)) return { value: false };
  return { wrong: 'is neither yes nor no', remedy: 'Write yes or no.' };
}

/** One of a few fixed words, by its id or as the product says it. */
export function readChoice<T extends string>(choices: Readonly<Record<T, string>>, what: string) {
  const known = Object.entries<string>(choices) as [T, string][];
  return (text: string): Reading<T> => {
    const key = text.toLowerCase().replace(/[\s_]+/g, '-');
    const found = known.find(([id, words]) => id === key || words.toLowerCase().replaceAll(' ', '-') === key);
    if (found) return { value: found[0] };
    const near = nearest(
      text,
      known.map(([, words]) => words),
    );
    const guess = near === undefined ? '' : `Did you mean “${near}”? `;
    return { wrong: `is no ${what}`, remedy: `${guess}Known are: ${known.map(([, words]) => words).join(', ')}.` };
  };
}

/** Hours a week that are added or, below 0, taken away, as minutes. */
export function readSignedHours(text: string): Reading<number> {
  const [, sign = '', rest = ''] = /^([+−-]?)\s*(.*)$/.exec(text) ?? [];
  if (/^0+(?:[.,:]0+)?$/.test(rest)) return { value: 0 };
  const read = readWeeklyHours(rest);
  return 'value' in read && (sign === '-' || sign === '−') ? { value: -read.value } : read;
}

/** Later steps of pay: `2021-04-01:7|2022-04-01:8`, in order of their dates. */
export function readSteps(text: string): Reading<{ fromDate: string; point: number }[]> {
  const steps = new Map<string, number>();
  for (const part of text.split('|')) {
    if (part.trim() === '') continue;
    const [date = '', point = ''] = part.split(':').map((half) => half.trim());
    const day = readDay(date, 'first');
    const step = readPoint(point);
    if (!('value' in day)) return { wrong: `holds “${date}”, which ${day.wrong}`, remedy: day.remedy };
    if (!('value' in step)) return { wrong: `holds “${point}”, which ${step.wrong}`, remedy: step.remedy };
    if (steps.has(day.value)) return { wrong: `names ${day.value} twice`, remedy: 'Keep one point for each day.' };
    steps.set(day.value, step.value);
  }
  return { value: [...steps].map(([fromDate, point]) => ({ fromDate, point })).sort(byDate) };
}

function byDate(a: { fromDate: string }, b: { fromDate: string }): number {
  return a.fromDate < b.fromDate ? -1 : 1;
}

/** A pay year, `2021-22`, `2021/22` or `2021-2022`, as its first day. */
export function readAwardYear(text: string): Reading<string> {
  const [, from = '', to = ''] = /^(\d{4})\s*[-/–]\s*(?:20)?(\d{2})$/.exec(text) ?? [];
  if (from !== '' && (Number(from) + 1) % 100 === Number(to)) return { value: `${from}-04-01` };
  return { wrong: 'is not a pay year', remedy: 'Write the two years it lies in, such as 2021-22.' };
}

/** A pay year as people write it: `2021-22`. */
export function formatAwardYear(fromDate: string): string {
  const year = Number(fromDate.slice(0, 4));
  return `${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Text of a few sentences, at most 1,000 characters: line breaks stay, other control characters are refused. */
export function readProse(text: string): Reading<string> {
  return readLine(text.replaceAll('\r\n', '\n'), 1000, /[^\P{Cc}\n\t]/u);
}

/** Text in one line as it stands, so that what goes out comes back unchanged. */
export function readLine(text: string, longest: number, refused = /\p{Cc}/u): Reading<string> {
  const value = text.trim();
  if (refused.test(value)) return { wrong: 'holds a control character', remedy: 'Type it again by hand.' };
  if (value.length <= longest) return { value };
  return { wrong: `is longer than ${longest} characters`, remedy: 'Shorten it; maybe two cells ran together?' };
}

/** A number people give a post, or the product an occupancy: at most 64 characters. */
export function readNumber(text: string): Reading<string> {
  return readLine(text.replace(/^'/, ''), 64);
}
