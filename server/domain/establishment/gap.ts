import type { CivilDate } from '../calendar.ts';
import type { CoverLine } from './cover.ts';
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

/**
 * Case-holding FTE of a district's posts at a date, and of the arrangements that add to it or take away. Posts count with
 * the caseload of their role; arrangements with what they say themselves, and with whoever's caseload they stop.
 * @param standings every post in force at the date
 * @param occupancies of any dates and districts
 * @param caseloadOf part of their time, 0…1, that people of a role carry cases
 * @param fullTimeMinutes minutes a week of a full-time post
 */
export function postFigures(
  districtId: string,
  standings: readonly PostStanding[],
  occupancies: readonly Arrangement[],
  asAt: CivilDate,
  { caseloadOf, fullTimeMinutes }: { caseloadOf: ReadonlyMap<string, number>; fullTimeMinutes: number },
): PostFigures {
  const own = standings.filter(({ post, standing }) => post.districtId === districtId && standing !== 'proposed');
  const sum = (list: readonly PostStanding[], minutesOf: (one: PostStanding) => number) =>
    list.reduce((total, one) => total + minutesOf(one) * (caseloadOf.get(one.post.roleId) ?? 0), 0) / fullTimeMinutes;
  const adding = occupancies.filter(
    (one) => one.capacityDistrictId === districtId && one.kind !== 'substantive' && holdsAt(one, asAt),
  );
  const covering = new Set(
    own.flatMap(({ cover }) => cover.flatMap((line) => (line.vacancyMinutes > 0 ? [line.occupancy.id] : []))),
  );
  const standIns = new Set(own.flatMap(({ cover }) => cover.flatMap(({ occupancy }) => occupancy.personId ?? [])));
  const holders = new Set<string | null>();
  if (standIns.size > 0) {
    for (const one of standings) {
      for (const { occupancy } of one.holders)
        if (standIns.has(occupancy.personId ?? '')) holders.add(occupancy.personId);
    }
  }
  // whoever holds a post counts there; the contract of the others is for what they cover
  const isStaff = ({ occupancy }: CoverLine) => occupancy.personId !== null && !holders.has(occupancy.personId);
  const minutes = (list: readonly Arrangement[]) => list.reduce((total, one) => total + one.capacityMinutes, 0);
  const stopped = new Set(occupancies.flatMap((one) => (one.coveredStops && holdsAt(one, asAt) ? [one.coversId] : [])));
  const awayFte = sum(own, ({ holders: held }) =>
    held.reduce((total, { occupancy }) => total + (stopped.has(occupancy.id) ? occupancy.minutes : 0), 0),
  );
  return {
    establishmentFte: sum(own, ({ post }) => post.budgetedMinutes),
    vacantFte: sum(own, ({ vacantMinutes }) => vacantMinutes),
    frozenFte: sum(
      own.filter(({ standing }) => standing === 'frozen'),
      ({ vacantMinutes }) => vacantMinutes,
    ),
    staffCoverFte: sum(own, ({ cover }) =>
      cover.filter(isStaff).reduce((total, { vacancyMinutes }) => total + vacancyMinutes, 0),
    ),
    coverFte: minutes(adding.filter(({ id }) => covering.has(id))) / fullTimeMinutes,
    arrangementsFte: minutes(adding) / fullTimeMinutes - awayFte,
  };
}
