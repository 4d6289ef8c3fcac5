import type { PlanMeasures } from '../../../server/contract/plans.ts';
import { formatPercentDifference } from '../../format.ts';

/** What an edit did to the districts, to be read out: `South +2 %, fair; East −4 %, tight.` */
export function districtsChanged(before: PlanMeasures, after: PlanMeasures): string {
  const known = new Map(before.districts.map((district) => [district.districtId, district]));
  const changed = after.districts.filter(({ districtId, capacityFte, word }) => {
    const was = known.get(districtId);
    return was?.capacityFte !== capacityFte || was.word !== word;
  });
  if (changed.length === 0) return 'The district totals stay as they were.';
  return `${changed
    .map(({ name, difference, word }) =>
      difference === null ? `${name}: ${word}` : `${name} ${formatPercentDifference(difference)}, ${word}`,
    )
    .join('; ')}.`;
}
