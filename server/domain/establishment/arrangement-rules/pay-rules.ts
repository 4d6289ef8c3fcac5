import type { CivilDate } from '../../calendar.ts';
import { formatDay } from '../../pay/formats.ts';
import { addCalendarMonths, daysBetween } from '../arrangement-dates.ts';
import { holdsAt } from '../records.ts';
import type { ArrangementFacts, Breach, GradeFacts, Rule } from './rule.ts';

/** An honorarium too short to be paid. */
export const honorariumShort: Rule<ArrangementFacts> = {
  id: 'honorarium-short',
  title: 'Honorarium too short',
  what: 'Extra pay for acting up is due only after so many days.',
  usually: 'warn',
  isFixed: false,
  threshold: { unit: 'days', usual: 28, least: 1, most: 365 },
  find: ({ record }, threshold) => {
    const days = daysBetween(record.startDate, record.endDate) + 1;
    if (!isHonorarium(record) || days >= threshold) return [];
    return [
      {
        field: 'endDate',
        sentence: `This honorarium is for ${days} ${days === 1 ? 'day' : 'days'}; it is payable from ${threshold}.`,
        remedy: 'Give a later end, or record it without extra pay by leaving out the substantive point.',
      },
    ];
  },
};

/** An honorarium that goes on for too long. */
export const honorariumLong: Rule<ArrangementFacts> = {
  id: 'honorarium-long',
  title: 'Honorarium too long',
  what: 'Acting up is for a time; after that the post is filled, or its grade looked at.',
  usually: 'warn',
  isFixed: false,
  threshold: { unit: 'months', usual: 12, least: 1, most: 60 },
  find: ({ record }, threshold) => {
    const firstDayTooLate = addCalendarMonths(record.startDate, threshold);
    if (!isHonorarium(record) || record.endDate < firstDayTooLate) return [];
    return [
      {
        field: 'endDate',
        sentence: `This honorarium runs from ${formatDay(record.startDate)} to ${formatDay(record.endDate)}: longer than ${threshold} months.`,
        remedy: `End it before ${formatDay(firstDayTooLate)}, and recruit to the post or have its grade evaluated.`,
      },
    ];
  },
};

/** An honorarium that nobody is going to look at again in time. */
export const honorariumReview: Rule<ArrangementFacts> = {
  id: 'honorarium-review',
  title: 'Honorarium without a review',
  what: 'Acting up is reviewed every few months, so that it does not go on by itself.',
  usually: 'warn',
  isFixed: false,
  threshold: { unit: 'months', usual: 3, least: 1, most: 24 },
  find: ({ record, today }, threshold) => {
    const since = record.startDate > today ? record.startDate : today;
    if (!isHonorarium(record) || record.endDate < today) return [];
    const latest = addCalendarMonths(since, threshold);
    const needsNone = record.endDate <= latest && record.endDate <= addCalendarMonths(record.startDate, threshold);
    const { reviewDate } = record;
    if (needsNone || (reviewDate !== null && reviewDate >= today && reviewDate <= latest)) return [];
    const latestUseful = latest < record.endDate ? latest : record.endDate;
    return [
      {
        field: 'reviewDate',
        sentence: reviewSentence(reviewDate, today, threshold),
        remedy: `Give a review date by ${formatDay(latestUseful)}.`,
      },
    ];
  },
};

/** A point that the grade of the post does not hold. */
export const gradePoint: Rule<ArrangementFacts> = {
  id: 'grade-point',
  title: 'Point outside the grade',
  what: 'A point that is paid belongs to the grade of the post it is paid for, on every day.',
  usually: 'warn',
  isFixed: false,
  threshold: null,
  find: ({ record, ofHolder, gradeOf }) => {
    if (record.payPoint === null) return [];
    const paid = [{ fromDate: record.startDate, point: record.payPoint }, ...record.steps];
    const own = ofHolder.find((other) => other.kind === 'substantive' && holdsAt(other, record.startDate));
    return [
      ...outside('payPoint', record.postId, gradeOf(record.postId), paid, record.endDate),
      ...(own && record.basePoint !== null
        ? outside('basePoint', own.postId, gradeOf(own.postId), [
            { fromDate: record.startDate, point: record.basePoint },
          ])
        : []),
    ];
  },
};

function isHonorarium({ basePoint }: { basePoint: number | null }): boolean {
  return basePoint !== null;
}

function reviewSentence(reviewDate: CivilDate | null, today: CivilDate, months: number): string {
  if (reviewDate === null) return `No review is planned; an honorarium is reviewed every ${months} months.`;
  if (reviewDate < today) return `The review of ${formatDay(reviewDate)} has passed, and no next one is planned.`;
  return `The review on ${formatDay(reviewDate)} is more than ${months} months away.`;
}

/** Points that a grade does not hold: at their first day, and at each later day on which its range changes. */
function outside(
  field: 'payPoint' | 'basePoint',
  postId: string,
  grade: GradeFacts | undefined,
  paid: readonly { fromDate: CivilDate; point: number }[],
  until: CivilDate = paid[0]?.fromDate ?? '',
): Breach[] {
  const [first] = paid;
  if (!first) return [];
  const ranges = (grade?.ranges ?? []).toSorted((a, b) => (a.fromDate < b.fromDate ? -1 : 1));
  const name = grade?.name ?? 'its grade';
  if (!ranges.some(({ fromDate }) => fromDate <= first.fromDate)) {
    return [
      {
        field,
        sentence: `Which points belong to ${name} (post ${postId}) on ${formatDay(first.fromDate)} is not recorded, so point ${first.point} cannot be checked.`,
        remedy: 'Enter the range of the grade on the page Costs, or check the point yourself.',
      },
    ];
  }
  const days = [...paid.map(({ fromDate }) => fromDate), ...ranges.map(({ fromDate }) => fromDate)];
  const checked = [...new Set(days)].filter((day) => day >= first.fromDate && day <= until).sort();
  for (const day of checked) {
    const range = ranges.findLast(({ fromDate }) => fromDate <= day);
    const point = paid.findLast(({ fromDate }) => fromDate <= day)?.point;
    if (!range || point === undefined || (point >= range.lowPoint && point <= range.highPoint)) continue;
    return [
      {
        field,
        sentence: `Point ${point} does not belong to ${name} (post ${postId}) on ${formatDay(day)}: its points are ${range.lowPoint} to ${range.highPoint}.`,
        remedy: `Choose a point from ${range.lowPoint} to ${range.highPoint}, or a post of another grade.`,
      },
    ];
  }
  return [];
}
