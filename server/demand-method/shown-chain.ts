import type { DemandChain, ShownCount, ShownRate } from '../contract/demand-method.ts';
import type { DistrictChain } from '../domain/demand/chain.ts';
import type { Rate } from '../domain/demand/rates.ts';
import type { ReferralChain } from '../domain/demand/referrals.ts';
import { roundedShare, roundedSum, type ShownReferrals } from '../domain/demand/shown-referrals.ts';
import { isSmall, type SmallNumbers } from '../domain/demand/suppress.ts';

/** What hides small numbers of a chain. */
export interface Hiding {
  rule: SmallNumbers;
  /** What is shown of each month that the referrals are of. */
  months: readonly ShownReferrals[];
  /** What is shown of the month whose unwilling families are chased. */
  ofMonth: ShownReferrals | undefined;
}

/**
 * The chain of a district as it is shown. A figure of several months is exact where it is shown in each of them, so that
 * it tells nothing that the months do not; else it is rounded, or left out where it is of one month only.
 */
export function shownChain(chain: DistrictChain, hiding: Hiding): Omit<DemandChain, 'outOfScope'> {
  const { referrals, chasing, districtId } = chain;
  const isTold = hiding.ofMonth?.outcomes({ districtId, sourceId: null }) ?? true;
  return {
    ...chain,
    referrals: referrals && shownReferralChain(referrals, districtId, hiding),
    chasing: chasing && {
      pointsEach: chasing.pointsEach,
      unwilling: chasing.unwilling === null ? null : { value: isTold ? chasing.unwilling : null, isRounded: false },
      points: isTold ? chasing.points : null,
    },
  };
}

function shownReferralChain(
  chain: ReferralChain,
  districtId: string,
  { rule, months }: Hiding,
): NonNullable<DemandChain['referrals']> {
  const inAll = (isShown: (month: ShownReferrals) => boolean) => months.every(isShown);
  const isSum = months.length > 1;
  const place = { districtId, sourceId: null };
  const count = (value: number, isShown: boolean): ShownCount => {
    if (isShown) return { value, isRounded: false };
    return { value: isSum ? roundedSum(value, rule) : null, isRounded: isSum };
  };
  const rate = ({ part, whole, value }: Rate, isShown: boolean, mayRound = isSum): ShownRate => {
    if (isShown || value === null) return { part, whole, value, isHidden: false };
    const rounded = mayRound ? roundedShare(part, whole, rule) : null;
    return { part: null, whole: null, value: rounded, isHidden: rounded === null };
  };
  const areReferrals = inAll((month) => month.referrals(place));
  const areOutcomes = inAll((month) => month.outcomes(place));
  const isRest = inAll((month) => month.rest(districtId));
  const areContacts = !isSmall(chain.contacts, rule);
  return {
    contacts: count(chain.contacts, areContacts),
    referrals: count(chain.referrals, areReferrals),
    repeatEntries: count(chain.repeatEntries, !isSmall(chain.repeatEntries, rule)),
    referralRate: rate(chain.referralRate, areContacts && areReferrals),
    straightToMashRate: rate(chain.straightToMashRate, areReferrals && isRest),
    undecided: count(chain.undecided, isRest),
    engagementRate: rate(chain.engagementRate, areOutcomes, isSum || areReferrals),
    unwillingRate: rate(chain.unwillingRate, areOutcomes, isSum || areReferrals),
    sources: chain.sources.map(({ sourceId, ...source }) => {
      const here = { districtId, sourceId };
      const isShown = inAll((month) => month.referrals(here));
      return {
        sourceId,
        referrals: count(source.referrals, isShown),
        // what it is a share of is told of the district alone
        engagementRate: withoutCounts(
          rate(
            source.engagementRate,
            inAll((month) => month.outcomes(here)),
            isSum || isShown,
          ),
        ),
      };
    }),
  };
}

function withoutCounts({ value, isHidden }: ShownRate): ShownRate {
  return { part: null, whole: null, value: value === null ? null : Math.round(value * 100) / 100, isHidden };
}
