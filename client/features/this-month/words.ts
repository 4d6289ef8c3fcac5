import type { DueWhen } from '../../../server/contract/digest.ts';
import { formatCount, formatDate } from '../../format.ts';

/** How far away a day is: `today`, `tomorrow`, `in 12 days`, `31 days overdue`; empty without a day. */
export function distance(daysLeft: number | null): string {
  if (daysLeft === null) return '';
  if (daysLeft === 0) return 'today';
  if (daysLeft === 1) return 'tomorrow';
  return daysLeft > 0 ? `in ${formatCount(daysLeft, 'day')}` : `${formatCount(-daysLeft, 'day')} overdue`;
}

/** What a group of items is about, in a line below its heading. */
export function groupLead(when: DueWhen, { monthEnd, until }: { monthEnd: string; until: string }): string {
  switch (when) {
    case 'overdue':
      return 'Their day has passed. The longest overdue comes first.';
    case 'this-month':
      return `Until ${formatDate(monthEnd)}.`;
    case 'later':
      return `After ${formatDate(monthEnd)}, until ${formatDate(until)}.`;
    case 'undated':
      return 'Records that tell of different things. No day says by when.';
  }
}
