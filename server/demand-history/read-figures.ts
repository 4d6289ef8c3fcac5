import type { Db } from '../../db/open.ts';
import {
  type CaseSplit,
  listTravelShares,
  sumCases,
  sumFlow,
  sumReferrals,
  sumWeighedCases,
} from '../../db/queries/demand-history.ts';
import { listCaseloadStandards, listCaseWeights } from '../../db/queries/reference.ts';
import type { Measure, Per, Split } from '../contract/demand-history.ts';
import { type CaseCount, districtDemand } from '../domain/caseload.ts';
import { pointsByLevelAt, standardAt, travelSharesAt } from '../domain/caseload-standard.ts';
import { sumOf } from '../domain/demand/rates.ts';
import { periodOf } from '../domain/demand/suppress-time.ts';

/** One value of the history. */
export interface Figure {
  month: string;
  /** Id of the part: a district, level, source or language, `all`, or `chasing`. */
  key: string;
  /** Null where it is not recorded. */
  value: number | null;
  /** Cases or families that the value speaks of: what decides whether it is too small to show. */
  of: number;
}

/** Key of the line of chasing families who are unwilling to engage, which is of no level and no language. */
export const CHASING = 'chasing';

/** The figures of a measure in every month, split as the measure allows; of one district or of all (null). */
export function readFigures(db: Db, measure: Measure, by: Split, districtId: string | null): Figure[] {
  switch (measure) {
    case 'open-cases':
      return sumCases(db, caseSplit(by), districtId).map(({ month, key, openCases }) => {
        return { month, key, value: openCases, of: openCases };
      });
    case 'families':
      return sumCases(db, caseSplit(by), districtId).map(({ month, key, families }) => {
        return { month, key, value: families, of: families ?? 0 };
      });
    case 'demand-fte':
      return demandFte(db, caseSplit(by), districtId);
    case 'referrals':
      return sumReferrals(db, referralSplit(by), districtId).map(({ month, key, referrals }) => {
        return { month, key, value: referrals, of: referrals };
      });
    case 'engaged-share':
      return sumReferrals(db, referralSplit(by), districtId).map(({ month, key, engaged, unwilling }) => {
        const asked = engaged + unwilling;
        return { month, key, value: asked === 0 ? null : engaged / asked, of: asked };
      });
    case 'opened':
    case 'closed':
      return sumFlow(db, flowSplit(by), districtId).map((row) => {
        return { month: row.month, key: row.key, value: row[measure], of: row[measure] };
      });
  }
}

/** Figures of months as those of the quarters or years they lie in: added up, shares by what they are of. */
export function inPeriods(figures: readonly Figure[], measure: Measure, per: Per): readonly Figure[] {
  if (per === 'month') return figures;
  const found = Map.groupBy(figures, ({ month, key }) => JSON.stringify([periodOf(month, per), key]));
  return [...found.values()].flatMap((own): Figure[] => {
    const [first] = own;
    if (!first) return [];
    const of = sumOf(own, (figure) => figure.of);
    const isShare = measure === 'engaged-share';
    const part = sumOf(own, ({ value, of: whole }) => (value ?? 0) * (isShare ? whole : 1));
    const value = isShare ? (of === 0 ? null : part / of) : part;
    return [{ month: periodOf(first.month, per), key: first.key, value, of }];
  });
}

const caseSplit = (by: Split): CaseSplit => (by === 'source' ? 'none' : by);
const referralSplit = (by: Split) => (by === 'district' || by === 'source' ? by : 'none');
const flowSplit = (by: Split) => (by === 'district' || by === 'level' ? by : 'none');

/** Full-time equivalents of each part: every district with its own travel and the settings of the month, added up. */
function demandFte(db: Db, split: CaseSplit, onlyDistrict: string | null): Figure[] {
  const settingsOf = settingsByMonth(db);
  const cells = Map.groupBy(sumWeighedCases(db, split, onlyDistrict), ({ month, districtId, key }) =>
    JSON.stringify([month, districtId, key]),
  );
  const found = new Map<string, Figure & { value: number }>();
  const add = (month: string, key: string, value: number, of: number): void => {
    const figure = found.get(`${month} ${key}`) ?? { month, key, value: 0, of: 0 };
    found.set(`${month} ${key}`, figure);
    figure.value += value;
    figure.of += of;
  };
  for (const [cell, rows] of cells) {
    const [month = '', districtId = '', key = ''] = JSON.parse(cell) as string[];
    const { standard, travel } = settingsOf(month);
    // a level that no setting weighs says nothing about demand
    const counts: CaseCount[] = rows
      .filter(({ levelId }) => standard.pointsByLevel.has(levelId))
      .map(({ levelId, openCases }) => ({ levelId, openCases, languageCode: '' }));
    const { demandFte, openCases } = districtDemand(counts, standard, { travelShare: travel.get(districtId) });
    add(month, key, demandFte, openCases);
  }
  const months = new Set([...found.values()].map(({ month }) => month));
  for (const { month, key: districtId, unwilling } of sumReferrals(db, 'district', onlyDistrict)) {
    const { standard, travel } = settingsOf(month);
    if (!months.has(month) || !standard.chasingPoints) continue;
    const { demandFte } = districtDemand([], standard, { unwilling, travelShare: travel.get(districtId) });
    const key = split === 'district' ? districtId : split === 'none' ? 'all' : CHASING;
    add(month, key, demandFte, unwilling);
  }
  return [...found.values()];
}

/** Weights, standard and travel of a month: those in force at its last day. */
function settingsByMonth(db: Db) {
  const weights = listCaseWeights(db);
  const standards = listCaseloadStandards(db);
  const allowances = listTravelShares(db);
  const read = (month: string) => {
    const date = `${month}-31`;
    return {
      standard: {
        ...standardAt(standards, date),
        pointsByLevel: pointsByLevelAt(weights, date),
        languagesThatNeedASpeaker: new Set<string>(),
      },
      travel: travelSharesAt(allowances, date),
    };
  };
  const known = new Map<string, ReturnType<typeof read>>();
  return (month: string) => {
    const found = known.get(month) ?? read(month);
    known.set(month, found);
    return found;
  };
}
