import type { FaultList } from './faults.ts';
import { type Column, columnOf } from './layout.ts';
import { nearest } from './nearest.ts';

/** Headings of a file. */
export interface Headings {
  /** Headings as they stand in the file. */
  names: string[];
  /** Where each column of the layout stands; undefined where headings are wrong. */
  position: ReadonlyMap<string, number> | undefined;
}

/** Heading of a file by column of ours. */
export type ColumnMapping = Readonly<Record<string, string>>;

const MOST_HEADINGS = 200;

/** Matches the headings of a file with the columns of a layout; everything wrong with them is added to `faults`. */
export function readHeadings(
  record: string[],
  row: number,
  columns: readonly Column[],
  faults: FaultList,
  mapping?: ColumnMapping,
): Headings {
  const names = record.map((cell) => cell.trim());
  while (names.at(-1) === '') names.pop();
  const before = faults.count;
  if (names.length > MOST_HEADINGS) {
    const remedy = 'Keep the columns of the template. Maybe rows and columns are swapped?';
    faults.row(row, `There are ${names.length} headings; at most ${MOST_HEADINGS} are read.`, remedy);
    return { names, position: undefined };
  }
  if (mapping) return mappedHeadings(names, row, columns, faults, mapping);
  const position = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const column = columnOf(name, columns);
    if (name === '') {
      const remedy = `Give it a name, or delete the column. It stands in place ${at + 1}.`;
      faults.cell(row, `column ${at + 1}`, '', 'has no heading', remedy);
    } else if (!column) {
      const near = nearest(
        name.replace(/[\s-]+/g, '_'),
        columns.map((known) => known.id),
      );
      const known = columns.map((entry) => entry.id).join(', ');
      const remedy = near
        ? `Did you mean “${near}”? Rename the column, or delete it.`
        : `Delete it. Known are: ${known}.`;
      faults.cell(row, name, name, 'is not a column of this import', remedy);
    } else if (position.has(column.id)) {
      faults.cell(row, column.id, name, 'stands twice among the headings', 'Delete or rename one of the two columns.');
    } else {
      position.set(column.id, at);
    }
  }
  for (const column of columns) {
    if (column.required && !position.has(column.id)) {
      faults.cell(row, column.id, '', 'is missing among the headings', `Add the column. ${column.help}`);
    }
  }
  return { names, position: faults.count > before ? undefined : position };
}

/** Headings of another system: only those that are matched with a column are read. */
function mappedHeadings(
  names: string[],
  row: number,
  columns: readonly Column[],
  faults: FaultList,
  mapping: ColumnMapping,
): Headings {
  const before = faults.count;
  const position = new Map<string, number>();
  for (const { id, required } of columns) {
    const heading = mapping[id];
    const at = heading === undefined ? -1 : names.indexOf(heading);
    if (at >= 0) position.set(id, at);
    else if (required) faults.cell(row, id, '', 'is matched with no heading', 'Match the columns again.');
  }
  return { names, position: faults.count > before ? undefined : position };
}
