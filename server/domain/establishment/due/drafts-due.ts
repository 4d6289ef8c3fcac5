import { formatDay } from '../../pay/formats.ts';
import { addDays } from '../arrangement-dates.ts';
import { type DueGround, type DueItem, dueItem } from './item.ts';

/** Days after which a decision record that is still a draft is told of. */
export const DRAFT_DAYS = 30;

/** Decision records that are drafts for more than 30 days. */
export function draftsDue({ drafts, asAt }: DueGround): DueItem[] {
  return drafts.flatMap(({ id, reference, title, createdOn }) => {
    const date = addDays(createdOn, DRAFT_DAYS);
    if (date >= asAt) return [];
    return [
      dueItem(
        {
          kind: 'decision-draft',
          date,
          title: `Decision ${reference}: ${title}`,
          sentence: `It is a draft since ${formatDay(createdOn)}.`,
          action: 'Finish it and have it decided, or delete it',
          page: 'decisions',
          subjectId: id,
          of: null,
        },
        asAt,
      ),
    ];
  });
}
