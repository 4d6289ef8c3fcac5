import type { DistrictGap } from '../../../server/contract/vacancies.ts';
import { WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, isNoFte } from '../../format.ts';
import { gapParts } from './gap-parts.ts';

/** Demand − people in post, its parts, and what temporary arrangements leave of it. */
export function GapWorking({ district }: { district: DistrictGap }) {
  const { demandFte, inPostFte, gapFte, establishmentFte, allVacantFte, frozenFte, recordsFte, staffCoverFte } =
    district;
  return (
    <>
      <WorkingTable
        lines={[
          { what: 'Demand', result: formatFte(demandFte) },
          { what: 'People in post', how: 'taken away: their case-holding FTE', result: formatFte(inPostFte) },
          { what: 'Gap, FTE', result: formatFte(gapFte) },
        ]}
      />
      <WorkingTable
        lines={[
          ...gapParts(district).map(({ label, fte }) => ({
            what: label,
            how: HOW[label],
            result: formatFte(fte),
          })),
          { what: 'Together, FTE', how: 'the gap', result: formatFte(gapFte) },
        ]}
      />
      <p>
        Established posts {formatFte(establishmentFte)} FTE, of which vacant {formatFte(allVacantFte)}
        {isNoFte(frozenFte) ? '' : `, ${formatFte(frozenFte)} of it frozen`}
        {isNoFte(staffCoverFte)
          ? ''
          : `; ${formatFte(staffCoverFte)} of it is filled for a time by staff who count as in post, and is no part of the gap`}
        . Posts count by the part of their time that their role carries cases.
      </p>
      {isNoFte(recordsFte) ? null : (
        <p>
          What people are contracted for and the posts they hold differ by {formatFte(Math.abs(recordsFte))} FTE. Put it
          right on the pages People and Posts.
        </p>
      )}
      <WorkingTable
        lines={[
          { what: 'Gap', result: formatFte(gapFte) },
          {
            what: 'Temporary arrangements',
            how: 'taken away: what they say they add to case-holding, covering a post or not',
            result: formatFte(district.arrangementsFte),
          },
          { what: 'Left, FTE', result: formatFte(district.leftFte) },
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
  'New starters': 'in post, but without a full caseload in their first months: goes by itself',
  'Records that disagree': 'held posts − contracts of people in post',
};
