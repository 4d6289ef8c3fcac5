/** What somebody can read off: a sum of counts, each with how often it is in it. */
export interface Reading {
  terms: ReadonlyMap<string, number>;
  value: number;
}

/** Smaller than this is 0, for figures of a few digits. */
const TINY = 1e-7;

/** A sum of counts, one of each. */
export function sumOfAll(names: readonly string[]): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  for (const name of names) terms.set(name, (terms.get(name) ?? 0) + 1);
  return terms;
}

/**
 * Solves what was read off as linear equations (Gauss and Jordan), as somebody would who has all pages and files.
 * @returns tells of a sum of counts what it must be; undefined where it could be more than one value
 */
export function solver(readings: readonly Reading[]): (terms: ReadonlyMap<string, number>) => number | undefined {
  const names = [...new Set(readings.flatMap(({ terms }) => [...terms.keys()]))];
  const place = new Map(names.map((name, at) => [name, at]));
  const rows: { pivot: number; row: Float64Array }[] = [];
  const reduce = (row: Float64Array): void => {
    for (const { pivot, row: known } of rows) {
      const factor = row[pivot] ?? 0;
      if (Math.abs(factor) < TINY) continue;
      for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) - factor * (known[at] ?? 0);
    }
  };
  const asRow = (terms: ReadonlyMap<string, number>, value: number): Float64Array => {
    const row = new Float64Array(names.length + 1);
    for (const [name, times] of terms) row[place.get(name) ?? 0] = times;
    row[names.length] = value;
    return row;
  };
  for (const { terms, value } of readings) {
    const row = asRow(terms, value);
    reduce(row);
    const pivot = names.findIndex((_, at) => Math.abs(row[at] ?? 0) > TINY);
    if (pivot < 0) {
      if (Math.abs(row[names.length] ?? 0) > 1e-4) throw new Error('What was read off does not agree');
      continue;
    }
    const scale = row[pivot] ?? 1;
    const scaled = row.map((each) => each / scale);
    for (const other of rows) {
      const factor = other.row[pivot] ?? 0;
      if (Math.abs(factor) < TINY) continue;
      other.row.forEach((each, at) => {
        other.row[at] = each - factor * (scaled[at] ?? 0);
      });
    }
    rows.push({ pivot, row: scaled });
  }
  return (terms) => {
    if ([...terms.keys()].some((name) => !place.has(name))) return undefined;
    const row = asRow(terms, 0);
    reduce(row);
    const isOpen = names.some((_, at) => Math.abs(row[at] ?? 0) > TINY);
    return isOpen ? undefined : -(row[names.length] ?? 0);
  };
}
