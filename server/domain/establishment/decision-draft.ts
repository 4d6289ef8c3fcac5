import { capacityWords } from './decision-capacity.ts';
import { listed } from './decision-financial.ts';
import type { DecisionGround } from './decision-records.ts';
import { isTemporary } from './records.ts';

/** The text of a decision record, section by section; paragraphs are parted by an empty line. */
export interface DecisionText {
  purpose: string;
  background: string;
  options: { label: string; text: string; recommended: boolean }[];
  reasons: string;
  consulted: { who: string; view: string }[];
  legal: string;
  /** Empty where the costs are to be said as they are worked out. */
  financial: string;
  recommendation: string;
  /** What is to be known of the date of publication, such as that it is assumed; empty where nothing is. */
  publicationNote: string;
}

/** A record with nothing in it yet. */
export const BLANK_TEXT: DecisionText = {
  purpose: '',
  background: '',
  options: [],
  reasons: '',
  consulted: [],
  legal: '',
  financial: '',
  recommendation: '',
  publicationNote: '',
};

/**
 * The text of a decision drafted from the records it is about: nothing that the records do not say. Who was consulted and
 * the legal side are left for people to fill in; the financial side is said from the costs.
 */
export function draftText(ground: DecisionGround): DecisionText {
  const what = whatIsDecided(ground);
  if (what === '') return BLANK_TEXT;
  return {
    ...BLANK_TEXT,
    purpose: `To agree ${what}, and how this is paid for.`,
    options: [
      { label: 'Option 1', text: `Agree ${what} as set out below.`, recommended: true },
      {
        label: 'Option 2',
        text: 'Do not agree. None of what is set out below is made or goes on.',
        recommended: false,
      },
    ],
    reasons: capacityWords(ground).join(' '),
    recommendation: 'Option 1.',
  };
}

/** A title drafted from the records. */
export function draftTitle({ subjects, names }: DecisionGround): string {
  const units = new Set(subjects.flatMap((one) => (one.kind === 'gone' ? [] : [names.unit(one.post.unitId)])));
  const kind = subjects.some((one) => one.kind === 'occupancy' && isTemporary(one.occupancy))
    ? 'Temporary capacity'
    : 'Posts and funding';
  return units.size === 0 ? 'Decision' : `${kind}: ${[...units].join(', ')}`;
}

function whatIsDecided({ subjects }: DecisionGround): string {
  const count = (kind: string) => subjects.filter((one) => one.kind === kind).length;
  const occupancies = subjects.flatMap((one) => (one.kind === 'occupancy' ? [one.occupancy] : []));
  const temporary = occupancies.filter(isTemporary).length;
  return listed([
    ...counted(temporary, 'temporary arrangement'),
    ...counted(occupancies.length - temporary, 'appointment'),
    ...counted(count('post'), 'post'),
    ...counted(count('funding-line'), 'share of a cost met by a fund', 'shares of costs met by funds'),
  ]);
}

const NUMBERS = ['', 'a', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function counted(count: number, one: string, many = `${one}s`): string[] {
  if (count === 0) return [];
  const number = count === 1 ? (/^[aeiou]/.test(one) ? 'an' : 'a') : (NUMBERS[count] ?? String(count));
  return [`${number} ${count === 1 ? one : many}`];
}
