import { civilDateAt } from '../../today.ts';
import { ALL_RULES, type RuleSetting } from '../arrangement-rules.ts';
import type { DraftDecision, DueRecords } from './item.ts';

/** The records as they are read, before settings and instants are put into words of the domain. */
export type DueRows = Omit<DueRecords, 'drafts' | 'honoraria' | 'reviewAsked'> & {
  drafts: readonly (Omit<DraftDecision, 'createdOn'> & { begunAt: string })[];
  rules: readonly RuleSetting[];
  /** Absent where it was not looked at. */
  reviewAsked?: DueRecords['reviewAsked'];
};

/** The records that say what needs action, out of rows: days of instants in London, limits of honoraria as they are set. */
export function dueRecordsOf({ drafts, rules, reviewAsked = null, ...records }: DueRows): DueRecords {
  return {
    ...records,
    reviewAsked,
    drafts: drafts.map(({ begunAt, ...draft }) => ({ ...draft, createdOn: civilDateAt(new Date(begunAt)) })),
    honoraria: {
      reviewMonths: limitOf('honorarium-review', rules),
      longestMonths: limitOf('honorarium-long', rules),
    },
  };
}

/** The limit of a rule as the council set it, else the usual one; null where the rule is off. */
function limitOf(id: string, settings: readonly RuleSetting[]): number | null {
  const rule = ALL_RULES.find((known) => known.id === id);
  const set = settings.find((setting) => setting.id === id);
  if (!rule || (set?.severity ?? rule.usually) === 'off') return null;
  return set?.threshold ?? rule.threshold?.usual ?? null;
}
