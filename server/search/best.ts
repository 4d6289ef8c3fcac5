import { MOST_OF_A_KIND } from '../contract/search.ts';
import { FITS, type Fit, fitOf, type Wanted } from '../contract/search-words.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type Entry, isThere } from './entry.ts';

/** What is asked for, at which date. */
export interface Question {
  wanted: Wanted;
  asAt: CivilDate;
}

/** Something found, and how well it fits. */
export interface Match<Hit> {
  hit: Hit;
  fit: Fit;
}

/**
 * The entries that fit best: of those that fit equally well first what is there at the date, then the first in the list.
 * One pass without sorting, since a single letter fits thousands.
 * @param isInReach whether the reader may find it
 * @returns at most `MOST_OF_A_KIND`, and whether more would have fitted
 */
export function bestOf<Hit>(
  entries: readonly Entry<Hit>[],
  { wanted, asAt }: Question,
  isInReach: (hit: Hit) => boolean,
): { matches: Match<Hit>[]; isCut: boolean } {
  const places: Match<Hit>[][] = FITS.flatMap(() => [[], []]);
  let count = 0;
  for (const entry of entries) {
    const fit = fitOf(entry, wanted);
    if (fit === null || !isInReach(entry.hit)) continue;
    count += 1;
    const place = places[FITS.indexOf(fit) * 2 + (isThere(entry.dates, asAt) ? 0 : 1)];
    if (place && place.length < MOST_OF_A_KIND) place.push({ hit: entry.hit, fit });
  }
  return { matches: places.flat().slice(0, MOST_OF_A_KIND), isCut: count > MOST_OF_A_KIND };
}
