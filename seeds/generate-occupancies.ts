import type { StoredPerson } from '../db/queries/imports.ts';
import type { StoredOccupancy } from '../db/queries/imports-occupancies.ts';
import { cameOver, hasOwnPost, oldPostNumberOf, postNumberOf } from './generate-posts.ts';
import { Chance } from './random.ts';

const SEED = 2_105;
const RESTRUCTURE = '2021-04-01';
const DAY_BEFORE = '2021-03-31';
/** Lowest and highest point that holders of a role are paid at. Assumed. */
const POINTS: Readonly<Record<string, readonly [number, number]>> = {
  'team-manager': [23, 27],
  'senior-practitioner': [12, 16],
  caseworker: [6, 11],
  support: [3, 3],
  'development-supervisor': [14, 14],
  'customer-service': [4, 4],
  'business-support': [2, 2],
};
/** How many of those below the top of their grade go up a point on 1 April 2021. */
const INCREMENTS = 0.4;
/** Who left a post that is vacant, and when. */
const FORMER_HOLDERS = [
  ['P-0407', 37, '2019-06-03', '2020-08-31', 8],
  ['P-0408', 37, '2019-09-02', '2020-08-31', 7],
  ['P-0501', 37, '2011-10-03', '2020-11-30', 11],
  ['P-0502', 37, '2015-01-05', '2021-01-15', 10],
  ['P-0504', 37, '2013-09-02', '2021-02-28', 16],
  ['P-0505', 18.5, '2014-04-07', '2020-09-30', 3],
  ['T-0506', 37, '2012-06-11', '2020-12-31', 11],
  ['T-0507', 18.5, '2010-02-01', '2020-10-31', 9],
  ['P-0509', 37, '2016-01-11', '2020-12-18', 2],
  ['P-0510', 37, '2009-03-02', '2020-12-31', 3],
] as const;

/** First number of those who left a part of a post, after all others. */
const FIRST_PART = 301;
/** Who left the part of a post that nobody has held since, or held a post before somebody on a contract for a term. */
const FORMER_PART_HOLDERS = [
  ['P-0101', 14.8, '2012-09-03', '2020-07-31', 9],
  ['P-0114', 18.5, '2014-01-06', '2020-10-16', 8],
  ['P-0138', 7, '2015-06-01', '2020-12-31', 10],
  ['P-0183', 7.4, '2018-07-16', '2021-02-12', 7],
  ['T-0136', 30, '2010-04-12', '2020-04-30', 11],
  ['T-0145', 30, '2009-01-19', '2019-09-30', 11],
] as const;

/** An occupancy with what differs from a substantive one of no end. */
export function occupancyOf(
  differing: Pick<StoredOccupancy, 'id' | 'postId' | 'minutes' | 'startDate'> & Partial<StoredOccupancy>,
): StoredOccupancy {
  return {
    personId: null,
    workerName: null,
    kind: 'substantive',
    endDate: null,
    payPoint: null,
    basePoint: null,
    onCost: true,
    hourlyPence: null,
    coversId: null,
    reason: null,
    reviewDate: null,
    decisionReference: null,
    decisionId: null,
    capacityMinutes: 0,
    capacityDistrictId: null,
    coveredStops: false,
    endReason: null,
    steps: [],
    ...differing,
  };
}

/**
 * Everybody in their post, from their first day or, where they came over, from the restructure and before it in the older
 * post; people with a last day hold theirs for a fixed term. The last holders of vacant posts follow.
 * @param names of former holders, who are not on the staff list any more
 */
export function generateOccupancies(people: readonly StoredPerson[], names: readonly string[]): StoredOccupancy[] {
  const chance = new Chance(SEED);
  const occupancies = people.filter(hasOwnPost).flatMap((person) => inOwnPost(person, chance));
  const former = [...FORMER_HOLDERS, ...FORMER_PART_HOLDERS].map(formerHolder(names));
  const numbered = [...occupancies, ...former.slice(0, FORMER_HOLDERS.length)].map(numberedFrom(1));
  return [...numbered, ...former.slice(FORMER_HOLDERS.length).map(numberedFrom(FIRST_PART))];
}

type FormerHolder = (typeof FORMER_HOLDERS | typeof FORMER_PART_HOLDERS)[number];

function formerHolder(names: readonly string[]) {
  return ([postId, hours, startDate, endDate, payPoint]: FormerHolder, at: number) =>
    occupancyOf({
      id: '',
      postId,
      workerName: names[at] ?? 'Former holder',
      minutes: Math.round(hours * 60),
      startDate,
      endDate,
      payPoint,
      endReason: 'Left',
    });
}

function numberedFrom(first: number) {
  return (record: StoredOccupancy, at: number) => ({ ...record, id: `A-${String(first + at).padStart(4, '0')}` });
}

function inOwnPost(person: StoredPerson, chance: Chance): StoredOccupancy[] {
  const [low, high] = POINTS[person.roleId] ?? [6, 11];
  const payPoint = low + chance.below(high - low + 1);
  const goesUp = payPoint < high && chance.next() < INCREMENTS && person.startDate < DAY_BEFORE;
  const { startDate, endDate } = person;
  const whole = occupancyOf({
    id: '',
    postId: postNumberOf(person.id),
    personId: person.id,
    minutes: person.contractedMinutes,
    startDate,
    endDate,
    payPoint,
    steps: goesUp ? [{ fromDate: RESTRUCTURE, point: payPoint + 1 }] : [],
    ...(endDate === null ? {} : { kind: 'fixed-term', reason: 'Contract for a fixed term; counted with the team' }),
  });
  if (!cameOver(person)) return [whole];
  return [
    { ...whole, postId: oldPostNumberOf(person.id), endDate: DAY_BEFORE, steps: [], endReason: 'Restructure' },
    { ...whole, startDate: RESTRUCTURE, payPoint: goesUp ? payPoint + 1 : payPoint, steps: [] },
  ];
}
