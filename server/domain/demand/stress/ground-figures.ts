import type { Month } from '../../calendar.ts';
import { levelFlow } from '../level-flows.ts';
import { sumOf } from '../rates.ts';
import { referralChain } from '../referrals.ts';
import type { StressRows } from './ground.ts';
import { type Parts, together } from './grounded.ts';
import { SEPTEMBER } from './suggest.ts';

/** What one district recorded of a level in the months looked at. */
export interface LevelFigures {
  /** Open cases at the end of a mean month. */
  open: number;
  openPerChild: Parts;
  openingShare: Parts;
  closing: Parts;
  steppingUp: Parts;
  steppingDown: Parts;
}

/** What one district recorded in the months looked at, as parts and wholes. */
export interface DistrictFigures {
  /** Referrals ÷ months with referrals; null where none are recorded. */
  referrals: Parts | null;
  /** Those from schools, without Septembers: that is when children return. */
  schoolReferrals: Parts | null;
  /** Referrals from schools ÷ all referrals. */
  schoolShare: Parts;
  engaged: Parts;
  unwilling: Parts;
  casesPerEngaged: Parts;
  casesPerFamily: Parts;
  levels: LevelFigures[];
}

/** Adds up what a district recorded in the months to learn from. @param levelIds in the order of need */
export function districtFigures(
  rows: StressRows,
  districtId: string,
  months: ReadonlySet<Month>,
  levelIds: readonly string[],
): DistrictFigures {
  const isOwn = (row: { districtId: string; month: Month }) => row.districtId === districtId && months.has(row.month);
  const referrals = rows.referrals.filter(isOwn);
  const counts = rows.counts.filter(isOwn);
  const flows = rows.flows.filter(isOwn);
  const chain = referralChain(referrals);
  const monthsReferred = new Set(referrals.map(({ month }) => month));
  const all = chain?.referrals ?? 0;
  const hasSchools = chain !== null && rows.schoolSources.length > 0;
  const schools = fromSchools(referrals, rows.schoolSources);
  // only months with both tell how many cases a family that engages brings
  const openedThen = sumOf(
    flows.filter(({ month }) => monthsReferred.has(month)),
    (flow) => flow.opened,
  );
  const monthsFlowed = new Set(flows.map(({ month }) => month));
  const engagedThen = sumOf(
    referrals.filter(({ month }) => monthsFlowed.has(month)),
    (row) => row.engaged,
  );
  const counted = counts.filter(({ families }) => families !== null && families !== undefined && families > 0);
  const children = rows.children.find((row) => row.districtId === districtId)?.children ?? 0;
  const monthsCounted = new Set(counts.map(({ month }) => month)).size;
  const opened = sumOf(flows, (flow) => flow.opened);
  return {
    referrals: chain ? { part: all, whole: monthsReferred.size } : null,
    schoolReferrals: hasSchools ? schools.byMonth : null,
    schoolShare: hasSchools ? schools.ofAll : { part: 0, whole: 0 },
    engaged: { part: chain?.engaged ?? 0, whole: all },
    unwilling: { part: chain?.unwilling ?? 0, whole: all },
    casesPerEngaged: { part: openedThen, whole: openedThen > 0 ? engagedThen : 0 },
    casesPerFamily: {
      part: sumOf(counted, ({ openCases }) => openCases),
      whole: sumOf(counted, ({ families }) => families ?? 0),
    },
    levels: levelIds.map((levelId) => {
      const own = counts.filter((count) => count.levelId === levelId);
      const open = sumOf(own, ({ openCases }) => openCases);
      const ofLevel = flows.filter((flow) => flow.levelId === levelId);
      return {
        open: monthsCounted > 0 ? open / monthsCounted : 0,
        openPerChild: { part: open, whole: children * monthsCounted },
        openingShare: { part: sumOf(ofLevel, (flow) => flow.opened), whole: opened },
        ...monthlyRates(levelId, ofLevel, own),
      };
    }),
  };
}

/** Referrals from schools by month and of all, without Septembers unless there are no other months. */
function fromSchools(referrals: StressRows['referrals'], sources: readonly string[]): { byMonth: Parts; ofAll: Parts } {
  const others = referrals.filter(({ month }) => !month.endsWith(SEPTEMBER));
  const rows = others.length > 0 ? others : referrals;
  const part = sumOf(
    rows.filter(({ sourceId }) => sources.includes(sourceId)),
    (row) => row.referrals,
  );
  const months = new Set(rows.map(({ month }) => month)).size;
  return { byMonth: { part, whole: months }, ofAll: { part, whole: sumOf(rows, (row) => row.referrals) } };
}

/** Shares of the cases at a level that close and move in a month: those of `levelFlow` of each month, added up. */
function monthlyRates(
  levelId: string,
  flows: StressRows['flows'],
  counts: StressRows['counts'],
): Pick<LevelFigures, 'closing' | 'steppingUp' | 'steppingDown'> {
  const openOf = Map.groupBy(counts, ({ month }) => month);
  const monthly = [...Map.groupBy(flows, ({ month }) => month)].flatMap(([month, own]) => {
    const open = openOf.get(month);
    const flow =
      open &&
      levelFlow(
        levelId,
        own,
        sumOf(open, ({ openCases }) => openCases),
      );
    return flow ? [flow] : [];
  });
  return {
    closing: together(monthly.map(({ closeRate }) => closeRate)),
    steppingUp: together(monthly.map(({ stepUpRate }) => stepUpRate)),
    steppingDown: together(monthly.map(({ stepDownRate }) => stepDownRate)),
  };
}
