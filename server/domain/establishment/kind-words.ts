import type { OccupancyKind } from './records.ts';

/** Kinds of occupancy as sentences name them. */
export const KIND_WORDS: Readonly<Record<OccupancyKind, string>> = {
  substantive: 'substantive',
  'fixed-term': 'fixed term',
  'acting-up': 'acting up',
  secondment: 'secondment',
  'maternity-cover': 'maternity cover',
  agency: 'agency',
  'additional-hours': 'additional hours',
  'ring-fenced': 'ring-fenced time',
};
