import type { Rate, RateKind } from '../../../server/contract/rates.ts';

/** A rate as it is typed: every field is text. */
export type RateDraft = { what: RateKind } & Record<string, string>;

/** What is asked for a kind of rate; fields of the key cannot be changed in a correction. */
export interface DraftField {
  name: string;
  label: string;
  description?: string;
  isKey?: boolean;
  input: 'text' | 'date' | 'basis' | 'grade' | 'role' | 'long';
}

const source: DraftField = {
  name: 'source',
  label: 'Source',
  description: 'Where it comes from; begin with “assumed” where nobody published it',
  input: 'long',
};
const from: DraftField = { name: 'fromDate', label: 'From', isKey: true, input: 'date' };

/** Fields of each kind of rate in their order. */
export const DRAFT_FIELDS: Readonly<Record<RateKind, readonly DraftField[]>> = {
  'pay-point': [
    { ...from, label: 'Award from', description: 'The 1 April of the award' },
    { name: 'point', label: 'Point', isKey: true, input: 'text' },
    { name: 'annualPence', label: 'Pay a year in pounds', description: 'Full time, before on-cost', input: 'text' },
    { name: 'basis', label: 'Basis', input: 'basis' },
    source,
    { name: 'note', label: 'Note', input: 'long' },
  ],
  grade: [
    { name: 'id', label: 'Id', description: 'Such as grade-11', isKey: true, input: 'text' },
    { name: 'name', label: 'Name', input: 'text' },
    { name: 'position', label: 'Place in the list', input: 'text' },
  ],
  'grade-range': [
    { name: 'gradeId', label: 'Grade', isKey: true, input: 'grade' },
    from,
    { name: 'lowPoint', label: 'Lowest point', input: 'text' },
    { name: 'highPoint', label: 'Highest point', input: 'text' },
    source,
  ],
  'on-cost': [
    from,
    { name: 'basisPoints', label: 'On-cost in per cent', description: 'Such as 25.00', input: 'text' },
    source,
  ],
  fund: [
    { name: 'id', label: 'Id', description: 'Such as youth-grant', isKey: true, input: 'text' },
    { name: 'name', label: 'Name', input: 'text' },
    { name: 'costCode', label: 'Cost code', input: 'text' },
    { name: 'fromDate', label: 'First day', input: 'date' },
    { name: 'toDate', label: 'Last day', input: 'date' },
    source,
  ],
  'agency-rate': [
    { name: 'roleId', label: 'Role', isKey: true, input: 'role' },
    from,
    { name: 'hourlyPence', label: 'Pounds an hour', description: 'Fee included', input: 'text' },
    source,
  ],
};

/** A stored rate as text, to be corrected. */
export function draftOf(rate: Rate): RateDraft {
  const texts = Object.entries(rate).map(([name, value]) => [name, textOf(name, value)]);
  return { ...Object.fromEntries(texts), what: rate.what };
}

function textOf(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  return HUNDREDTHS.has(name) && typeof value === 'number' ? (value / 100).toFixed(2) : String(value);
}

const HUNDREDTHS = new Set(['annualPence', 'hourlyPence', 'basisPoints']);

/** The rate that a draft says, or what to correct by field. */
export function rateOf(draft: RateDraft): { rate: Rate } | { faults: Record<string, string> } {
  const faults: Record<string, string> = {};
  const text = (name: string) => (draft[name] ?? '').trim();
  const needed = (name: string) => {
    if (text(name) === '') faults[name] = 'This is needed.';
    return text(name);
  };
  const orNull = (name: string) => (text(name) === '' ? null : text(name));
  const whole = (name: string) => {
    if (!/^\d{1,4}$/.test(text(name))) faults[name] = `“${text(name)}” is no whole number. Enter one, such as 7.`;
    return Number(text(name));
  };
  const hundredths = (name: string) => {
    const parts = /^£?(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?\s*%?$/.exec(text(name));
    if (!parts) faults[name] = `“${text(name)}” cannot be read. Enter it with at most two decimals, such as 18933.00.`;
    return Number(`${parts?.[1]?.replaceAll(',', '') ?? '0'}${(parts?.[2] ?? '').padEnd(2, '0')}`);
  };
  const made = ((): Rate => {
    switch (draft.what) {
      case 'pay-point': {
        const basis = (['published', 'derived'] as const).find((known) => known === draft.basis) ?? 'assumed';
        const amounts = { point: whole('point'), annualPence: hundredths('annualPence') };
        return {
          what: 'pay-point',
          fromDate: needed('fromDate'),
          ...amounts,
          basis,
          source: needed('source'),
          note: orNull('note'),
        };
      }
      case 'grade':
        return { what: 'grade', id: needed('id'), name: needed('name'), position: whole('position') };
      case 'grade-range': {
        const points = { lowPoint: whole('lowPoint'), highPoint: whole('highPoint') };
        return {
          what: 'grade-range',
          gradeId: needed('gradeId'),
          fromDate: needed('fromDate'),
          ...points,
          source: needed('source'),
        };
      }
      case 'on-cost':
        return {
          what: 'on-cost',
          fromDate: needed('fromDate'),
          basisPoints: hundredths('basisPoints'),
          source: needed('source'),
        };
      case 'fund': {
        const dates = { fromDate: orNull('fromDate'), toDate: orNull('toDate') };
        return {
          what: 'fund',
          id: needed('id'),
          name: needed('name'),
          costCode: orNull('costCode'),
          ...dates,
          source: needed('source'),
        };
      }
      case 'agency-rate':
        return {
          what: 'agency-rate',
          roleId: needed('roleId'),
          fromDate: needed('fromDate'),
          hourlyPence: hundredths('hourlyPence'),
          source: needed('source'),
        };
    }
  })();
  return Object.keys(faults).length > 0 ? { faults } : { rate: made };
}
