import type { Db } from '../../db/open.ts';
import { METHOD_TABLES, readChainRows, readSettingRows, usedLevelIds } from '../../db/queries/demand-method.ts';
import { readDemandRows } from '../../db/queries/facts.ts';
import { readSetting } from '../../db/queries/service-settings.ts';
import {
  FLOW_COUNT_TABLES,
  REFERRAL_COUNT_TABLES,
  readFlowCounts,
  readReferralCounts,
} from '../../db/queries/shown-counts.ts';
import { LANGUAGE_COUNT_TABLES, readLanguageRows } from '../../db/queries/shown-languages.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DemandChain, DemandMethod } from '../contract/demand-method.ts';
import { addMonths, type CivilDate, latestCompleteMonth, type Month } from '../domain/calendar.ts';
import { pointsByLevelAt, standardAt, travelSharesAt } from '../domain/caseload-standard.ts';
import { districtChain } from '../domain/demand/chain.ts';
import { smallNumbersOf } from '../domain/demand/quality/settings.ts';
import { sumOf } from '../domain/demand/rates.ts';
import { referralChain } from '../domain/demand/referrals.ts';
import { CASELOAD_SCHEMES } from '../domain/demand/schemes.ts';
import { type SettingRows, settingDates, settingsAt } from '../domain/demand/settings.ts';
import { toldFlows, toldReferrals } from '../domain/demand/shown-counts.ts';
import { isSmall } from '../domain/demand/suppress.ts';
import { lastMonthOf, periodOf } from '../domain/demand/suppress-time.ts';
import { contentVersion } from '../http/content-version.ts';
import { lasting } from '../http/wire/lasting.ts';
import { shownChain } from './shown-chain.ts';
import { shownTotal } from './shown-total.ts';

const remembered = rememberedRead<DemandMethod>('method of demand', [
  ...METHOD_TABLES,
  ...REFERRAL_COUNT_TABLES,
  ...FLOW_COUNT_TABLES,
  ...LANGUAGE_COUNT_TABLES,
]);

/** Whether referrals and flows are of the month or of the latest financial year that is over by then. */
export type ChainSpan = 'month' | 'year';

/**
 * How demand is worked out at a date: the chain of each district, and the settings with their history.
 * @param confinedTo the one district whose chain the reader may see; null for all. Settings are of the whole service
 */
export function demandMethod(db: Db, asAt: CivilDate, over: ChainSpan, confinedTo: string | null): DemandMethod {
  return remembered(db, JSON.stringify([asAt, over, confinedTo]), () => lasting(readAnew(db, asAt, over, confinedTo)));
}

function readAnew(db: Db, asAt: CivilDate, over: ChainSpan, confinedTo: string | null): DemandMethod {
  let month: Month | null = null;
  const rows = readDemandRows(db, asAt, (months) => {
    month = latestCompleteMonth(months, asAt) ?? null;
    return month ?? undefined;
  });
  const settings = readSettingRows(db);
  const { from, to } = monthsOver(month, over);
  return {
    version: settingsVersion(settings),
    asAt,
    month,
    from,
    to,
    ...chains(db, rows, { asAt, month, over, from, to, confinedTo }),
    history: settingHistory(settings, asAt),
    schemes: [...CASELOAD_SCHEMES],
    usedLevelIds: [...usedLevelIds(db)].sort(),
  };
}

/** The version of the settings: whoever changes them starts from what they saw. */
export function settingsVersion(rows: SettingRows): number {
  return contentVersion(rows);
}

/** A year is the whole financial year before the month, or up to it: any other twelve months would tell what a month hides. */
function monthsOver(month: Month | null, over: ChainSpan): { from: Month | null; to: Month | null } {
  if (month === null || over === 'month') return { from: month, to: month };
  const year = periodOf(month, 'year');
  const from = lastMonthOf(year, 'year') === month ? year : addMonths(year, -12);
  return { from, to: lastMonthOf(from, 'year') };
}

interface ChainQuery {
  asAt: CivilDate;
  month: Month | null;
  over: ChainSpan;
  from: Month | null;
  to: Month | null;
  confinedTo: string | null;
}

function chains(
  db: Db,
  rows: ReturnType<typeof readDemandRows>,
  { asAt, month, over, from, to, confinedTo }: ChainQuery,
): Pick<DemandMethod, 'anyReferrals' | 'sources' | 'districts' | 'total'> {
  const { sources, referrals, flows, anyReferrals } = readChainRows(db, { from: from ?? '', to: to ?? '' });
  const { outOfScope, referrals: referralsOfMonth } = readChainRows(db, { from: month ?? '', to: month ?? '' });
  const countsAtEnd = to === month ? rows.counts : readLanguageRows(db, to ?? '').cases;
  const { pointsPerFullTime, chasingPoints } = standardAt(rows.standards, asAt);
  const pointsByLevel = pointsByLevelAt(rows.weights, asAt);
  const travel = travelSharesAt(rows.travel, asAt);
  const standard = { pointsByLevel, pointsPerFullTime, chasingPoints, languagesThatNeedASpeaker: new Set<string>() };
  const levelIds = rows.levels.map(({ id }) => id);
  const counts = rows.counts.filter(({ levelId }) => pointsByLevel.has(levelId));
  const rule = smallNumbersOf(readSetting(db, 'small-numbers').value);
  const told = toldReferrals(readReferralCounts(db));
  const hiding = { over, from: from ?? '', month: month ?? '', referrals: told, flows: toldFlows(readFlowCounts(db)) };
  const visible = rows.districts.filter(({ id }) => month !== null && (confinedTo === null || confinedTo === id));
  const found = visible.map(({ id }) => {
    const isHere = ({ districtId }: { districtId: string }) => districtId === id;
    const ofMonth = referralsOfMonth.filter(isHere);
    return districtChain(
      {
        districtId: id,
        counts: counts.filter(isHere),
        referrals: referrals.filter(isHere),
        flows: flows.filter(isHere),
        countsAtEnd: countsAtEnd.filter(isHere),
        unwillingOfMonth: ofMonth.length > 0 ? sumOf(ofMonth, ({ unwilling }) => unwilling) : null,
        outOfScope: [],
        travelShare: travel.get(id) ?? null,
      },
      standard,
      levelIds,
    );
  });
  return {
    anyReferrals,
    sources,
    districts: found.map((chain): DemandChain => {
      const own = outOfScope.filter(({ districtId }) => districtId === chain.districtId);
      return {
        ...shownChain(chain, hiding),
        outOfScope: own.map(({ kind, openCases }) => ({
          kind,
          openCases: { value: isSmall(openCases, rule) ? null : openCases },
        })),
      };
    }),
    total: found.length > 1 ? shownTotal(found, referralChain(referrals), hiding) : null,
  };
}

/** Every date on which settings start, latest first, each with all that is in force from then on. */
function settingHistory(settings: SettingRows, asAt: CivilDate): DemandMethod['history'] {
  const dates = settingDates(settings);
  const current = dates.findLast((date) => date <= asAt) ?? dates[0];
  return dates
    .map((fromDate, place) => ({
      fromDate,
      until: dates[place + 1] ?? null,
      inForce: fromDate === current,
      settings: settingsAt(settings, fromDate),
    }))
    .reverse();
}
