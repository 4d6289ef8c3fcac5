import type { Db } from '../../db/open.ts';
import {
  type CountCell,
  listCaseCells,
  listFlowCells,
  listParts,
  listReferralRows,
} from '../../db/queries/demand-history.ts';
import { readSetting } from '../../db/queries/service-settings.ts';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import type { DemandSeriesQuery, Measure, Split } from '../contract/demand-history.ts';
import { type Role, reachOf } from '../contract/permissions.ts';
import { smallNumbersOf } from '../domain/demand/quality/settings.ts';
import { roundedShare, type ShownReferrals, shownReferrals } from '../domain/demand/shown-referrals.ts';
import { isSmall, type ShownTable, type SmallNumbers, suppressTable } from '../domain/demand/suppress.ts';
import { shownLanguages } from '../domain/demand/suppress-languages.ts';
import { CHASING, type Figure } from './read-figures.ts';

interface Shown {
  measure: Measure;
  by: Split;
  districtId: string | null;
}

/**
 * True where figures that are too small are left out on a page too, not only in files: referrals for everybody,
 * languages for whoever does not keep the counts.
 */
export function hidesOnScreen({ measure, by }: Pick<DemandSeriesQuery, 'measure' | 'by'>, role: Role): boolean {
  if (measure === 'referrals' || measure === 'engaged-share') return true;
  return by === 'language' && reachOf(role, 'demand:edit') === undefined;
}

/** A figure as the service shows it: its value, null where none is recorded, or that it is left out as too small. */
export type ShownValue = number | null | 'hidden';

/**
 * Tells of each figure what the service shows of it. Counts are looked at month by month by district and part together, so
 * that no other split of the same measure, and no district by itself, gives a hidden one away; shares are rounded or left
 * out where they would give hidden counts away.
 */
export function shownFigures(db: Db, of: Shown): (figure: Figure) => ShownValue {
  const rule = smallNumbersOf(readSetting(db, 'small-numbers').value);
  if (!rule.on) return ({ value }) => value;
  if (of.measure === 'referrals' || of.measure === 'engaged-share') return shownReferralFigures(db, of, rule);
  const isSmallFigure = smallFigures(db, { ...of, measure: of.measure }, rule);
  if (of.by !== 'language') return (figure) => (isSmallFigure(figure) ? 'hidden' : figure.value);
  // languages are told as everywhere; families never where cases are not
  return (figure) => {
    const { month, key, value } = figure;
    const isTold = key === CHASING || shownLanguages(readLanguageRows(db, month)).language(of.districtId, key);
    const isOwn = key === CHASING || of.measure === 'families';
    return isTold && !(isOwn && isSmallFigure(figure)) ? value : 'hidden';
  };
}

function shownReferralFigures(db: Db, { measure, by, districtId }: Shown, rule: SmallNumbers) {
  const rows = Map.groupBy(listReferralRows(db), ({ month }) => month);
  const months = new Map<string, ShownReferrals>();
  return ({ month, key, value, of }: Figure): ShownValue => {
    const shown = months.get(month) ?? shownReferrals(rows.get(month) ?? [], rule);
    months.set(month, shown);
    const place = { districtId: by === 'district' ? key : districtId, sourceId: by === 'source' ? key : null };
    if (measure === 'referrals') return shown.referrals(place) ? value : 'hidden';
    if (value === null) return null;
    if (shown.outcomes(place)) return Math.round(value * 100) / 100;
    return (shown.referrals(place) ? roundedShare(value * of, of, rule) : null) ?? 'hidden';
  };
}

function smallFigures(
  db: Db,
  { measure, by, districtId }: Shown & { measure: CountMeasure },
  rule: SmallNumbers,
): (figure: Figure) => boolean {
  const cells = Map.groupBy(cellsOf(db, measure, by), ({ month }) => month);
  const districts = placesOf(listParts(db, 'district').map(({ id }) => id));
  // the open cases and families of a district stand among the counts, and its demand on the overview
  const knownRowTotals = measure === 'open-cases' || measure === 'families' || measure === 'demand-fte';
  const tables = new Map<string, { table: ShownTable; parts: ReadonlyMap<string, number> }>();
  const tableOf = (month: string) => {
    const found = tables.get(month) ?? shownTable(cells.get(month) ?? [], districts, { rule, knownRowTotals });
    tables.set(month, found);
    return found;
  };
  return ({ month, key, of }) => {
    if (key === CHASING) return isSmall(of, rule);
    const { table, parts } = tableOf(month);
    const row = districts.get(by === 'district' ? key : (districtId ?? ''));
    const column = parts.get(key);
    const shown =
      by === 'district' || by === 'none'
        ? row === undefined
          ? table.total
          : table.rowTotals[row]
        : row === undefined
          ? table.columnTotals[column ?? -1]
          : table.cells[row]?.[column ?? -1];
    return shown === 'suppressed';
  };
}

/** Measures that are counts by district and level or language. */
type CountMeasure = Exclude<Measure, 'referrals' | 'engaged-share'>;

function cellsOf(db: Db, measure: CountMeasure, by: Split): CountCell[] {
  const part = by === 'language' ? 'language' : 'level';
  switch (measure) {
    case 'opened':
    case 'closed':
      return listFlowCells(db, measure);
    case 'families':
      return listCaseCells(db, 'families', part);
    case 'open-cases':
    case 'demand-fte':
      return listCaseCells(db, 'openCases', part);
  }
}

function shownTable(
  cells: readonly CountCell[],
  districts: ReadonlyMap<string, number>,
  { rule, knownRowTotals }: { rule: SmallNumbers; knownRowTotals: boolean },
) {
  const parts = placesOf([...new Set(cells.map(({ key }) => key))]);
  const counts = [...districts].map(() => [...parts].map(() => 0));
  for (const { districtId, key, count } of cells) {
    const row = counts[districts.get(districtId) ?? -1];
    const column = parts.get(key);
    if (row && column !== undefined) row[column] = count;
  }
  return { table: suppressTable(counts, rule, { knownRowTotals }), parts };
}

function placesOf(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, at) => [id, at]));
}
