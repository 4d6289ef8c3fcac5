import type { CivilDate } from '../calendar.ts';
import { holdsAt, type OccupancyRecord } from './records.ts';
import type { PostStanding } from './vacancies.ts';

/** Case-holding FTE of one district at a date: what its gap is worked out from. */
export interface GapFigures {
  /** Weighted caseload ÷ points per full-time caseworker. */
  demandFte: number;
  /** Contracted case-holding FTE of the people in post, as much of it as they carry. */
  inPostFte: number;
  /** What people in their first months do not carry yet of their contracted case-holding FTE. */
  newStartersFte: number;
  /** Budgeted FTE of its established posts, frozen ones included. */
  establishmentFte: number;
  /** Part of it that nobody holds substantively. */
  vacantFte: number;
  /** Part of the vacant FTE in frozen posts. */
  frozenFte: number;
  /** Part of the vacant FTE that people on the staff list fill for a time by their contract: they count as in post. */
  staffCoverFte: number;
  /** Case-holding FTE that cover of vacancies says it adds; what exceeds the vacancies is not counted here. */
  coverFte: number;
  /** What all arrangements together add to the district's case-holding capacity, or take away where negative. */
  arrangementsFte: number;
}

/**
 * A district's gap and what it is made of, all FTE:
 * `gapFte` = `vacantFte` + `coveredFte` + `tooSmallFte` + `newStartersFte` + `recordsFte`.
 */
export interface GapSplit {
  /** Demand − in post. Negative where there is more in post than demand. */
  gapFte: number;
  /** Vacant and not covered by anything that holds cases. */
  vacantFte: number;
  /** Vacant, and covered by arrangements that say they hold cases. */
  coveredFte: number;
  /** Demand − establishment: stays though every post were filled. Negative where the establishment exceeds demand. */
  tooSmallFte: number;
  /** Held by people in their first months, who do not carry a full caseload yet: goes by itself. */
  newStartersFte: number;
  /** Held posts − people in post, new starters as if they carried a full caseload: 0 where people's contracts and the posts they hold agree. */
  recordsFte: number;
  /** Gap − what all arrangements add. */
  leftFte: number;
  /** Vacant, but no part of the gap: filled for a time by people who count as in post. */
  staffCoverFte: number;
}

/**
 * Splits the gap between demand and the case-holding capacity in post into what is vacant, what is covered and what would
 * remain because the establishment is too small for demand. With D demand, C in post, E establishment, V vacant without
 * what people on the staff list fill for a time, K cover, and N what new starters do not carry yet:
 * D − C = (V − min(V, K)) + min(V, K) + (D − E) + N + ((E − V) − (C + N)).
 */
export function splitGap(figures: GapFigures): GapSplit {
  const { demandFte, inPostFte, newStartersFte, establishmentFte, coverFte, arrangementsFte, staffCoverFte } = figures;
  const gapFte = demandFte - inPostFte;
  const openFte = figures.vacantFte - staffCoverFte;
  const coveredFte = Math.min(openFte, Math.max(0, coverFte));
  return {
    gapFte,
    vacantFte: openFte - coveredFte,
    coveredFte,
    tooSmallFte: demandFte - establishmentFte,
    newStartersFte,
    recordsFte: establishmentFte - openFte - (inPostFte + newStartersFte),
    leftFte: gapFte - arrangementsFte,
    staffCoverFte,
  };
}

/** What posts and arrangements say of a district's capacity: the part of `GapFigures` that is theirs. */
export type PostFigures = Omit<GapFigures, 'demandFte' | 'inPostFte' | 'newStartersFte'>;

type Arrangement = Pick<
  OccupancyRecord,
  'id' | 'kind' | 'startDate' | 'endDate' | 'capacityMinutes' | 'capacityDistrictId' | 'coversId' | 'coveredStops'
>;

/** What is added up of a district: case-holding minutes a week. */
interface Tally {
  establishment: number;
  vacant: number;
  frozen: number;
  staffCover: number;
  /** Of holders whose own caseload stops. */
  away: number;
  cover: number;
  arrangements: number;
}

