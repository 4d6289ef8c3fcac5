import { present } from '../../address.ts';
import type { ChainSpan } from './queries.ts';

/** What the page shows, as its address says it. */
export interface MethodSearch {
  over?: Exclude<ChainSpan, 'month'>;
}

export function methodSearch(search: Record<string, unknown>): MethodSearch {
  return present({ over: search.over === 'year' ? ('year' as const) : undefined });
}
