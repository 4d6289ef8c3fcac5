import type { PlacementView, PlanChange, PlanMeasures, PlanRow } from '../../../server/contract/plans.ts';
import type { ProposalView } from '../../../server/contract/proposals.ts';
import { formatCount, formatPercent, formatPercentDifference } from '../../format.ts';

type NameOf = (id: string) => string;

/** Where somebody is, in words: `South`, or `North 50 %, East 50 %`. */
export function placementText(placements: readonly PlacementView[], districtName: NameOf): string {
  const [only] = placements;
  if (!only) return 'not placed';
  if (placements.length === 1 && only.share === 1) return districtName(only.districtId);
  return placements.map(({ districtId, share }) => `${districtName(districtId)} ${formatPercent(share)}`).join(', ');
}

/** True where two placements put somebody in the same districts for the same shares, in any order. */
export function samePlacements(a: readonly PlacementView[], b: readonly PlacementView[]): boolean {
  return (
    a.length === b.length &&
    a.every((one) => b.some((other) => other.districtId === one.districtId && other.share === one.share))
  );
}

/** What a list of changes does, to follow “Undo:” or to be announced: `move Ann Lee to South`. */
export function changesLabel(changes: readonly PlanChange[], personName: NameOf, districtName: NameOf): string {
  const [first] = changes;
  if (!first) return 'nothing';
  const kinds = new Set(changes.map((change) => change.kind));
  if (kinds.size > 1) return `change ${formatCount(new Set(changes.map((c) => c.personId)).size, 'person', 'people')}`;
  const who = changes.length === 1 ? personName(first.personId) : formatCount(changes.length, 'person', 'people');
  if (first.kind === 'pin') return `pin ${who}`;
  if (first.kind === 'unpin') return `release ${who}`;
  const targets = changes.flatMap((change) => (change.kind === 'place' ? [change.placements] : []));
  const same = targets.every((target) => samePlacements(target, first.placements));
  return same ? `move ${who} to ${placementText(first.placements, districtName)}` : `move ${who}`;
}

/** How far a result is from the best possible, in words. */
export function proofText(proven: boolean, gap: number | null): string {
  if (proven) return 'proven: no better plan exists under this policy';
  if (gap === null || gap >= 1) return 'how much better a plan could be is not known yet';
  return `at most ${formatPercent(gap, gap < 0.1 ? 1 : 0)} from the best possible`;
}

/** The worst district against its fair share: `−5 % (South)`. */
export function worstText(measures: Pick<PlanMeasures, 'worst'>, districtName: NameOf): string {
  if (!measures.worst) return '–';
  return `${formatPercentDifference(measures.worst.difference)} (${districtName(measures.worst.districtId)})`;
}

/** The banner of a finished proposal: `9 moves; worst district −18 % → −5 % (South); proven: …`. */
export function proposalSummary(
  proposal: Pick<ProposalView, 'measures' | 'proven' | 'progress'>,
  before: PlanMeasures,
  districtName: NameOf,
): string {
  const after = proposal.measures;
  if (!after) return proofText(proposal.proven, proposal.progress.gap);
  const from = before.worst ? `${formatPercentDifference(before.worst.difference)} → ` : '';
  return [
    formatCount(after.moves, 'move'),
    `worst district ${from}${worstText(after, districtName)}`,
    proofText(proposal.proven, proposal.progress.gap),
  ].join('; ');
}

/** What the Change column says of a row. */
export function changeText(row: Pick<PlanRow, 'moved' | 'currentDistrictId'>): string {
  if (row.currentDistrictId === null) return 'new';
  return row.moved ? 'moves' : 'stays';
}
