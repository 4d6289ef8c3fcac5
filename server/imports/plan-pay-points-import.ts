import { isDeepStrictEqual } from 'node:util';
import type { Versioned } from '../../db/queries/imports.ts';
import { payPointKey, type StoredPayPoint } from '../../db/queries/imports-pay-points.ts';
import type { FaultList } from './faults.ts';
import { type ImportPlan, planImport, type ReadRow } from './import-plan.ts';
import { PAY_POINT_COLUMNS, payPointCells } from './pay-points-layout.ts';
import {
  formatAwardYear,
  readAwardYear,
  readChoice,
  readPence,
  readPoint,
  readProse,
} from './read-establishment-values.ts';
import { RowReader } from './read-person-row.ts';
import type { TableRow } from './read-table.ts';
import { absentColumns, type TableFile } from './table-file.ts';

const BASES = { published: 'published', derived: 'derived', assumed: 'assumed' } as const;

/** What a file of pay points would add and change. Pure; faults are added to `faults`. */
export function planPayPointsImport(
  file: TableFile,
  standing: ReadonlyMap<string, Versioned<StoredPayPoint>>,
  notices: string[],
  faults: FaultList,
): ImportPlan<StoredPayPoint> {
  const sound: ReadRow<StoredPayPoint>[] = [];
  const firstRow = new Map<string, number>();
  for (const line of file.lines) {
    const after = readPayPointRow(line, standing, faults);
    if (!after) continue;
    const twin = firstRow.get(payPointKey(after));
    if (twin !== undefined) {
      const wrong = `repeats row ${twin}: same award year and point`;
      faults.cell(line.row, 'point', String(after.point), wrong, 'Keep one of them.');
      continue;
    }
    firstRow.set(payPointKey(after), line.row);
    sound.push({ row: line.row, after });
  }
  return planImport({
    kind: 'pay-points',
    columns: PAY_POINT_COLUMNS,
    rows: file.rows,
    sound,
    standing: (record) => standing.get(payPointKey(record)),
    standingCount: standing.size,
    cells: payPointCells,
    same: isDeepStrictEqual,
    label: ({ fromDate, point }) => `${formatAwardYear(fromDate)}, point ${point}`,
    notices: [...notices, ...absentColumns(file, PAY_POINT_COLUMNS)],
    faults,
  });
}

function readPayPointRow(
  line: TableRow,
  standing: ReadonlyMap<string, Versioned<StoredPayPoint>>,
  faults: FaultList,
): StoredPayPoint | undefined {
  const faultsBefore = faults.count;
  const read = new RowReader(line, faults);
  const fromDate = read.needed('award_year', readAwardYear);
  const point = read.needed('point', readPoint);
  const annualPence = read.needed('annual_pay', readPence);
  if (!fromDate || !point || !annualPence) return undefined;
  const before = standing.get(payPointKey({ fromDate, point }))?.record;
  const record: StoredPayPoint = {
    fromDate,
    point,
    annualPence,
    basis: read.optional('basis', readChoice(BASES, 'basis'), before?.basis ?? null) ?? 'assumed',
    source: read.optional('source', readProse, before?.source ?? null) ?? 'A file that was imported',
    note: read.optional('note', readProse, before?.note ?? null),
  };
  return faults.count > faultsBefore ? undefined : record;
}
