import { formatDay } from '../../pay/formats.ts';
import { holdsAt, type OccupancyRecord } from '../records.ts';
import type { ArrangementFacts, Rule } from './rule.ts';
import { endOf, meets } from './time-at.ts';

/** An arrangement outside the dates of its post. */
export const postEnd: Rule<ArrangementFacts> = {
  id: 'post-end',
  title: 'Outside the dates of the post',
  what: 'Nobody is in a post before it begins or after it ends.',
  usually: 'refuse',
  isFixed: true,
  threshold: null,
  find: ({ record, post }) => {
    const late = post.endDate !== null && record.endDate > post.endDate;
    if (record.startDate >= post.startDate && !late) return [];
    return [
      {
        field: late ? 'endDate' : 'startDate',
        sentence: `Post ${post.id} exists from ${formatDay(post.startDate)} to ${endOf(post)}; the arrangement is from ${formatDay(record.startDate)} to ${formatDay(record.endDate)}.`,
        remedy: late
          ? `End it by ${endOf(post)}, or extend the post first.`
          : `Start it on ${formatDay(post.startDate)} or later, or choose the post that was there before.`,
      },
    ];
  },
};

/** An arrangement that had begun before it was decided. */
export const retrospectiveStart: Rule<ArrangementFacts> = {
  id: 'retrospective-start',
  title: 'Started before it was decided',
  what: 'The first day lies before the day of the decision, or before today where no decision is linked.',
  usually: 'warn',
  isFixed: false,
  threshold: null,
  find: ({ record, decidedOn, today }) => {
    const known = decidedOn ?? today;
    if (record.startDate >= known) return [];
    const decided =
      decidedOn === null
        ? `no decision is linked and today is ${formatDay(today)}`
        : `it was decided on ${formatDay(decidedOn)}`;
    return [
      {
        field: 'startDate',
        sentence: `It starts on ${formatDay(record.startDate)}, but ${decided}: it is retrospective.`,
        remedy:
          decidedOn === null
            ? 'Link the decision if there is one; else check the date and say in the reason why.'
            : 'Check the date, and say in the decision why it was not taken before.',
      },
    ];
  },
};

/** Cover for somebody who is not there to be covered. */
export const coverAway: Rule<ArrangementFacts> = {
  id: 'cover-away',
  title: 'Covers somebody who is not away',
  what: 'Whoever is covered holds the post on all of the days, and is away. Why somebody is absent is never stored.',
  usually: 'warn',
  isFixed: false,
  threshold: null,
  find: ({ record, covered, ofCovered }) => {
    if (!covered) return [];
    if (!holdsAt(covered, record.startDate) || !holdsAt(covered, record.endDate)) {
      return [
        {
          field: 'coversId',
          sentence: `${covered.name} is in post ${covered.postId} from ${formatDay(covered.startDate)} to ${endOf(covered)}, not on all days from ${formatDay(record.startDate)} to ${formatDay(record.endDate)}.`,
          remedy:
            'Choose whom it covers on these days, correct the dates, or leave out whom it covers: it fills a vacancy.',
        },
      ];
    }
    const isAway = ofCovered.some((other) => AWAY.includes(other.kind) && meets(other, record));
    if (record.kind === 'maternity-cover' || record.coveredStops || isAway) return [];
    return [
      {
        field: 'coversId',
        sentence: `Nothing recorded takes ${covered.name} away from ${formatDay(record.startDate)} to ${formatDay(record.endDate)}.`,
        remedy:
          'Enter where they act up or are seconded to; for an absence say that their own caseload stops, or check it yourself and go on.',
      },
    ];
  },
};

/** Cover that counts in a district beside whoever is away from it. */
export const coverCountsTwice: Rule<ArrangementFacts> = {
  id: 'cover-counts-twice',
  title: 'Cover and covered both count',
  what: 'Where cover adds case-holding time to a district, the caseload of whoever is covered there stops, or is made less by what takes them away.',
  usually: 'warn',
  isFixed: false,
  threshold: null,
  find: ({ record, post, covered, coveredCasesIn, inPost, ofCovered }) => {
    const countsIn = record.capacityDistrictId ?? post.districtId;
    if (!covered || record.capacityMinutes <= 0 || record.coveredStops) return [];
    if (coveredCasesIn === null || countsIn !== coveredCasesIn) return [];
    const isThroughout = (other: OccupancyRecord) => holdsAt(other, record.startDate) && holdsAt(other, record.endDate);
    const isLessElsewhere = ofCovered.some((other) => other.capacityMinutes < 0 && isThroughout(other));
    const isStoppedElsewhere = inPost.some(
      (other) => other.coversId === covered.id && other.coveredStops && isThroughout(other),
    );
    if (isLessElsewhere || isStoppedElsewhere) return [];
    return [
      {
        field: 'coveredStops',
        sentence: `${record.name} adds case-holding time to the district in which ${covered.name} goes on to count in full, from ${formatDay(record.startDate)} to ${formatDay(record.endDate)}: both count.`,
        remedy: `If ${covered.name} is away, say that their own caseload stops while they are covered; if they keep it, go on.`,
      },
    ];
  },
};

const AWAY: readonly string[] = ['acting-up', 'secondment', 'maternity-cover', 'ring-fenced'];
