import type { Db } from '../../db/open.ts';
import { type CountCell, listCaseCells, listParts } from '../../db/queries/demand-history.ts';
import { readSetting } from '../../db/queries/service-settings.ts';
import { readFlowCounts, readReferralCounts } from '../../db/queries/shown-counts.ts';
import { readLanguageRows } from '../../db/queries/shown-languages.ts';
import type { DemandSeriesQuery, Measure, Per, Split } from '../contract/demand-history.ts';
import { type Role, reachOf } from '../contract/permissions.ts';
import { smallNumbersOf } from '../domain/demand/quality/settings.ts';
import { toldFlows, toldReferrals } from '../domain/demand/shown-counts.ts';
import { isSmall, type ShownTable, type SmallNumbers, suppressTable } from '../domain/demand/suppress.ts';
import { shownLanguages } from '../domain/demand/suppress-languages.ts';
import { CHASING, type Figure } from './read-figures.ts';

interface Shown {
  measure: Measure;
  by: Split;
  per: Per;
  districtId: string | null;
}

/**
 * True where figures that are too small are left out on a page too, not only in files: referrals, openings and closings for
 * everybody, languages for whoever does not keep the counts.
 */
export function hidesOnScreen({ measure, by }: Pick<DemandSeriesQuery, 'measure' | 'by'>, role: Role): boolean {
  if (measure !== 'open-cases' && measure !== 'families' && measure !== 'demand-fte') return true;
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
  if (of.measure !== 'open-cases' && of.measure !== 'families' && of.measure !== 'demand-fte') {
    return periodFigures(db, { ...of, measure: of.measure });
  }
  const isSmallFigure = smallFigures(db, { ...of, measure: of.measure }, rule);
  if (of.by !== 'language') return (figure) => (isSmallFigure(figure) ? 'hidden' : figure.value);
  // languages are told as everywhere; families never where cases are not
  return (figure) => {
    const { month, key, value } = figure;
    const shown = shownLanguages(readLanguageRows(db, month));
    const isTold =
      key === CHASING ||
      (of.measure === 'demand-fte' ? shown.fte(of.districtId, key) : shown.language(of.districtId, key));
    const isOwn = key === CHASING || of.measure === 'families';
    return isTold && !(isOwn && isSmallFigure(figure)) ? value : 'hidden';
  };
}

/** Figures of a period, which is told as a whole. */
function periodFigures(db: Db, { measure, by, per, districtId }: Shown & { measure: FlowMeasure }) {
  const isTold = ({ month, key }: Figure): boolean => {
    const place = {
      districtId: by === 'district' ? key : districtId,
      part: by === 'district' || by === 'none' ? null : key,
    };
    if (measure === 'opened' || measure === 'closed') {
      const { openedAndClosed } = toldFlows(readFlowCounts(db));
      return openedAndClosed(per, month, { districtId: place.districtId, key: place.part });
    }
    const shown = toldReferrals(readReferralCounts(db))(per, month);
    const at = { districtId: place.districtId, sourceId: place.part };
    return measure === 'referrals' ? shown.referrals(at) : shown.outcomes(at);
  };
  return (figure: Figure): ShownValue => {
    if (figure.value === null) return null;
    if (!isTold(figure)) return 'hidden';
    return measure === 'engaged-share' ? Math.round(figure.value * 100) / 100 : figure.value;
  };
}

function smallFigures(
  db: Db,
  { measure, by, districtId }: Shown & { measure: CountMeasure },
  rule: SmallNumbers,
): (figure: Figure) => boolean {
  const cells = Map.groupBy(cellsOf(db, measure, by), ({ month }) => month);
  const districts = placesOf(listParts(db, 'district').map(({ id }) => id));
  const tables = new Map<string, { table: ShownTable; parts: ReadonlyMap<string, number> }>();
  const tableOf = (month: string) => {
    const found = tables.get(month) ?? shownTable(cells.get(month) ?? [], districts, rule);
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

/** Measures that are counts at the end of a month by district and level or language. */
type CountMeasure = Extract<Measure, 'open-cases' | 'families' | 'demand-fte'>;
/** Measures of what happened in a month, a quarter or a year. */
type FlowMeasure = Exclude<Measure, CountMeasure>;

function cellsOf(db: Db, measure: CountMeasure, by: Split): CountCell[] {
  const part = by === 'language' ? 'language' : 'level';
  switch (measure) {
    case 'families':
      return listCaseCells(db, 'families', part);
    case 'open-cases':
    case 'demand-fte':
      return listCaseCells(db, 'openCases', part);
  }
}

function shownTable(cells: readonly CountCell[], districts: ReadonlyMap<string, number>, rule: SmallNumbers) {
  const parts = placesOf([...new Set(cells.map(({ key }) => key))]);
  const counts = [...districts].map(() => [...parts].map(() => 0));
  for (const { districtId, key, count } of cells) {
    const row = counts[districts.get(districtId) ?? -1];
    const column = parts.get(key);
    if (row && column !== undefined) row[column] = count;
  }
  // the open cases and families of a district stand among the counts, and its demand on the overview
  return { table: suppressTable(counts, rule, { knownRowTotals: true }), parts };
}

function placesOf(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, at) => [id, at]));
}
