import type { AskedMinimums, MinimumCell } from '../../../server/contract/minimums.ts';
import { formatFte } from '../../format.ts';

/** A role in a district. */
export type Place = Pick<MinimumCell, 'roleId' | 'districtId'>;

/** What is typed and not saved yet, by `keyOf` of its place. */
export type Draft = Readonly<Record<string, string>>;

/** Roles down, districts across, as the page shows them. */
export interface Grid {
  roleIds: readonly string[];
  districtIds: readonly string[];
}

export function keyOf({ roleId, districtId }: Place): string {
  return JSON.stringify([roleId, districtId]);
}

/** A minimum as it stands in its cell: `1.00`, or nothing where there is none. */
export function textOf(minimumFte: number | null): string {
  return minimumFte === null ? '' : formatFte(minimumFte);
}

/** Reads a cell: `1`, `0.5`, `0,5`, `1.00 FTE`; empty, `0` and a dash are no minimum. */
export function readEntry(text: string): { minimumFte: number | null } | { fault: string } {
  const bare = text.trim().replace(/\s*fte$/i, '');
  if (bare === '' || bare === '-' || bare === '–') return { minimumFte: null };
  if (!/^[-−]?(?:\d{1,4}(?:[.,]\d{0,4})?|[.,]\d{1,4})$/.test(bare)) {
    return { fault: `“${text.trim()}” is no figure. Type FTE such as 1 or 0.5, or leave it empty for no minimum.` };
  }
  const minimumFte = Number(bare.replace(',', '.').replace('−', '-'));
  return { minimumFte: minimumFte === 0 ? null : minimumFte };
}

/** What is typed, as the server is asked for it. */
export interface AskedDraft {
  /** Only what differs from what is stored. */
  asked: AskedMinimums;
  /** Cells that hold no figure, by key. */
  faults: Readonly<Record<string, string>>;
}

/** Reads everything that is typed against the cells that are stored. */
export function askedOf(draft: Draft, cells: readonly MinimumCell[]): AskedDraft {
  const asked: AskedMinimums = [];
  const faults: Record<string, string> = {};
  for (const { roleId, districtId, minimumFte } of cells) {
    const key = keyOf({ roleId, districtId });
    const text = draft[key];
    if (text === undefined) continue;
    const entry = readEntry(text);
    if ('fault' in entry) faults[key] = entry.fault;
    else if (entry.minimumFte !== minimumFte) asked.push({ roleId, districtId, minimumFte: entry.minimumFte });
  }
  return { asked, faults };
}

/** The draft without what says the same as what is stored. */
export function withoutSame(draft: Draft, cells: readonly MinimumCell[]): Draft {
  const stored = new Map(cells.map((cell) => [keyOf(cell), cell.minimumFte]));
  return Object.fromEntries(
    Object.entries(draft).filter(([key, text]) => {
      const entry = readEntry(text);
      return 'fault' in entry || entry.minimumFte !== (stored.get(key) ?? null);
    }),
  );
}

/** Remedies of refused minimums by the key of their cell; the server names them by their place in the list. */
export function refusedCells(
  faults: readonly { field: string; remedy: string }[],
  asked: AskedMinimums,
): Record<string, string> {
  return Object.fromEntries(
    faults.flatMap(({ field, remedy }) => {
      const place = asked[Number(/^minimums\.(\d+)\./.exec(field)?.[1])];
      return place ? [[keyOf(place), remedy]] : [];
    }),
  );
}

/**
 * Reads a block copied from a spreadsheet, its first cell at a place: rows are roles, columns are districts.
 * @returns what every cell of it says, or why nothing of it is taken
 */
export function pasted(text: string, at: Place, grid: Grid): { entries: Draft } | { fault: string } {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const [top, left] = [grid.roleIds.indexOf(at.roleId), grid.districtIds.indexOf(at.districtId)];
  const rowsLeft = grid.roleIds.length - top;
  const columnsLeft = grid.districtIds.length - left;
  const columns = Math.max(...lines.map((line) => line.split('\t').length));
  if (lines.length > rowsLeft || columns > columnsLeft) {
    const size = (rows: number, across: number) => `${rows} × ${across}`;
    return {
      fault: `What you copied is ${size(lines.length, columns)} cells; from here down there are ${size(rowsLeft, columnsLeft)}. Copy fewer, or start higher or further left. Nothing was taken.`,
    };
  }
  const entries: Record<string, string> = {};
  for (const [row, line] of lines.entries()) {
    for (const [column, cell] of line.split('\t').entries()) {
      const [roleId, districtId] = [grid.roleIds[top + row], grid.districtIds[left + column]];
      if (roleId !== undefined && districtId !== undefined) entries[keyOf({ roleId, districtId })] = cell.trim();
    }
  }
  return { entries };
}
