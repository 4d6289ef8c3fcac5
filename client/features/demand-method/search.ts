import { present } from '../../address.ts';
import type { ChainSpan } from './queries.ts';

const SPANS: readonly ChainSpan[] = ['month', 'year'];

/** What the page shows, as its address says it. */
export interface MethodSearch {
  /** Absent: the financial year where it has referrals, else the month. */
  over?: ChainSpan;
}

export function methodSearch(search: Record<string, unknown>): MethodSearch {
  return present({ over: SPANS.find((span) => span === search.over) });
}
