import type { MakePermanent } from '../contract/arrangement-requests.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { checkArrangement } from '../domain/establishment/arrangement-rules.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';
import { dayAfter, dayBefore } from '../domain/pay/days.ts';
import { formatDay } from '../domain/pay/formats.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { factsOf, type TemporaryRecord } from './lookup.ts';
import { fundingUpTo, NEW_ID, type Planned, type Working } from './planned.ts';

const BECOME_PERMANENT: readonly string[] = ['fixed-term', 'maternity-cover', 'acting-up', 'secondment'];

/**
 * Whoever fills a post holds it substantively from a day on: the arrangement ends the day before, so does the post they
 * held until then, and from that day they are paid in full at the point of the post.
 * @throws ProblemError conflict where the post or the person does not allow it; invalid-input for a day outside it
 */
export function planPermanent(stored: TemporaryRecord, given: MakePermanent, { lookup, today }: Working): Planned {
  const post = lookup.post(stored.postId);
  if (!post) throw new Error(`There is no post ${stored.postId}`);
  const { fromDate, why } = given;
  const personId = personOf(stored);
  refuseDay(stored, fromDate);
  refusePost(stored, post, lookup.inPost(post.id), fromDate);
  const lastDay = dayBefore(fromDate);
  const steps = stored.steps.filter((step) => step.fromDate > fromDate);
  const point = stored.steps.findLast((step) => step.fromDate <= fromDate)?.point ?? stored.payPoint;
  const permanent: OccupancyRecord = {
    ...stored,
    id: NEW_ID,
    kind: 'substantive',
    startDate: fromDate,
    endDate: null,
    payPoint: given.payPoint ?? point,
    basePoint: null,
    steps: given.payPoint === null ? steps : [],
    coversId: null,
    reason: null,
    reviewDate: null,
    endReason: null,
    capacityMinutes: 0,
    capacityDistrictId: null,
    coveredStops: false,
    version: 1,
  };
  const ended = { ...stored, endDate: lastDay < stored.endDate ? lastDay : stored.endDate };
  const left = lookup
    .ofPerson(personId)
    .filter((one) => one.kind === 'substantive' && (one.endDate === null || one.endDate >= fromDate));
  const begun = left.find((one) => one.startDate >= fromDate);
  if (begun) {
    throw conflict(
      `${stored.name} is to hold post ${begun.postId} from ${formatDay(begun.startDate)}. Correct that first.`,
    );
  }
  const facts = factsOf({ ...permanent, endDate: fromDate }, lookup, today);
  const grade = checkArrangement({ ...facts, decidedOn: fromDate }, lookup.settings);
  return {
    action: 'arrangement.make-permanent',
    occupancies: [
      { before: stored, after: shortened(ended, why) },
      ...left.map((before) => ({
        before,
        after: { ...before, endDate: lastDay, endReason: `Made permanent in post ${post.id}` },
      })),
      { before: null, after: permanent },
    ],
    funding: fundingUpTo(lookup.fundingLines, stored.id, ended.endDate),
    notes: [
      ...left.map(
        ({ postId, minutes }) =>
          `Post ${postId} is vacant from ${formatDay(fromDate)} (${hours(minutes)} hours a week).`,
      ),
      `The record of ${stored.name} on the page People keeps role, team and hours: correct it if they change.`,
    ],
    findings: grade.filter(({ rule }) => rule === 'grade-point'),
    why,
  };
}

function shortened(record: TemporaryRecord, why: string): TemporaryRecord {
  const { endDate, reviewDate, steps } = record;
  return {
    ...record,
    endReason: why,
    reviewDate: reviewDate !== null && reviewDate > endDate ? null : reviewDate,
    steps: steps.filter(({ fromDate }) => fromDate <= endDate),
  };
}

function personOf({ kind, personId, name }: TemporaryRecord): string {
  if (!BECOME_PERMANENT.includes(kind)) {
    throw conflict(
      kind === 'agency'
        ? `${name} is an agency’s worker. Recruit to the post on the page Vacancies, and end this when somebody starts.`
        : 'Hours of the own post become permanent by changing the contract: correct the hours on the pages People and Posts, and end this.',
    );
  }
  if (personId !== null) return personId;
  throw conflict(`${name} is not on the staff list. Add them on the page People, and choose them here first.`);
}

function refuseDay({ startDate, endDate }: TemporaryRecord, fromDate: CivilDate): void {
  if (fromDate > startDate && fromDate <= dayAfter(endDate)) return;
  throw invalidInput([
    {
      field: 'fromDate',
      value: fromDate,
      remedy: `Give a day after ${formatDay(startDate)} and by ${formatDay(dayAfter(endDate))}, the day after it ends.`,
    },
  ]);
}

function refusePost(
  stored: TemporaryRecord,
  post: PostRecord,
  inPost: readonly OccupancyRecord[],
  fromDate: CivilDate,
): void {
  if (post.endDate !== null) {
    throw conflict(
      `Post ${post.id} ends on ${formatDay(post.endDate)}. Make the post permanent first, on the page Posts.`,
    );
  }
  const holders = inPost.filter(
    (one) => one.kind === 'substantive' && (one.endDate === null || one.endDate >= fromDate),
  );
  const held = holders.reduce((sum, { minutes }) => sum + minutes, 0);
  if (held + stored.minutes <= post.budgetedMinutes) return;
  const who = holders
    .map((one) => `${one.name} (${hours(one.minutes)}${one.endDate === null ? '' : ` to ${formatDay(one.endDate)}`})`)
    .join(', ');
  throw conflict(
    `Post ${post.id} is budgeted for ${hours(post.budgetedMinutes)} hours a week${who === '' ? '' : ` and held by ${who}`}; ${hours(stored.minutes)} more do not fit. End who holds it first, choose a later day, or raise the budget.`,
  );
}

function conflict(detail: string): ProblemError {
  return new ProblemError('conflict', detail);
}

function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
