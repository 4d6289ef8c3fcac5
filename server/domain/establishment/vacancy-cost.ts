import type { CivilDate } from '../calendar.ts';
import type { CostBasis } from '../pay/cost-basis.ts';
import { calendarMonth, type DayRange, dayAfter, dayBefore, overlap } from '../pay/days.ts';
import { costOf, type MonthCost } from '../pay/month-costs.ts';
import { missingSentence } from '../pay/working.ts';
import { type CostGround, type MonthWindow, occupancyBasis, postBasis } from './cost-of-records.ts';
import { coverOf, type Occupant } from './cover.ts';
import { holdsAt, type OccupancyRecord, type PostRecord } from './records.ts';
import { heldAt } from './vacant-since.ts';

/** Days on which the same hours of a post are vacant and the same people cover them. */
export interface VacancyStretch extends DayRange {
  /** Minutes a week that nobody holds substantively, above 0. */
  vacantMinutes: number;
  /** Who covers them, and how many minutes of theirs count towards the vacancy. */
  cover: { occupancy: OccupancyRecord; minutes: number }[];
}

/** Something whose cost is known for some days: the vacant hours at budget (`record` null), or somebody's cover of them. */
export interface VacancyPart extends DayRange {
  record: OccupancyRecord | null;
  minutes: number;
  months: readonly MonthCost[];
}

/** What the vacant hours of a post are budgeted at, what their cover costs, and the difference. Sums of the parts' months. */
export interface VacancyCost {
  vacant: VacancyPart[];
  cover: VacancyPart[];
  vacantPence: number;
  coverPence: number;
  /** vacantPence − coverPence; below 0 where cover costs more than the hours are budgeted at. */
  savingPence: number;
  /** What cannot be costed and is in no sum, with the remedy. */
  gaps: string[];
}

/** The records around a post that its vacancy is worked out from. */
export interface VacancyRecords {
  /** Occupancies of the post, of any dates. */
  inPost: readonly OccupancyRecord[];
  /** Any occupancy by id, for covers of covers. */
  byId: ReadonlyMap<string, OccupancyRecord>;
  /** The substantive occupancy an arrangement's honorarium is counted from. */
  substantiveOf: (arrangement: OccupancyRecord) => OccupancyRecord | undefined;
}

/**
 * The cost of cover against the saving of one vacancy: budget of the hours that nobody holds substantively − cost of the
 * hours that count as their cover, both by month, for the days they last. Who pays does not matter here.
 * @param window months, both inclusive; a post or cover without an end counts to the end of the window
 * @returns nothing vacant: no parts and 0
 */
export function vacancyCost(
  post: PostRecord,
  records: VacancyRecords,
  ground: CostGround,
  window: MonthWindow,
): VacancyCost {
  const days = { from: calendarMonth(window.from).firstDay, to: calendarMonth(window.to).lastDay };
  const gaps = new Set<string>();
  const part = (basis: CostBasis | undefined, record: OccupancyRecord | null, minutes: number, on: DayRange) => {
    if (!basis) gaps.add(unpriced(post, record));
    const cost = basis && costOf({ ...basis, minutes, ...on, funding: [] }, ground.rates, window);
    if (cost?.kind !== 'costed') return [];
    for (const missing of cost.missing) gaps.add(missingSentence(missing));
    return [{ ...on, record, minutes, months: cost.months }];
  };
  const stretches = vacancyStretches(post, records, days);
  const vacant = stretches.flatMap(({ from, to, vacantMinutes }) =>
    part(postBasis(post, ground), null, vacantMinutes, { from, to }),
  );
  const cover = stretches.flatMap(({ from, to, cover: covers }) =>
    covers.flatMap(({ occupancy, minutes }) => {
      const basis = occupancyBasis(occupancy, ground, records.substantiveOf(occupancy));
      return part(basis, occupancy, minutes, { from, to });
    }),
  );
  const [vacantPence, coverPence] = [sumOf(vacant), sumOf(cover)];
  return { vacant, cover, vacantPence, coverPence, savingPence: vacantPence - coverPence, gaps: [...gaps] };
}

/**
 * When how much of an established post is vacant, and who covers it, cut wherever one of them changes.
 * @param days only these are looked at
 */
export function vacancyStretches(post: PostRecord, records: VacancyRecords, days: DayRange): VacancyStretch[] {
  const within = post.state === 'established' && overlap(days, { from: post.startDate, to: post.endDate ?? days.to });
  if (!within) return [];
  const starts = startsWithin(records, within);
  return starts.flatMap((from, at): VacancyStretch[] => {
    const next = starts[at + 1];
    const present = records.inPost.filter((one) => holdsAt(one, from));
    const held = heldAt(
      present.filter(({ kind }) => kind === 'substantive'),
      from,
    );
    const vacantMinutes = post.budgetedMinutes - held;
    if (vacantMinutes <= 0) return [];
    const lines = coverOf(present, vacantMinutes, {
      ...NO_GROUND,
      covered: chainAt(present, records.byId, from),
    }).cover;
    const cover = lines.flatMap(({ occupancy, vacancyMinutes }) =>
      vacancyMinutes > 0 ? [{ occupancy, minutes: vacancyMinutes }] : [],
    );
    return [{ from, to: next === undefined ? within.to : dayBefore(next), vacantMinutes, cover }];
  });
}

/** Whom somebody stands in for decides what counts towards the vacancy; who is away does not. */
const NO_GROUND = { coversOf: new Map(), takenAway: new Map() };

/** Days on which somebody in the post, or in a chain of covers that leads to it, starts or has just left. */
function startsWithin({ inPost, byId }: VacancyRecords, { from, to }: DayRange): CivilDate[] {
  const starts = new Set([from]);
  const cut = ({ startDate, endDate }: Occupant) => {
    if (startDate > from && startDate <= to) starts.add(startDate);
    if (endDate !== null && endDate >= from && endDate < to) starts.add(dayAfter(endDate));
  };
  for (const one of inPost) {
    cut(one);
    for (const link of chainOf(one, byId)) cut(link);
  }
  return [...starts].sort();
}

function chainAt(
  present: readonly OccupancyRecord[],
  byId: ReadonlyMap<string, OccupancyRecord>,
  day: CivilDate,
): Map<string, OccupancyRecord> {
  const links = present.flatMap((one) => chainOf(one, byId)).filter((link) => holdsAt(link, day));
  return new Map(links.map((link) => [link.id, link]));
}

function chainOf(one: OccupancyRecord, byId: ReadonlyMap<string, OccupancyRecord>): OccupancyRecord[] {
  const links: OccupancyRecord[] = [];
  for (let at = byId.get(one.coversId ?? ''); at && !links.includes(at); at = byId.get(at.coversId ?? ''))
    links.push(at);
  return links;
}

function unpriced(post: PostRecord, record: OccupancyRecord | null): string {
  return record
    ? `No pay point is recorded for ${record.name}. Enter the point they are paid at.`
    : `The points of the grade of post ${post.id} are not recorded. Enter the grade’s range, or a budget point for the post.`;
}

function sumOf(parts: readonly VacancyPart[]): number {
  return parts.reduce((sum, { months }) => months.reduce((so, { pence }) => so + pence, sum), 0);
}
