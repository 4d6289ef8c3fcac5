import type { Overview } from '../../../server/contract/overview.ts';
import { WorkingTable } from '../../components/worked-out.tsx';
import {
  formatCount,
  formatDate,
  formatFte,
  formatFteDifference,
  formatNumber,
  formatPercent,
  formatPercentDifference,
} from '../../format.ts';
import { useReference } from '../../reference.ts';

type District = Overview['districts'][number];

/** Points without decimals where there are none. */
function points(value: number): string {
  return formatNumber(value, Number.isInteger(value) ? 0 : 1);
}

interface Line {
  what: string;
  how?: string;
  result: string;
}

/** Families unwilling to engage: trying to win them weighs too. Nothing where no points are set for it. */
function chasingLines({ chasing }: District): Line[] {
  if (!chasing) return [];
  const how =
    chasing.unwilling === null
      ? 'no referrals are recorded for this month, so nothing is added'
      : `${formatCount(chasing.unwilling, 'family', 'families')} unwilling to engage × ${points(chasing.pointsEach)} points`;
  return [{ what: 'Chasing', how, result: points(chasing.points) }];
}

/** Points that a full-time caseworker carries in the district, after travel. */
function carried({ travelShare }: District, pointsPerFullTime: number): number {
  return pointsPerFullTime * (1 - (travelShare ?? 0));
}

/** What travel leaves of a caseworker's points. Nothing where no travel is set. */
function travelLines(district: District, pointsPerFullTime: number): Line[] {
  if (district.travelShare === null) return [];
  return [
    {
      what: 'A full-time caseworker carries',
      how: `${points(pointsPerFullTime)} points less ${formatPercent(district.travelShare, 1)} of the time for travel`,
      result: points(carried(district, pointsPerFullTime)),
    },
  ];
}

/** Open cases × points per case, level by level, and chasing, ÷ points per full-time caseworker. */
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
          ...chasingLines(district),
          ...travelLines(district, pointsPerFullTime),
          {
            what: 'Demand, FTE',
            how: `all points ÷ ${points(carried(district, pointsPerFullTime))} per full-time caseworker`,
            result: formatFte(district.demandFte),
          },
        ]}
      />
      <p>Caseload standard: {caseloadStandard.source}</p>
    </>
  );
}

/** What the people's FTE is made of: contracts, and what each temporary arrangement adds or takes. */
function peopleLines(district: District): Line[] {
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

/** What people in their first months do not carry yet. */
function newStarterLines({ newStarters }: District): Line[] {
  if (!newStarters) return [];
  const { people, share, months, notYetFte } = newStarters;
  const carry = people === 1 ? 'carries' : 'carry';
  return [
    {
      what: 'New starters',
      how: `${formatCount(people, 'person', 'people')} in the first ${formatCount(months, 'month')}: ${carry} ${formatPercent(share)} of a full caseload`,
      result: `${formatFteDifference(-notYetFte)} FTE`,
    },
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
          ...newStarterLines(district),
          {
            what: 'Capacity',
            how: 'the part of it that carries cases',
            result: `${formatFte(district.capacityFte)} FTE`,
          },
        ]}
      />
      {district.newStarters ? (
        <p>
          The next of the new starters carries a full caseload from {formatDate(district.newStarters.nextFullFrom)}. In
          their first months the share holds for all their hours: what temporary arrangements add or take counts by it,
          too. Whoever is here by an arrangement only counts with what it states.
        </p>
      ) : null}
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
