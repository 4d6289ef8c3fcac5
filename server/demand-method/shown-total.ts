import type { DemandChain, DemandTotal } from '../contract/demand-method.ts';
import type { DistrictChain } from '../domain/demand/chain.ts';
import { rateOf, sumOf } from '../domain/demand/rates.ts';
import type { ReferralChain } from '../domain/demand/referrals.ts';
import type { ShownReferrals } from '../domain/demand/shown-referrals.ts';
import { type Hiding, toldReferralChain } from './shown-chain.ts';

/** All districts together as they are shown: sums of counts, points and FTE; rates from the sums. */
export function shownTotal(
  chains: readonly DistrictChain[],
  referrals: ReferralChain | null,
  hiding: Hiding,
): DemandTotal {
  const ids = chains.map(({ districtId }) => districtId);
  const sum = (of: (chain: DistrictChain) => number): number => sumOf(chains, of);
  const chasing = chains.flatMap((chain) => chain.chasing ?? []);
  const ofMonth = hiding.referrals('month', hiding.month);
  const isTold =
    ofMonth.outcomes({ districtId: null, sourceId: null }) &&
    ids.every((districtId) => ofMonth.outcomes({ districtId, sourceId: null }));
  const recorded = chasing.filter(({ unwilling }) => unwilling !== null);
  return {
    referrals: referrals && totalReferralChain(referrals, ids, hiding.referrals(hiding.over, hiding.from)),
    openCases: sum(({ openCases }) => openCases),
    families: chains.some(({ families }) => families !== null) ? sum(({ families }) => families ?? 0) : null,
    familiesCounted: rateOf(
      sum(({ familiesCounted }) => familiesCounted.part),
      sum(({ familiesCounted }) => familiesCounted.whole),
    ),
    casePoints: sum(({ casePoints }) => casePoints),
    chasing:
      chasing.length === 0
        ? null
        : {
            unwilling:
              recorded.length === 0
                ? null
                : { value: isTold ? sumOf(recorded, ({ unwilling }) => unwilling ?? 0) : null },
            points: isTold ? sumOf(chasing, ({ points }) => points) : null,
          },
    points: sum(({ points }) => points),
    demandFte: sum(({ demandFte }) => demandFte),
  };
}

/** Of all districts: figures that no table adds up over districts are told where each district’s is, and so give none away. */
function totalReferralChain(
  chain: ReferralChain,
  districtIds: readonly string[],
  { referrals, outcomes, ...shown }: ShownReferrals,
): NonNullable<DemandChain['referrals']> {
  return toldReferralChain(chain, {
    ...{ districtId: null, referrals, outcomes },
    rest: districtIds.every((id) => shown.rest(id)) && outcomes({ districtId: null, sourceId: null }),
    contacts: districtIds.every((id) => shown.contacts(id)),
    repeatEntries: districtIds.every((id) => shown.repeatEntries(id)),
  });
}
