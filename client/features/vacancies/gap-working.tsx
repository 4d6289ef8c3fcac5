import type { DistrictGap } from '../../../server/contract/vacancies.ts';
import { WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatFteDifference } from '../../format.ts';
import { gapParts, isNothing } from './gap-parts.ts';

/** Demand − people in post, its parts, and what temporary arrangements leave of it. */
export function GapWorking({ district }: { district: DistrictGap }) {
  const { demandFte, inPostFte, gapFte, establishmentFte, allVacantFte, frozenFte, recordsFte } = district;
  return (
    <>
      <WorkingTable
        lines={[
          { what: 'Demand', result: formatFte(demandFte) },
          { what: 'People in post', how: 'taken away: their case-holding FTE', result: formatFte(inPostFte) },
          { what: 'Gap, FTE', result: formatFteDifference(gapFte) },
        ]}
      />
      <WorkingTable
        lines={[
          ...gapParts(district).map(({ label, fte }) => ({
            what: label,
            how: HOW[label],
            result: formatFteDifference(fte),
          })),
          { what: 'Together, FTE', how: 'the gap', result: formatFteDifference(gapFte) },
        ]}
      />
      <p>
        Established posts {formatFte(establishmentFte)} FTE, of which vacant {formatFte(allVacantFte)}
        {isNothing(frozenFte) ? '' : `, ${formatFte(frozenFte)} of it frozen`}. Posts count by the part of their time
        that their role carries cases.
      </p>
      {isNothing(recordsFte) ? null : (
        <p>
          What people are contracted for and the posts they hold differ by {formatFte(Math.abs(recordsFte))} FTE. Put it
          right on the pages People and Posts.
        </p>
      )}
      <WorkingTable
        lines={[
          { what: 'Gap', result: formatFteDifference(gapFte) },
          {
            what: 'Temporary arrangements',
            how: 'taken away: what they say they add to case-holding, covering a post or not',
            result: formatFteDifference(district.arrangementsFte),
          },
          { what: 'Left, FTE', result: formatFteDifference(district.leftFte) },
        ]}
      />
    </>
  );
}

const HOW: Readonly<Record<string, string>> = {
  Vacant: 'nobody holds it, and nobody who carries cases covers it',
  'Vacant, covered': 'covered by arrangements that say they carry cases',
  'Establishment too small': 'demand − established posts: stays though every post were filled',
  'Establishment above demand': 'demand − established posts',
  'Records that disagree': 'held posts − people in post',
};
