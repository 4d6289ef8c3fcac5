import { createHash } from 'node:crypto';
import type { Db } from '../../../db/open.ts';
import {
  FIGURE_TABLES,
  type FigureChanges,
  type FigureRow,
  type FigureTableId,
  readExtractLists,
  readFigures,
} from '../../../db/queries/imports-extracts.ts';
import type { ExtractPreview } from '../../contract/imports-extracts.ts';
import { sumOf } from '../../domain/demand/rates.ts';
import { monthName } from '../../domain/pay/formats.ts';
import type { Aggregate } from './aggregate.ts';
import type { ReadExtract } from './read-extract.ts';

/** An extract compared with what stands. */
export interface ComparedExtract {
  preview: ExtractPreview;
  changes: FigureChanges[];
}

const LINES_AT_MOST = 600;

const OPEN_CASES = 'Open cases';
/** Figures that the preview shows, and where they come from. */
const SHOWN: readonly { name: string; table: FigureTableId; figure: string }[] = [
  { name: OPEN_CASES, table: 'demand', figure: 'open_cases' },
  { name: 'Opened', table: 'flow', figure: 'opened' },
  { name: 'Closed', table: 'flow', figure: 'closed' },
  { name: 'Waiting', table: 'waits', figure: 'waiting' },
  { name: 'Out of scope', table: 'outOfScope', figure: 'open_cases' },
  { name: 'Contacts', table: 'referrals', figure: 'contacts' },
  { name: 'Referrals', table: 'referrals', figure: 'referrals' },
  { name: 'Engaged', table: 'referrals', figure: 'engaged' },
  { name: 'Unwilling', table: 'referrals', figure: 'unwilling' },
];

/**
 * Compares the counts of an extract with those that stand for the months and districts it covers. The digest is SHA-256
 * over the changes and what they start from, so that a commit can tell whether either moved on.
 */
export function compareExtract(db: Db, { aggregate, rows, faults, faultCount }: ReadExtract): ComparedExtract {
  const { kind, from, to, districts, tables } = aggregate;
  const digest = createHash('sha256').update(kind);
  const changes: FigureChanges[] = [];
  const lines = new Map<string, ExtractPreview['months'][number]>();
  const names = new Map(readExtractLists(db).districts.map(({ id, name }) => [id, name]));
  const sums = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  for (const [table, after] of entriesOf(tables)) {
    const standing = from === null || to === null ? [] : readFigures(db, table, from, to);
    const before = standing.filter(({ district_id }) => districts.includes(String(district_id)));
    const compared = compareTable(table, before, after);
    changes.push({ table, put: compared.put, gone: compared.gone });
    sums.added += compared.added;
    sums.changed += compared.put.length - compared.added;
    sums.unchanged += compared.unchanged;
    sums.removed += compared.gone.length;
    digest.update(JSON.stringify([table, compared.put, compared.from, compared.gone]));
    for (const { name, figure } of SHOWN.filter((shown) => shown.table === table)) {
      for (const [side, figures] of [
        ['before', before],
        ['after', [...after, ...compared.kept]],
      ] as const) {
        for (const row of figures) addTo(lines, row, names, name, side, Number(row[figure] ?? 0));
      }
    }
  }
  const months = [...lines].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
  const preview: ExtractPreview = {
    kind,
    digest: digest.digest('hex'),
    rows,
    cases: aggregate.cases,
    families: aggregate.families,
    from,
    to,
    ...sums,
    faults,
    faultCount,
    notices: [
      ...aggregate.notices,
      ...fallsOf(months),
      ...(months.length > LINES_AT_MOST ? [`The first ${LINES_AT_MOST} of ${months.length} lines are shown.`] : []),
    ],
    months: months.slice(0, LINES_AT_MOST),
  };
  return { preview, changes };
}

/** Share of the open cases of a month that may go before the reader is asked whether the file is complete. */
const LARGE_FALL = 0.5;

/** The months in which a file leaves less than half of the open cases that stand. */
function fallsOf(lines: ExtractPreview['months']): string[] {
  const months = Map.groupBy(lines, ({ month }) => month);
  const falls = [...months].flatMap(([month, ofMonth]) => {
    const open = ofMonth.flatMap(({ figures }) => figures.filter(({ name }) => name === OPEN_CASES));
    const [before, after] = [sumOf(open, (figure) => figure.before), sumOf(open, (figure) => figure.after)];
    return after < before * LARGE_FALL ? [{ month, before, after }] : [];
  });
  const [first] = falls;
  if (!first) return [];
  const [before, after] = [first.before, first.after].map((figure) => figure.toLocaleString('en-GB'));
  const others = falls.length === 1 ? '' : ` So it is in ${falls.length} of ${months.size} months.`;
  return [
    `Open cases fall by more than half: in ${monthName(first.month).slice(0, 3)} ${first.month.slice(0, 4)}, in the districts of the file, from ${before} to ${after}.${others} Is the file complete?`,
  ];
}

function entriesOf(tables: Aggregate['tables']): [FigureTableId, FigureRow[]][] {
  const ids = Object.keys(FIGURE_TABLES) as FigureTableId[];
  return ids.flatMap((id): [FigureTableId, FigureRow[]][] => {
    const rows = tables[id];
    return rows ? [[id, rows]] : [];
  });
}

function compareTable(table: FigureTableId, before: readonly FigureRow[], after: readonly FigureRow[]) {
  const { key, figures, whereGone } = FIGURE_TABLES[table];
  const keyOf = (row: FigureRow) => key.map((column) => row[column]).join('\0');
  const standing = new Map(before.map((row) => [keyOf(row), row]));
  const put: FigureRow[] = [];
  const from: (FigureRow | null)[] = [];
  let [added, unchanged] = [0, 0];
  for (const row of after) {
    const stood = standing.get(keyOf(row));
    standing.delete(keyOf(row));
    if (stood && figures.every((figure) => stood[figure] === row[figure])) {
      unchanged += 1;
      continue;
    }
    if (!stood) added += 1;
    put.push(row);
    from.push(stood ?? null);
  }
  const isGone = (row: FigureRow) => whereGone === 'delete' || (whereGone === 'zero' && row.open_cases !== 0);
  // what the file does not speak of, such as another source of referrals, still counts afterwards
  const { gone = [], kept = [] } = Object.groupBy(standing.values(), (row) => (isGone(row) ? 'gone' : 'kept'));
  return { put, from, gone, kept, added, unchanged };
}

function addTo(
  lines: Map<string, ExtractPreview['months'][number]>,
  { month, district_id: districtId }: FigureRow,
  names: ReadonlyMap<string, string>,
  name: string,
  side: 'before' | 'after',
  amount: number,
): void {
  const key = `${month} ${[...names.keys()].indexOf(String(districtId))}`;
  const district = names.get(String(districtId)) ?? String(districtId);
  const line = lines.get(key) ?? { month: String(month), district, figures: [] };
  let figure = line.figures.find((known) => known.name === name);
  if (!figure) {
    figure = { name, before: 0, after: 0 };
    line.figures.push(figure);
  }
  figure[side] += amount;
  lines.set(key, line);
}