/**
 * Case-holding FTE of the posts of each district at a date, and of the arrangements that add to it or take away. Posts
 * count with the caseload of their role; arrangements with what they say themselves, and with whoever's caseload they
 * stop.
 * @param standings every post in force at the date
 * @param occupancies of any dates and districts
 * @param caseloadOf part of their time, 0…1, that people of a role carry cases
 * @param fullTimeMinutes minutes a week of a full-time post
 * @returns by the ids of the districts asked for, in their order
 */
export function postFigures(
  districtIds: readonly string[],
  standings: readonly PostStanding[],
  occupancies: readonly Arrangement[],
  asAt: CivilDate,
  { caseloadOf, fullTimeMinutes }: { caseloadOf: ReadonlyMap<string, number>; fullTimeMinutes: number },
): Map<string, PostFigures> {
  const tallies = new Map(districtIds.map((id): [string, Tally] => [id, { ...NO_MINUTES }]));
  const isHolder = holdersAmongCover(standings);
  const coversIn = new Map<string, string>();
  const stopped = new Set(occupancies.flatMap((one) => (one.coveredStops && holdsAt(one, asAt) ? [one.coversId] : [])));
  for (const { post, standing, vacantMinutes, holders, cover } of standings) {
    const tally = post.districtId === null ? undefined : tallies.get(post.districtId);
    if (!tally || post.districtId === null || standing === 'proposed') continue;
    const caseload = caseloadOf.get(post.roleId) ?? 0;
    tally.establishment += post.budgetedMinutes * caseload;
    tally.vacant += vacantMinutes * caseload;
    if (standing === 'frozen') tally.frozen += vacantMinutes * caseload;
    let [staffCover, away] = [0, 0];
    for (const line of cover) {
      if (line.vacancyMinutes > 0) coversIn.set(line.occupancy.id, post.districtId);
      // whoever holds a post counts there; the contract of the others is for what they cover
      const { personId } = line.occupancy;
      if (personId !== null && !isHolder(personId)) staffCover += line.vacancyMinutes;
    }
    if (stopped.size > 0) {
      for (const { occupancy } of holders) if (stopped.has(occupancy.id)) away += occupancy.minutes;
    }
    tally.staffCover += staffCover * caseload;
    tally.away += away * caseload;
  }
  for (const one of occupancies) {
    const tally = one.capacityDistrictId === null ? undefined : tallies.get(one.capacityDistrictId);
    if (!tally || one.kind === 'substantive' || !holdsAt(one, asAt)) continue;
    tally.arrangements += one.capacityMinutes;
    if (coversIn.get(one.id) === one.capacityDistrictId) tally.cover += one.capacityMinutes;
  }
  return new Map([...tallies].map(([id, tally]) => [id, figuresOf(tally, fullTimeMinutes)]));
}

const NO_MINUTES: Readonly<Tally> = {
  establishment: 0,
  vacant: 0,
  frozen: 0,
  staffCover: 0,
  away: 0,
  cover: 0,
  arrangements: 0,
};

/** Whether somebody who stands in for others holds a post, whichever. */
function holdersAmongCover(standings: readonly PostStanding[]): (personId: string) => boolean {
  const standIns = new Set<string>();
  for (const { cover } of standings) {
    for (const { occupancy } of cover) if (occupancy.personId !== null) standIns.add(occupancy.personId);
  }
  const found = new Set<string>();
  for (const { holders } of standIns.size > 0 ? standings : []) {
    for (const { occupancy } of holders) {
      if (occupancy.personId !== null && standIns.has(occupancy.personId)) found.add(occupancy.personId);
    }
  }
  return (personId) => found.has(personId);
}

function figuresOf(tally: Tally, fullTimeMinutes: number): PostFigures {
  return {
    establishmentFte: tally.establishment / fullTimeMinutes,
    vacantFte: tally.vacant / fullTimeMinutes,
    frozenFte: tally.frozen / fullTimeMinutes,
    staffCoverFte: tally.staffCover / fullTimeMinutes,
    coverFte: tally.cover / fullTimeMinutes,
    arrangementsFte: tally.arrangements / fullTimeMinutes - tally.away / fullTimeMinutes,
  };
}
