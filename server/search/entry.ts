import { type Comparable, comparable } from '../contract/search-words.ts';
import type { CivilDate } from '../domain/calendar.ts';

/** First and last day on which something is there, both inclusive; null where there is no such day. */
export interface Dates {
  startDate: CivilDate | null;
  endDate: CivilDate | null;
}

/** Something that can be found, ready to be compared. */
export interface Entry<Hit> extends Comparable {
  hit: Hit;
  dates: Dates;
}

const ALWAYS: Dates = { startDate: null, endDate: null };

/** An entry with its texts made ready. @param dates always there unless said */
export function entryOf<Hit>(hit: Hit, numbers: readonly string[], name: string, dates = ALWAYS): Entry<Hit> {
  return { ...comparable(numbers, name), hit, dates };
}

/**
 * Makes the entry of a record once, for as long as it is the same record.
 * @param isSame true where the entry still holds although what the record refers to may have changed
 */
export function onceForEach<Source extends object, Hit, Around>(
  make: (record: Source, around: Around) => Entry<Hit>,
  isSame: (hit: Hit, around: Around) => boolean,
) {
  const made = new WeakMap<Source, Entry<Hit>>();
  return (record: Source, around: Around): Entry<Hit> => {
    const known = made.get(record);
    if (known && isSame(known.hit, around)) return known;
    const entry = make(record, around);
    made.set(record, entry);
    return entry;
  };
}

/** True where something is there at a date. */
export function isThere({ startDate, endDate }: Dates, asAt: CivilDate): boolean {
  return (startDate === null || startDate <= asAt) && (endDate === null || endDate >= asAt);
}
