/** Between a number and its sign of unit, so that they never part at the end of a line. */
const JOIN = '\u00a0';
const MINUS = '\u2212';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A number with a fixed count of decimals, thousands separated, a true minus, and never “−0.00”. */
export function formatNumber(value: number, decimals = 0): string {
  const text = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
}

/** The same with a plus sign above zero: for differences. */
export function formatSigned(value: number, decimals = 0): string {
  const text = formatNumber(value, decimals);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** Full-time equivalents: two decimals, `17.20`. */
export function formatFte(fte: number): string {
  return formatNumber(fte, 2);
}

/** True for full-time equivalents that show as `0.00`. */
export function isNoFte(fte: number): boolean {
  return Math.abs(fte) < 0.005;
}

/** A difference in full-time equivalents: `+0.30`, `−1.25`, `0.00`. */
export function formatFteDifference(fte: number): string {
  return formatSigned(fte, 2);
}

/** A fraction as a percentage: 0.934 → `93 %`; null → `–`. */
export function formatPercent(fraction: number | null, decimals = 0): string {
  return fraction === null ? '–' : `${formatNumber(fraction * 100, decimals)}${JOIN}%`;
}

/** A relative difference as a percentage with its sign: −0.042 → `−4 %`; null → `–`. */
export function formatPercentDifference(fraction: number | null, decimals = 0): string {
  return fraction === null ? '–' : `${formatSigned(fraction * 100, decimals)}${JOIN}%`;
}

/** A civil date `2021-04-01` → `1 Apr 2021`; null → an empty text. */
export function formatDate(date: string | null): string {
  if (date === null) return '';
  return `${Number(date.slice(8, 10))} ${formatMonth(date.slice(0, 7))}`;
}

/** A month `2021-04` → `Apr 2021`. */
export function formatMonth(month: string): string {
  return `${MONTHS[Number(month.slice(5, 7)) - 1] ?? month} ${month.slice(0, 4)}`;
}

/** A point in time `2021-04-01T09:05:00Z` → `1 Apr 2021, 10:05` in London. */
export function formatDateTime(instant: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(new Date(instant));
  return `${formatDate(parts.slice(0, 10))}, ${parts.slice(11, 16)}`;
}

/** Contracted minutes a week as hours and minutes: 1776 → `29:36`. */
export function formatHours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/**
 * Reads weekly hours as people type them: `29:36`, `29h36`, `29.6`, `29,6` or `37`.
 * @returns whole minutes, or undefined where it is not a time
 */
export function parseHours(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  const clock = /^(\d{1,3})\s*[:h]\s*([0-5]?\d)\s*m?$/.exec(trimmed);
  if (clock) return Number(clock[1]) * 60 + Number(clock[2]);
  const decimal = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*h?$/.exec(trimmed);
  if (!decimal) return undefined;
  return Math.round(Number(`${decimal[1]}.${decimal[2] ?? '0'}`) * 60);
}

/** 1 → `1st`, 2 → `2nd`, 11 → `11th`. */
export function formatOrdinal(rank: number): string {
  const teen = rank % 100 >= 11 && rank % 100 <= 13;
  const suffix = teen ? 'th' : (['th', 'st', 'nd', 'rd'][rank % 10] ?? 'th');
  return `${rank}${suffix}`;
}

/** A count with its noun: (1, 'person', 'people') → `1 person`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** How many of all a list shows: (3, 12, 'post') → `3 of 12 posts`; of all of them `12 posts`. */
export function formatShown(shown: number, all: number, one: string, many?: string): string {
  const total = formatCount(all, one, many);
  return shown === all ? total : `${formatNumber(shown)} of ${total}`;
}

/** Pence as pounds: 123456 → `£1,234.56`, −850 → `−£8.50`; without pence where they do not matter: `£1,235`. */
export function formatPence(pence: number, decimals: 0 | 2 = 2): string {
  const pounds = formatNumber(pence / 100, decimals);
  return pounds.startsWith(MINUS) ? `${MINUS}£${pounds.slice(1)}` : `£${pounds}`;
}
