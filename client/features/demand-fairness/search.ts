import { present } from '../../address.ts';
import { type MapMeasure, MEASURE_IDS } from './measures.ts';

/** How far back waiting is shown, in months. */
export const SPANS = [12, 24, 36] as const;
type Span = (typeof SPANS)[number];

/** What the page shows, as its address says it. */
export interface FairnessSearch {
  /** What the map is coloured by; absent: coverage. */
  measure?: MapMeasure;
  /** Absent: the more and the less deprived wards, where they are told; else the bands. */
  lines?: 'bands';
  /** Absent: days waited. */
  waiting?: 'per100';
  /** Months; absent: 24. A text, as every entry of an address. */
  months?: `${Span}`;
}

export function fairnessSearch(search: Record<string, unknown>): FairnessSearch {
  return present({
    measure: MEASURE_IDS.find((id) => id === search.measure),
    lines: search.lines === 'bands' ? ('bands' as const) : undefined,
    waiting: search.waiting === 'per100' ? ('per100' as const) : undefined,
    months: SPANS.map((span) => `${span}` as const).find((span) => span === search.months),
  });
}
