import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import type { FaultList } from './faults.ts';
import { nearest } from './nearest.ts';
import { readArrangement } from './read-arrangement.ts';
import {
  readChoice,
  readDay,
  readLine,
  readNumber,
  readPoint,
  readProse,
  readSteps,
  readYesNo,
} from './read-establishment-values.ts';
import { readHolder } from './read-holder.ts';
import { namedIn, RowReader } from './read-person-row.ts';
import type { TableRow } from './read-table.ts';
import { type Reading, readWeeklyHours } from './read-values.ts';

/** What a row is read against. */
export interface OccupancyContext {
  /** Substantive holders, or temporary arrangements. */
  kind: 'occupancies' | 'arrangements';
  lists: EstablishmentLists;
  /** Numbers of the posts that stand. */
  posts: ReadonlySet<string>;
  /** What stands under a number, or for the same post, person, kind and start. */
  standing: (number: string | null, key: string) => StoredOccupancy | undefined;
}

/** Kinds of a temporary arrangement, as the product says them. */
export const ARRANGEMENT_KINDS = {
  'fixed-term': 'Fixed term',
  'acting-up': 'Acting up',
  secondment: 'Secondment',
  'maternity-cover': 'Maternity cover',
  agency: 'Agency',
  'additional-hours': 'Additional hours',
  'ring-fenced': 'Ring-fenced time',
} as const satisfies Partial<Record<StoredOccupancy['kind'], string>>;

/** What tells one occupancy from another where a file gives no number. */
export function occupancyKey(
  record: Pick<StoredOccupancy, 'postId' | 'personId' | 'workerName' | 'kind' | 'startDate'>,
) {
  // no cell of these holds NUL, so that the parts cannot run together
  return [record.postId, record.personId ?? '', record.workerName ?? '', record.kind, record.startDate].join('\0');
}

/**
 * One row of a file of occupancies. A column that the file does not have leaves what stands; an empty cell empties it.
 * @returns undefined where something is wrong; every fault of the row is added. A new one without a number has the id ''
 */
export function readOccupancyRow(
  line: TableRow,
  context: OccupancyContext,
  faults: FaultList,
): StoredOccupancy | undefined {
  const { lists, posts } = context;
  const faultsBefore = faults.count;
  const read = new RowReader(line, faults);
  const number = read.optional('number', readNumber, null);
  const postId = read.needed('post_number', (text) => readPost(text, posts));
  const kind =
    context.kind === 'occupancies'
      ? 'substantive'
      : read.needed('kind', readChoice(ARRANGEMENT_KINDS, 'kind of arrangement'));
  const minutes = read.needed('hours_per_week', readWeeklyHours);
  const startDate = read.needed('start_date', (text) => readDay(text, 'first'));
  const stands = number === null ? undefined : context.standing(number, '');
  const who = readHolder(read, lists, stands);
  if (!postId || !kind || !minutes || !startDate || !who) return undefined;
  const before = stands ?? context.standing(number, occupancyKey({ postId, ...who, kind, startDate }));
  if (before && (before.kind === 'substantive') !== (kind === 'substantive')) {
    const [is, file] =
      kind === 'substantive'
        ? ['a temporary arrangement', 'arrangements']
        : ['no temporary arrangement', 'occupancies'];
    read.fault('number', `is ${is}`, `Import it in a file of ${file}.`);
  }
  const endDate =
    kind === 'substantive'
      ? read.optional('end_date', (text) => readDay(text, 'last'), before?.endDate ?? null)
      : (read.needed('end_date', (text) => readDay(text, 'last')) ?? null);
  const decisionReference = read.optional(
    'decision_reference',
    (text) => readLine(text, 120),
    before?.decisionReference ?? null,
  );
  const record: StoredOccupancy = {
    id: before?.id ?? number ?? '',
    postId,
    ...who,
    kind,
    minutes,
    startDate,
    endDate,
    reason: read.optional('reason', readProse, before?.reason ?? null),
    reviewDate: read.optional('review_date', (text) => readDay(text, 'last'), before?.reviewDate ?? null),
    decisionReference,
    decisionId: decisionOf(decisionReference, before, lists),
    endReason: read.optional('end_reason', readProse, before?.endReason ?? null),
    payPoint: read.optional('pay_point', readPoint, before?.payPoint ?? null),
    steps: read.optional('pay_steps', readSteps, before?.steps ?? []) ?? [],
    onCost: read.optional('on_cost', readYesNo, before?.onCost ?? true) ?? true,
    ...readArrangement(read, kind, lists, before),
  };
  checkRow(record, read);
  return faults.count > faultsBefore ? undefined : record;
}

function checkRow({ startDate, endDate, basePoint, payPoint, steps }: StoredOccupancy, read: RowReader): void {
  if (endDate !== null && endDate < startDate) {
    read.fault('end_date', `is before the start date ${startDate}`, 'Swap the two, or correct one.');
  }
  if (basePoint !== null && payPoint === null) {
    read.fault('pay_point', 'is empty beside a base point', 'Write the point that is paid, or empty the base point.');
  }
  const outside = steps.find(({ fromDate }) => fromDate <= startDate || (endDate !== null && fromDate > endDate));
  if (outside) {
    read.fault(
      'pay_steps',
      `has a step on ${outside.fromDate}, not after the start and by the end`,
      'Correct its day.',
    );
  }
}

function readPost(text: string, posts: ReadonlySet<string>): Reading<string> {
  const number = readNumber(text);
  if (!('value' in number) || posts.has(number.value)) return number;
  const remedy = () => {
    const near = nearest(text, [...posts]);
    return near === undefined ? 'Import the post first.' : `Did you mean “${near}”? Else import the post first.`;
  };
  return { wrong: 'is no post we know', remedy };
}

/** The decision record that a reference names; what stands where the reference stays as it was. */
function decisionOf(reference: string | null, before: StoredOccupancy | undefined, lists: EstablishmentLists) {
  if (before && before.decisionReference === reference) return before.decisionId;
  const named = reference === null ? undefined : namedIn(lists.decisions, 'decision')(reference);
  return named && 'value' in named ? named.value : null;
}
