import { useNavigate, useSearch } from '@tanstack/react-router';
import { useSession } from './session.ts';

/** What every address may carry and every link keeps: the as-at date and the plan being looked at. */
export interface SharedSearch {
  asAt?: string;
  plan?: string;
}

/** The questions that can be asked about a plan. */
const ASKS = ['moves', 'one-more', 'robust'] as const;
export type Ask = (typeof ASKS)[number];

/** Search of the allocation page. */
export interface AllocationSearch {
  district?: string;
  person?: string;
  compare?: string;
  ask?: Ask;
}

/** Reads which question about a plan is open; anything else counts as none. */
export function askParam(search: Record<string, unknown>): Ask | undefined {
  return ASKS.find((ask) => ask === search.ask);
}

/** Reads one text from a query string; anything else counts as absent. */
export function textParam(search: Record<string, unknown>, key: string): string | undefined {
  const value = search[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads a civil date; a date that does not exist counts as absent. */
export function dateParam(search: Record<string, unknown>, key: string): string | undefined {
  const value = textParam(search, key);
  if (value === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value) ? value : undefined;
}

/** Keeps only the entries that have a value, so that an address shows nothing it does not need. */
export function present<T extends object>(entries: T): T {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as T;
}

/** Query string → entries; every value stays text, so that ids that look like numbers survive. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Entries → query string with its question mark, or nothing. */
export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The date every figure on the page is for: from the address, else the installation's default. */
export function useAsAt(): { asAt: string; isDefault: boolean; setAsAt: (date: string | undefined) => void } {
  const { defaultAsAt } = useSession().installation;
  const { asAt } = useSearch({ strict: false });
  const navigate = useNavigate();
  return {
    asAt: asAt ?? defaultAsAt,
    isDefault: asAt === undefined || asAt === defaultAsAt,
    setAsAt: (date) => {
      void navigate({
        to: '.',
        search: (previous) => ({ ...previous, asAt: date === defaultAsAt ? undefined : date }),
      });
    },
  };
}
