import type { Month } from '../calendar.ts';
import { isSmall, type ShownTable, type SmallNumbers, suppressTable } from './suppress.ts';
import { GRAINS, type Grain, periodOf, toldInTime } from './suppress-time.ts';

/** What is counted of a month in a district and a part of it, such as a source or a level of need. */
export interface TableRow {
  month: Month;
  districtId: string;
  key: string;
  /** Counts that are shown together or not at all, since one of them would tell another. */
  parts: readonly number[];
}

/** A district, or all (null), and a part of it, or all (null). */
export interface TablePlace {
  districtId: string | null;
  key: string | null;
}

/** True where the counts of a place may be shown in a period, which its first month stands for. */
export type TablesInTime = (grain: Grain, period: Month, place: TablePlace) => boolean;

/**
 * What may be shown of counts by district and part in months, quarters and financial years: of each of these tables with
 * its margins (`suppressTable`), and in time (`toldInTime`). What is hidden in time is protected in its table again, and so
 * on until nothing more is hidden.
 * @param rows one for each month, district and part at most
 * @param isHiddenToo what is not shown for other reasons
 */
export function tablesInTime(
  rows: readonly TableRow[],
  rule: SmallNumbers,
  isHiddenToo: TablesInTime = () => false,
): TablesInTime {
  if (!rule.on) return (grain, period, place) => !isHiddenToo(grain, period, place);
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  const [districts, keys] = [idsOf(rows, 'districtId'), idsOf(rows, 'key')];
  const places = [null, ...districts].flatMap((districtId) => [null, ...keys].map((key) => ({ districtId, key })));
  const sums = sumsOf(rows);
  const counts = (grain: Grain, period: Month, place: TablePlace) => sums.get(nameOf(grain, period, place)) ?? [];
  const size = (grain: Grain, period: Month, place: TablePlace) =>
    counts(grain, period, place).reduce((sum, part) => sum + part, 0);
  const periods = GRAINS.flatMap((grain) =>
    [...new Set(months.map((month) => periodOf(month, grain)))].map((period) => ({ grain, period })),
  );
  const hidden = new Set<string>();
  // only tables and places in which something was hidden since are looked at again
  const [tablesToDo, placesToDo] = [new Set(periods), new Set(places)];
  const hide = (grain: Grain, period: Month, place: TablePlace) => {
    const name = nameOf(grain, period, place);
    if (hidden.has(name)) return;
    hidden.add(name);
    for (const of of periods) if (of.grain === grain && of.period === period) tablesToDo.add(of);
    for (const of of places) if (of.districtId === place.districtId && of.key === place.key) placesToDo.add(of);
  };
  for (const { grain, period } of periods) {
    for (const place of places) {
      const isFew = counts(grain, period, place).some((part) => isSmall(part, rule));
      if (isFew || isHiddenToo(grain, period, place)) hide(grain, period, place);
    }
  }
  while (tablesToDo.size + placesToDo.size > 0) {
    for (const at of tablesToDo) {
      const { grain, period } = at;
      const placeAt = (row: number | null, column: number | null): TablePlace => ({
        districtId: row === null ? null : (districts[row] ?? ''),
        key: column === null ? null : (keys[column] ?? ''),
      });
      const table = suppressTable(
        districts.map((districtId) => keys.map((key) => size(grain, period, { districtId, key }))),
        rule,
        { alsoHidden: (row, column) => hidden.has(nameOf(grain, period, placeAt(row, column))) },
      );
      for (const [row, column, shown] of everyCount(table)) {
        if (shown === 'suppressed') hide(grain, period, placeAt(row, column));
      }
      // what it hides itself is protected in it already
      tablesToDo.delete(at);
    }
    for (const place of placesToDo) {
      const told = toldInTime(months, {
        isShown: (grain, period) => !hidden.has(nameOf(grain, period, place)),
        size: (grain, period) => size(grain, period, place),
      });
      for (const { grain, period } of periods) if (!told(grain, period)) hide(grain, period, place);
      placesToDo.delete(place);
    }
  }
  return (grain, period, place) => !hidden.has(nameOf(grain, period, place));
}

/** Cells and margins of a table, each with its row and column; null: all of them. */
function everyCount({ cells, rowTotals, columnTotals, total }: ShownTable) {
  return [
    ...cells.flatMap((line, row) => line.map((shown, column) => [row, column, shown] as const)),
    ...rowTotals.map((shown, row) => [row, null, shown] as const),
    ...columnTotals.map((shown, column) => [null, column, shown] as const),
    [null, null, total] as const,
  ];
}

function nameOf(grain: Grain, period: Month, { districtId, key }: TablePlace): string {
  return `${grain} ${period} ${districtId} ${key}`;
}

/** Parts added up for each period and place. */
function sumsOf(rows: readonly TableRow[]): ReadonlyMap<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const { month, districtId, key, parts } of rows) {
    for (const grain of GRAINS) {
      const period = periodOf(month, grain);
      for (const place of [
        { districtId, key },
        { districtId, key: null },
        { districtId: null, key },
        { districtId: null, key: null },
      ]) {
        const name = nameOf(grain, period, place);
        const known = sums.get(name);
        if (!known) sums.set(name, [...parts]);
        else
          parts.forEach((part, at) => {
            known[at] = (known[at] ?? 0) + part;
          });
      }
    }
  }
  return sums;
}

/** Ids in an order that does not depend on which rows come first. */
function idsOf(rows: readonly TableRow[], of: 'districtId' | 'key'): string[] {
  return [...new Set(rows.map((row) => row[of]))].sort();
}
