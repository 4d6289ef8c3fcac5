import type { DemandChain, ShownCount, ShownRate } from '../contract/demand-method.ts';
import type { Month } from '../domain/calendar.ts';
import type { DistrictChain } from '../domain/demand/chain.ts';
import type { LevelFlow } from '../domain/demand/level-flows.ts';
import type { Rate } from '../domain/demand/rates.ts';
import type { ReferralChain } from '../domain/demand/referrals.ts';
import type { ShownFlows } from '../domain/demand/shown-flows.ts';
import type { ReferralsInTime, ShownReferrals } from '../domain/demand/shown-referrals.ts';

/** What hides small numbers of a chain. */
export interface Hiding {
  /** What referrals and flows are of: a month or a financial year, and its first month. */
  over: 'month' | 'year';
  from: Month;
  /** The month whose unwilling families are chased. */
  month: Month;
  referrals: ReferralsInTime;
  flows: ShownFlows;
}

/** The chain of a district as it is shown: with the same figures as the history of the same month or year. */
export function shownChain(chain: DistrictChain, hiding: Hiding): Omit<DemandChain, 'outOfScope'> {
  const { referrals, chasing, districtId } = chain;
  const ofMonth = hiding.referrals('month', hiding.month);
  const isTold = ofMonth.outcomes({ districtId, sourceId: null });
  return {
    ...chain,
    referrals: referrals && shownReferralChain(referrals, districtId, hiding.referrals(hiding.over, hiding.from)),
    levels: chain.levels.map(({ flow, ...level }) => ({ ...level, flow: flow && shownFlow(flow, districtId, hiding) })),
    chasing: chasing && {
      pointsEach: chasing.pointsEach,
      unwilling: chasing.unwilling === null ? null : { value: isTold ? chasing.unwilling : null },
      points: isTold ? chasing.points : null,
    },
  };
}

function shownFlow(
  flow: LevelFlow,
  districtId: string,
  { over, from, flows }: Hiding,
): NonNullable<DemandChain['levels'][number]['flow']> {
  const isTold = flows.openedAndClosed(over, from, { districtId, key: flow.levelId });
  const areSteps = flows.steps(over, from, districtId);
  return {
    levelId: flow.levelId,
    opened: count(flow.opened, isTold),
    closed: count(flow.closed, isTold),
    steppedUp: count(flow.steppedUp, areSteps),
    steppedDown: count(flow.steppedDown, areSteps),
    // what the rates are of is the sum of all these
    stepUpRate: rate(flow.stepUpRate, isTold && areSteps),
    stepDownRate: rate(flow.stepDownRate, isTold && areSteps),
    closeRate: rate(flow.closeRate, isTold && areSteps),
    meanDays: isTold ? flow.meanDays : null,
  };
}

/** What may be told of the referrals of a place, a district or all together. */
interface Told extends Pick<ShownReferrals, 'referrals' | 'outcomes'> {
  districtId: string | null;
  rest: boolean;
  contacts: boolean;
  repeatEntries: boolean;
}

function shownReferralChain(
  chain: ReferralChain,
  districtId: string,
  { referrals, outcomes, ...shown }: ShownReferrals,
): NonNullable<DemandChain['referrals']> {
  return toldReferralChain(chain, {
    ...{ districtId, referrals, outcomes },
    rest: shown.rest(districtId),
    contacts: shown.contacts(districtId),
    repeatEntries: shown.repeatEntries(districtId),
  });
}

/** Referrals and what became of them, as far as they may be told. */
export function toldReferralChain(chain: ReferralChain, told: Told): NonNullable<DemandChain['referrals']> {
  const { districtId } = told;
  const areReferrals = told.referrals({ districtId, sourceId: null });
  const areOutcomes = told.outcomes({ districtId, sourceId: null });
  return {
    contacts: count(chain.contacts, told.contacts),
    referrals: count(chain.referrals, areReferrals),
    repeatEntries: count(chain.repeatEntries, told.repeatEntries),
    referralRate: rate(chain.referralRate, told.contacts && areReferrals),
    straightToMashRate: rate(chain.straightToMashRate, areReferrals && told.rest),
    undecided: count(chain.undecided, told.rest),
    engagementRate: rate(chain.engagementRate, areOutcomes),
    unwillingRate: rate(chain.unwillingRate, areOutcomes),
    sources: chain.sources.map(({ sourceId, ...source }) => {
      const here = { districtId, sourceId };
      return {
        sourceId,
        referrals: count(source.referrals, told.referrals(here)),
        // what it is a share of is told of the district alone
        engagementRate: withoutCounts(rate(source.engagementRate, told.outcomes(here))),
      };
    }),
  };
}

function count(value: number, isShown: boolean): ShownCount {
  return { value: isShown ? value : null };
}

function rate({ part, whole, value }: Rate, isShown: boolean): ShownRate {
  if (isShown || value === null) return { part, whole, value, isHidden: false };
  return { part: null, whole: null, value: null, isHidden: true };
}

function withoutCounts({ value, isHidden }: ShownRate): ShownRate {
  return { part: null, whole: null, value: value === null ? null : Math.round(value * 100) / 100, isHidden };
}
