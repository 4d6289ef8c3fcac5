import type { Overview } from '../../../server/contract/overview.ts';
import { WorkingTable } from '../../components/worked-out.tsx';
import { formatFte, formatFteDifference, formatNumber, formatPercent, formatPercentDifference } from '../../format.ts';
import { useReference } from '../../reference.ts';

type District = Overview['districts'][number];

/** Points without decimals where there are none. */
function points(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 1);
}

/** Open cases × points per case, level by level, ÷ points per full-time caseworker. */
export function DemandWorking({ district, pointsPerFullTime }: { district: District; pointsPerFullTime: number }) {
  const { caseloadStandard } = useReference();
  return (
    <>
      <WorkingTable
        lines={[
          ...district.working.map((line) => ({
            what: line.levelName,
            how: `${formatNumber(line.openCases)} open cases × ${points(line.pointsPerCase)} points`,
            result: points(line.points),
          })),
          {
            what: 'Demand, FTE',
            how: `all points ÷ ${formatNumber(pointsPerFullTime)} per full-time caseworker`,
            result: formatFte(district.demandFte),
          },
        ]}
      />
      <p>Caseload standard: {caseloadStandard.source}</p>
    </>
  );
}

/** What the people's FTE is made of: contracts, and what each temporary arrangement adds or takes. */
function peopleLines(district: District): { what: string; how?: string; result: string }[] {
  const total = {
    what: district.arrangements.length > 0 ? 'People with arrangements' : 'People in post',
    how: `${formatNumber(district.headcount)} people`,
    result: `${formatFte(district.peopleFte)} FTE`,
  };
  if (district.arrangements.length === 0) return [total];
  return [
    { what: 'People in post', how: 'contracted', result: `${formatFte(district.contractedFte)} FTE` },
    ...district.arrangements.map(({ text, fte }) => ({
      what: text,
      how: 'temporary arrangement',
      result: formatFteDifference(fte),
    })),
    total,
  ];
}

/** The part of the people's FTE that carries cases. */
export function CapacityWorking({ district }: { district: District }) {
  const { roles } = useReference();
  return (
    <>
      <WorkingTable
        lines={[
          ...peopleLines(district),
          {
            what: 'Capacity',
            how: 'the part of it that carries cases',
            result: `${formatFte(district.capacityFte)} FTE`,
          },
        ]}
      />
      <p>{roles.map((role) => `${role.title} ${formatPercent(role.caseload)}`).join(', ')} of their time.</p>
    </>
  );
}

/** The district's part of all capacity, by its part of all demand. */
export function FairShareWorking({ district }: { district: District }) {
  return (
    <>
      <WorkingTable
        lines={[
          { what: 'Demand of this district', result: `${formatFte(district.demandFte)} FTE` },
          {
            what: 'Fair share',
            how: 'its part of all demand × all case-holding capacity',
            result: `${formatFte(district.fairShareFte)} FTE`,
          },
        ]}
      />
      <p>The fair share is what the district would have if the whole capacity followed demand.</p>
    </>
  );
}

/** Capacity − fair share. */
export function DifferenceWorking({ district }: { district: District }) {
  return (
    <WorkingTable
      lines={[
        { what: 'Capacity', result: formatFte(district.capacityFte) },
        { what: 'Fair share', how: 'taken away', result: formatFte(district.fairShareFte) },
        {
          what: 'Difference, FTE',
          how: `${formatPercentDifference(district.difference, 1)} of the fair share`,
          result: formatFteDifference(district.differenceFte),
        },
      ]}
    />
  );
}

/** Capacity ÷ demand. */
export function CoverageWorking({ district }: { district: District }) {
  return (
    <WorkingTable
      lines={[
        { what: 'Capacity, FTE', result: formatFte(district.capacityFte) },
        { what: 'Demand, FTE', how: 'divided by', result: formatFte(district.demandFte) },
        { what: 'Coverage', result: formatPercent(district.coverage, 1) },
      ]}
    />
  );
}
