import type { DistrictGap } from '../../server/contract/vacancies.ts';
import { formatFte, formatFteDifference, isNoFte } from '../format.ts';
import { WorkingTable } from './worked-out.tsx';

/** A district’s gap between demand and the people in post, and what it is made of. */
export function GapWorking({ gap }: { gap: DistrictGap }) {
  const vacant = [
    `posts ${formatFte(gap.establishmentFte)}`,
    ...(gap.frozenFte > 0 ? [`${formatFte(gap.frozenFte)} of what is vacant is frozen`] : []),
  ];
  return (
    <>
      <WorkingTable
        lines={[
          { what: 'Demand', result: formatFte(gap.demandFte) },
          {
            what: 'In post',
            how: isNoFte(gap.newStartersFte)
              ? 'contracted, the part that holds cases'
              : 'contracted, the part that they carry',
            result: formatFte(-gap.inPostFte),
          },
          { what: 'Gap', how: 'demand − in post', result: formatFteDifference(gap.gapFte) },
        ]}
      />
      <p>The gap is made of:</p>
      <WorkingTable
        lines={[
          { what: 'Vacant', how: 'and covered by nobody who holds cases', result: formatFteDifference(gap.vacantFte) },
          {
            what: 'Covered',
            how: 'vacant, covered until somebody is found',
            result: formatFteDifference(gap.coveredFte),
          },
          {
            what: gap.tooSmallFte < 0 ? 'Establishment exceeds demand' : 'Establishment too small',
            how: `demand − ${vacant.join('; ')}: stays though every post were filled`,
            result: formatFteDifference(gap.tooSmallFte),
          },
          ...(isNoFte(gap.newStartersFte)
            ? []
            : [
                {
                  what: 'New starters',
                  how: 'in post, but without a full caseload in their first months: goes by itself',
                  result: formatFteDifference(gap.newStartersFte),
                },
              ]),
          ...(isNoFte(gap.recordsFte)
            ? []
            : [
                {
                  what: 'Contracts and posts differ',
                  how: 'held posts − contracts of people in post: put the records right',
                  result: formatFteDifference(gap.recordsFte),
                },
              ]),
          { what: 'Gap', result: formatFteDifference(gap.gapFte) },
        ]}
      />
      <p>
        Temporary arrangements {gap.arrangementsFte < 0 ? 'take' : 'add'} {formatFte(Math.abs(gap.arrangementsFte))} FTE
        at this date; {formatFte(gap.leftFte)} FTE of the gap is left.
      </p>
    </>
  );
}

/** The parts of a gap on one line: “vacant 0.50, covered 1.00, too small 2.30”. */
export function gapParts(gap: DistrictGap): string {
  return [
    `vacant ${formatFte(gap.vacantFte)}`,
    `covered ${formatFte(gap.coveredFte)}`,
    gap.tooSmallFte < 0
      ? `posts beyond demand ${formatFte(-gap.tooSmallFte)}`
      : `too few posts ${formatFte(gap.tooSmallFte)}`,
    ...(isNoFte(gap.newStartersFte) ? [] : [`new starters ${formatFte(gap.newStartersFte)}`]),
    ...(isNoFte(gap.recordsFte) ? [] : [`records differ ${formatFteDifference(gap.recordsFte)}`]),
  ].join(', ');
}
