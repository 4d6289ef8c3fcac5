import type { StoredOccupancy } from '../db/queries/imports-occupancies.ts';
import { decidedArrangements } from './decided-arrangements.ts';
import { occupancyOf } from './generate-occupancies.ts';

/**
 * Temporary arrangements around April 2021, made up, and those of the decision of November 2020.
 * @param occupancies substantive holders, whose numbers stand already
 * @param names of workers who are not on the staff list
 */
export function generateArrangements(
  occupancies: readonly StoredOccupancy[],
  names: readonly string[],
): StoredOccupancy[] {
  const holderOf = (postId: string) => occupancies.find((held) => held.postId === postId)?.id ?? null;
  const pointOf = (personId: string) => occupancies.findLast((held) => held.personId === personId)?.payPoint ?? null;
  const [agencyCentral, fixedWest, fixedCentral, agencyNorth, coverEast, agencyMash] = names;
  const worker = (name: string | undefined) => ({ workerName: name ?? 'Agency worker' });
  const arrangements = [
    ...decidedArrangements({ holderOf, agencyWorker: worker(agencyMash).workerName }),
    occupancyOf({
      ...worker(agencyCentral),
      ...{ id: '', kind: 'agency', postId: 'P-0502', minutes: 2220, startDate: '2021-02-01', endDate: '2021-07-30' },
      ...{ hourlyPence: 2390, onCost: false, capacityMinutes: 2220, capacityDistrictId: 'central' },
      ...{ reason: 'Covers the vacancy while it is recruited to', reviewDate: '2021-05-31' },
    }),
    occupancyOf({
      ...worker(fixedWest),
      ...{
        id: '',
        kind: 'fixed-term',
        postId: 'P-0507',
        minutes: 2220,
        startDate: '2021-04-01',
        endDate: '2021-12-31',
      },
      ...{ payPoint: 7, capacityMinutes: 2220, capacityDistrictId: 'west' },
      ...{ reason: 'Covers the vacancy that the restructure left', reviewDate: '2021-09-30' },
    }),
    occupancyOf({
      ...worker(fixedCentral),
      ...{
        id: '',
        kind: 'fixed-term',
        postId: 'P-0603',
        minutes: 1800,
        startDate: '2020-10-05',
        endDate: '2022-03-31',
      },
      ...{ payPoint: 8, capacityMinutes: 1800, capacityDistrictId: 'central' },
      ...{ reason: 'Paid by the Supporting families grant', reviewDate: '2021-09-30' },
    }),
    occupancyOf({
      ...worker(agencyNorth),
      ...{ id: '', kind: 'agency', postId: 'P-0504', minutes: 2220, startDate: '2021-03-01', endDate: '2021-04-30' },
      ...{ hourlyPence: 3120, onCost: false, capacityMinutes: 1110, capacityDistrictId: 'north' },
      ...{ reason: 'Covers the senior practitioner until somebody starts', reviewDate: '2021-04-09' },
    }),
    // a cover chain: W-0152 is away and takes her own caseload along, W-0108 acts up for her, a worker from outside covers
    // W-0108, who holds on to half of a caseload: what acting up takes from W-0108 is said there, so cover stops nothing
    occupancyOf({
      ...{ id: '', kind: 'acting-up', postId: 'P-0152', personId: 'W-0108', minutes: 2220 },
      ...{ startDate: '2021-02-15', endDate: '2021-08-14', coversId: holderOf('P-0152') },
      ...{ payPoint: 12, basePoint: pointOf('W-0108'), capacityMinutes: -1110, capacityDistrictId: 'east' },
      coveredStops: true,
      ...{ reason: 'Acts up during maternity leave; carries half of a caseload instead of a whole one' },
      ...{ reviewDate: '2021-05-14' },
    }),
    occupancyOf({
      ...worker(coverEast),
      ...{ id: '', kind: 'maternity-cover', postId: 'P-0108', minutes: 2220, startDate: '2021-03-01' },
      ...{ endDate: '2021-08-14', payPoint: 6, coversId: holderOf('P-0108') },
      ...{ capacityMinutes: 2220, capacityDistrictId: 'east' },
      ...{ reason: 'Covers whoever acts up during maternity leave', reviewDate: '2021-06-14' },
    }),
    occupancyOf({
      ...{ id: '', kind: 'secondment', postId: 'P-0604', personId: 'W-0182', minutes: 1110 },
      ...{ startDate: '2021-01-04', endDate: '2021-12-31', payPoint: pointOf('W-0182') },
      ...{ capacityMinutes: -1110, capacityDistrictId: 'north', reviewDate: '2021-06-30' },
      ...{ reason: 'Half of the week on school readiness, paid by schools' },
    }),
    occupancyOf({
      ...{ id: '', kind: 'additional-hours', postId: 'P-0153', personId: 'W-0153', minutes: 444 },
      ...{ startDate: '2021-03-01', endDate: '2021-05-28', payPoint: pointOf('W-0153') },
      ...{ capacityMinutes: 444, capacityDistrictId: 'east', reviewDate: '2021-05-14' },
      ...{ reason: 'More hours until the new post in the team is filled' },
    }),
  ];
  return arrangements.map((record, at) => ({ ...record, id: `A-${String(at + 201).padStart(4, '0')}` }));
}
