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

function shownReferralChain(
  chain: ReferralChain,
  districtId: string,
  shown: ShownReferrals,
): NonNullable<DemandChain['referrals']> {
  const place = { districtId, sourceId: null };
  const areReferrals = shown.referrals(place);
  const areOutcomes = shown.outcomes(place);
  const isRest = shown.rest(districtId);
  const areContacts = shown.contacts(districtId);
  return {
    contacts: count(chain.contacts, areContacts),
    referrals: count(chain.referrals, areReferrals),
    repeatEntries: count(chain.repeatEntries, shown.repeatEntries(districtId)),
    referralRate: rate(chain.referralRate, areContacts && areReferrals),
    straightToMashRate: rate(chain.straightToMashRate, areReferrals && isRest),
    undecided: count(chain.undecided, isRest),
    engagementRate: rate(chain.engagementRate, areOutcomes),
    unwillingRate: rate(chain.unwillingRate, areOutcomes),
    sources: chain.sources.map(({ sourceId, ...source }) => {
      const here = { districtId, sourceId };
      return {
        sourceId,
        referrals: count(source.referrals, shown.referrals(here)),
        // what it is a share of is told of the district alone
        engagementRate: withoutCounts(rate(source.engagementRate, shown.outcomes(here))),
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
