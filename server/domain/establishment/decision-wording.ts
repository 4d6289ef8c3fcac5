import type { CivilDate } from '../calendar.ts';
import { formatDay, formatHundredths, formatPence } from '../pay/formats.ts';
import { type DecisionGround, type DecisionSubject, heldBeside } from './decision-records.ts';
import { KIND_WORDS } from './kind-words.ts';
import type { OccupancyRecord, PostRecord } from './records.ts';

/** How a decision words one thing it is about: what is to be done. Nobody is named: it is published. */
export function wordingOf(subject: DecisionSubject, ground: DecisionGround): string {
  switch (subject.kind) {
    case 'occupancy':
      return `${arrangementWords(subject.occupancy, subject.post, ground)}${reasonWords(subject.occupancy.reason)}`;
    case 'post':
      return postWords(subject.post, ground);
    case 'funding-line': {
      const { line, post, occupancy } = subject;
      const of = occupancy ? `of arrangement ${occupancy.id} in post ${post.id}` : `of post ${post.id}`;
      const share = `${formatHundredths(line.shareBasisPoints)} % of the cost ${of} (${plainTitle(post)})`;
      const fund = ground.names.fund(line.fundId);
      return `${share} is met by ${fund}, ${formatDay(line.fromDate)} to ${formatDay(line.toDate)}.${reasonWords(line.reason)}`;
    }
    case 'gone':
      return `${subject.subjectId} is no longer in the records.`;
  }
}

/** What one thing is called in a table: `P-0409 Senior practitioner`. */
export function labelOf(subject: DecisionSubject, { names }: DecisionGround): string {
  switch (subject.kind) {
    case 'occupancy':
      return `${subject.post.title} (${subject.post.id}), ${KIND_WORDS[subject.occupancy.kind]}`;
    case 'post':
      return `${subject.post.title} (${subject.post.id})`;
    case 'funding-line':
      return `${subject.post.title} (${subject.post.id}), share met by ${names.fund(subject.line.fundId)}`;
    case 'gone':
      return subject.subjectId;
  }
}

function arrangementWords(record: OccupancyRecord, post: PostRecord, ground: DecisionGround): string {
  const title = plainTitle(post);
  const where = `(post ${post.id}, ${ground.names.grade(post.gradeId)}) in the ${ground.names.unit(post.unitId)}`;
  const when = `${datesOf(record)}${pay(record)}.`;
  const hours = `${fteWords(record.minutes, ground)}, `;
  const beside = heldBeside(record, ground.around);
  switch (record.kind) {
    case 'agency':
      return `An agency ${title} ${where}, ${hours}${when}`;
    case 'ring-fenced':
      return `${fte(record.minutes, ground)} FTE of the ${title} ${where} is set aside, ${datesOf(record)}.`;
    case 'additional-hours': {
      const before = beside?.minutes ?? null;
      const from =
        before === null ? '' : `, from ${fte(before, ground)} to ${fte(before + record.minutes, ground)} FTE`;
      return `${fte(record.minutes, ground)} FTE more for the ${title} ${where}${from}, ${when}`;
    }
    case 'acting-up': {
      const acts = `${actor(beside, ground)} acts as ${title} ${where}`;
      return `${acts}${honorarium(record)}, ${hours}${datesOf(record)}${record.basePoint === null ? pay(record) : ''}.`;
    }
    case 'secondment':
      return `A secondment as ${title} ${where}, ${hours}${when}`;
    case 'maternity-cover':
      return `Maternity cover as ${title} ${where}, ${hours}${when}`;
    case 'fixed-term':
      return `A fixed-term ${title} ${where}, ${hours}${when}`;
    case 'substantive':
      return `A ${title} ${where}, ${hours}${when}`;
  }
}

function postWords(post: PostRecord, ground: DecisionGround): string {
  const { names } = ground;
  const kind = post.state === 'proposed' ? 'proposed' : post.permanence;
  const budget = `${fte(post.budgetedMinutes, ground)} FTE, cost code ${post.costCode}`;
  return `Post ${post.id}, ${post.title} (${names.grade(post.gradeId)}, ${kind}) in the ${names.unit(post.unitId)}, ${budget}, ${datesOf(post)}.`;
}

function actor(beside: OccupancyRecord | undefined, { posts, names }: DecisionGround): string {
  const post = posts.find(({ id }) => id === beside?.postId);
  if (!beside || !post) return 'Somebody';
  const cover = beside.kind === 'substantive' ? '' : ` on ${KIND_WORDS[beside.kind]}`;
  return `A ${plainTitle(post)}${cover} (post ${post.id}, ${names.grade(post.gradeId)})`;
}

function honorarium({ payPoint, basePoint }: OccupancyRecord): string {
  if (payPoint === null || basePoint === null) return '';
  const points = payPoint - basePoint;
  return ` on an honorarium of ${points} scale ${points === 1 ? 'point' : 'points'} (point ${basePoint} to point ${payPoint})`;
}

function pay({ payPoint, hourlyPence }: OccupancyRecord): string {
  if (hourlyPence !== null) return `, at ${formatPence(hourlyPence)} an hour`;
  return payPoint === null ? '' : `, at point ${payPoint}`;
}

/** `1 Dec 2020 to 31 May 2021`, or `from 1 Dec 2020`. */
function datesOf({ startDate, endDate }: { startDate: CivilDate; endDate: CivilDate | null }): string {
  return endDate === null ? `from ${formatDay(startDate)}` : `${formatDay(startDate)} to ${formatDay(endDate)}`;
}

function reasonWords(reason: string | null): string {
  if (reason === null || reason.trim() === '') return '';
  const text = reason.trim();
  return ` Reason: ${text}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function fteWords(minutes: number, ground: DecisionGround): string {
  return minutes === ground.fullTimeMinutes ? 'full time' : `${fte(minutes, ground)} FTE`;
}

function fte(minutes: number, { fullTimeMinutes }: DecisionGround): string {
  return (minutes / fullTimeMinutes).toFixed(2);
}

/** A title within a sentence. */
function plainTitle({ title }: PostRecord): string {
  return withinSentence(title);
}

/** A title within a sentence: `Senior practitioner` → `senior practitioner`; `ICT officer` and `Family Worker` stay. */
export function withinSentence(title: string): string {
  return /^[A-Z][a-z]*(?!.*[A-Z])/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
