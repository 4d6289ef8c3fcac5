import { formatDay } from '../../pay/formats.ts';
import { KIND_WORDS } from '../kind-words.ts';
import { holdsAt, isTemporary } from '../records.ts';
import type { ArrangementFacts, Rule } from './rule.ts';
import { committed, endOf, FILLING, filled, hours, meets, minutesOf, worstDay } from './time-at.ts';

const WHOLE: Rule<ArrangementFacts>['threshold'] = { unit: 'per cent', usual: 100, least: 50, most: 200 };

/** Two arrangements of one person at the same time. */
export const personOverlap: Rule<ArrangementFacts> = {
  id: 'person-overlap',
  title: 'Two arrangements of one person',
  what: 'Somebody has another temporary arrangement on some of the same days.',
  usually: 'warn',
  isFixed: false,
  threshold: null,
  find: ({ record, ofHolder }) =>
    ofHolder
      .filter((other) => isTemporary(other) && meets(other, record))
      .map((other) => ({
        field: 'startDate',
        sentence: `${record.name} also has ${other.id} (${KIND_WORDS[other.kind]}) from ${formatDay(other.startDate)} to ${endOf(other)}.`,
        remedy: 'Say whether one replaces the other and end that one, or keep both if they belong together.',
      })),
};

/** More of a person's time than they are contracted for. */
export const personHours: Rule<ArrangementFacts> = {
  id: 'person-hours',
  title: 'More than a person’s hours',
  what: 'What somebody holds, or does instead of it, comes to more than contracted and additional hours.',
  usually: 'warn',
  isFixed: false,
  threshold: WHOLE,
  find: ({ record, holder, ofHolder }, threshold) => {
    if (!holder) return [];
    const all = [...ofHolder, record];
    const worst = worstDay(record, all, (day) => {
      const atDay = all.filter((one) => holdsAt(one, day));
      const additional = minutesOf(atDay, ['additional-hours']);
      return { used: committed(atDay), allowed: ((holder.contractedMinutes + additional) * threshold) / 100 };
    });
    if (!worst) return [];
    return [
      {
        field: 'minutes',
        sentence: `${record.name} would hold ${hours(worst.used)} hours a week on ${formatDay(worst.day)}, of ${hours(worst.allowed)}.`,
        remedy: 'Lower the hours, end another arrangement before, or enter additional hours for the rest.',
      },
    ];
  },
};

/** Additional hours beyond a full-time week. */
export const fullTime: Rule<ArrangementFacts> = {
  id: 'full-time',
  title: 'Additional hours beyond full time',
  what: 'Contracted and additional hours together come to more than a full-time week.',
  usually: 'warn',
  isFixed: false,
  threshold: WHOLE,
  find: ({ record, holder, ofHolder, fullTimeMinutes }, threshold) => {
    if (!holder || record.kind !== 'additional-hours') return [];
    const all = [...ofHolder, record];
    const allowed = (fullTimeMinutes * threshold) / 100;
    const worst = worstDay(record, all, (day) => {
      const extra = minutesOf(
        all.filter((one) => holdsAt(one, day)),
        ['additional-hours'],
      );
      return { used: holder.contractedMinutes + extra, allowed };
    });
    if (!worst) return [];
    return [
      {
        field: 'minutes',
        sentence: `${record.name} is contracted for ${hours(holder.contractedMinutes)} and would work ${hours(worst.used)} hours a week on ${formatDay(worst.day)}; full time is ${hours(fullTimeMinutes)}.`,
        remedy: `Give at most ${hours(Math.max(0, allowed - (worst.used - record.minutes)))} additional hours.`,
      },
    ];
  },
};

/** More hours at work in a post than it is budgeted for. */
export const postHours: Rule<ArrangementFacts> = {
  id: 'post-hours',
  title: 'More than a post’s budget',
  what: 'Those who hold a post and are not covered, and those who fill it, come to more than its budgeted hours.',
  usually: 'warn',
  isFixed: false,
  threshold: WHOLE,
  find: ({ record, post, inPost }, threshold) => {
    if (!FILLING.includes(record.kind)) return [];
    const all = [...inPost, record];
    const allowed = (post.budgetedMinutes * threshold) / 100;
    const worst = worstDay(record, all, (day) => ({
      used: filled(all.filter((one) => holdsAt(one, day))),
      allowed,
    }));
    if (!worst) return [];
    return [
      {
        field: 'minutes',
        sentence: `Post ${post.id} would be filled with ${hours(worst.used)} hours a week on ${formatDay(worst.day)}; ${hours(post.budgetedMinutes)} are budgeted.`,
        remedy: 'Say who is covered, lower the hours, or choose a post that is vacant.',
      },
    ];
  },
};

/** Somebody whose employment ends before the arrangement does. */
export const personEmployed: Rule<ArrangementFacts> = {
  id: 'person-employed',
  title: 'Outside somebody’s employment',
  what: 'The arrangement begins before somebody’s first day or ends after their last.',
  usually: 'warn',
  isFixed: false,
  threshold: null,
  find: ({ record, holder }) => {
    if (!holder) return [];
    const tooEarly = record.startDate < holder.startDate;
    const tooLate = holder.endDate !== null && record.endDate > holder.endDate;
    if (!tooEarly && !tooLate) return [];
    const day = tooEarly ? holder.startDate : (holder.endDate ?? '');
    return [
      {
        field: tooEarly ? 'startDate' : 'endDate',
        sentence: `The ${tooEarly ? 'first' : 'last'} day of ${holder.name} is ${formatDay(day)}; the arrangement ${tooEarly ? `begins ${formatDay(record.startDate)}` : `ends ${formatDay(record.endDate)}`}.`,
        remedy: 'Correct the dates, or the first and last day on the page People.',
      },
    ];
  },
};
