import type { Arrangement, ArrangementCost } from '../../../server/contract/arrangements.ts';
import { formatCount, formatDate, formatHours, formatPence } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';

/** A difference in pounds with its sign: `+£63.75`, `−£8.50`, `no change`. */
export function formatDifference(pence: number): string {
  if (pence === 0) return 'no change';
  return pence > 0 ? `+${formatPence(pence)}` : formatPence(pence);
}

/** A cost in pounds; what is missing is said beside it. */
export function costWords(cost: ArrangementCost | undefined): string {
  if (!cost) return '';
  if (cost.pence === null) return 'not known';
  if (cost.years.length === 0 && cost.gaps.length === 0) return 'none of its own';
  return `${cost.gaps.length > 0 ? 'more than ' : ''}${formatPence(cost.pence)}`;
}

/** What an arrangement adds to the case-holding capacity of a district. */
export function capacityWords(
  { capacityMinutes, capacityDistrictId }: Pick<Arrangement, 'capacityMinutes' | 'capacityDistrictId'>,
  names: ReferenceNames,
): string {
  if (capacityMinutes === 0 || capacityDistrictId === null) return 'none';
  const sign = capacityMinutes > 0 ? '+' : '−';
  return `${sign}${formatHours(Math.abs(capacityMinutes))} in ${names.districtName(capacityDistrictId)}`;
}

/** How long it is until the end: `in 12 days`, `today`. */
export function daysLeftWords(days: number | null): string {
  if (days === null) return '';
  return days === 0 ? 'today' : `in ${formatCount(days, 'day')}`;
}

/** What is to be done next about an arrangement that ends soon. */
export function nextAction(one: Arrangement, asAt: string): string {
  if (one.reviewDate !== undefined && one.reviewDate !== null && one.reviewDate < asAt) {
    return `Its review of ${formatDate(one.reviewDate)} has passed: look at it now`;
  }
  if (one.state === 'ends-in-30')
    return `Decide now: ${CHOICES[one.kind] ?? 'extend it, let it end, or make it permanent'}`;
  if (one.state === 'ends-in-60') return 'Ask the manager and finance whether it goes on';
  return 'Plan what follows it: recruit, extend, or hand over';
}

/** What is to be decided of kinds that cannot become permanent as they are. */
const CHOICES: Readonly<Record<string, string>> = {
  agency: 'extend it, let it end, or recruit to the post',
  'additional-hours': 'extend it, let it end, or change the contract',
  'ring-fenced': 'extend it, or let the time go back to the post',
};
