import type { Completeness, QualityField } from './completeness.ts';

/** What a field is called, at the beginning of a sentence. */
export const FIELD_NAMES: Readonly<Record<QualityField, string>> = {
  language: 'Language',
  ethnicity: 'Ethnicity category',
  level: 'Level of need',
  ward: 'Ward',
};

/** What to do where a field is often missing. */
const NEXT_STEPS: Readonly<Record<QualityField, string>> = {
  language: 'Ask at the first contact which language the family would rather speak, and put it on the case.',
  ethnicity:
    'Ask the family at the first visit how they describe their ethnicity, and record “would rather not say” as an answer. Never fill it in from a name, a language or an address.',
  level: 'Set the level of need at the first supervision of the case, and not later than the plan.',
  ward: 'Check the postcode on the case. Where a family has no settled address, record that.',
};

/** Shares from which a field is worth a step, 0…1. */
const WORTH_A_STEP = 0.1;
const GROWN_BY = 0.03;
const MOST_STEPS = 3;

/** A share as people say it: 14 %; below 10 % with one decimal where it has one. */
export function percent(share: number): string {
  const hundredths = share * 100;
  return `${Number(hundredths < 10 ? hundredths.toFixed(1) : hundredths.toFixed(0))} %`;
}

/**
 * How complete a field is, in a sentence.
 * @param place a district’s name, or `all districts`
 * @param before the same a year before; undefined where nothing is known of it
 */
export function completenessSentence(now: Completeness, before: Completeness | undefined, place: string): string {
  const name = FIELD_NAMES[now.field];
  const share = now.missing?.value;
  if (share === null || share === undefined) {
    return `${name}: how many cases in ${place} are without it is too few to show, or would give such a count away.`;
  }
  const said =
    share === 0
      ? `${name} is recorded for every case in ${place}`
      : `${name} is not recorded for ${percent(share)} of cases in ${place}`;
  const was = before?.missing?.value;
  if (was === null || was === undefined) return `${said}.`;
  return `${said}; ${percent(was) === percent(share) ? 'it was the same a year ago' : `it was ${percent(was)} a year ago`}.`;
}

/** What to do next: where, about what, and why. */
export interface NextStep {
  districtId: string;
  field: QualityField;
  sentence: string;
  step: string;
}

/**
 * The gaps that are worth most to close: large, or grown within a year; the most cases first.
 * @param lines of districts, now and a year before
 */
export function nextSteps(
  lines: readonly { now: Completeness; before: Completeness | undefined; sentence: string }[],
): NextStep[] {
  const gaps = lines.flatMap(({ now, before, sentence }) => {
    const share = now.missing?.value ?? 0;
    const grown = share - (before?.missing?.value ?? share);
    if (now.districtId === null || (share < WORTH_A_STEP && grown < GROWN_BY)) return [];
    const { districtId, field } = now;
    return [{ districtId, field, sentence, step: NEXT_STEPS[field], cases: now.missing?.part ?? 0 }];
  });
  return gaps
    .sort((a, b) => b.cases - a.cases)
    .slice(0, MOST_STEPS)
    .map(({ cases: _, ...step }) => step);
}
