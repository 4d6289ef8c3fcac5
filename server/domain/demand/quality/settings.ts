import type { SmallNumbers } from '../suppress.ts';

/** When the languages of cases without one are estimated from the census. */
export interface LanguageFallback {
  on: boolean;
  /** A district is estimated where its share of cases without a language is above this, 0…1. */
  aboveShare: number;
}

/** Small numbers as long as the service has set nothing. */
export const DEFAULT_SMALL_NUMBERS: SmallNumbers = { on: true, threshold: 5, showZero: true };
/** Estimates from the census as long as the service has set nothing: none. */
export const DEFAULT_LANGUAGE_FALLBACK: LanguageFallback = { on: false, aboveShare: 0.1 };

/** The setting `small-numbers` as it is stored; its default where nothing is. Of a broken entry, the default of a field. */
export function smallNumbersOf(stored: unknown): SmallNumbers {
  const fields = fieldsOf(stored);
  return {
    on: booleanOr(fields.on, DEFAULT_SMALL_NUMBERS.on),
    threshold: numberOr(fields.threshold, DEFAULT_SMALL_NUMBERS.threshold),
    showZero: booleanOr(fields.showZero, DEFAULT_SMALL_NUMBERS.showZero),
  };
}

/** The setting `language-fallback` as it is stored; its default where nothing is. */
export function languageFallbackOf(stored: unknown): LanguageFallback {
  const fields = fieldsOf(stored);
  return {
    on: booleanOr(fields.on, DEFAULT_LANGUAGE_FALLBACK.on),
    aboveShare: numberOr(fields.aboveShare, DEFAULT_LANGUAGE_FALLBACK.aboveShare),
  };
}

/** What the setting of small numbers does, in words. */
export function smallNumbersSentence({ on, threshold, showZero }: SmallNumbers): string {
  if (!on) return 'Every count is shown on pages and in files, however small. Small counts can tell who a family is.';
  const range = threshold === 2 ? 'A count of 1 is' : `Counts from 1 to ${threshold - 1} are`;
  const zero = showZero ? ' A count of 0 is shown.' : ' A count of 0 is hidden too.';
  return `${range} hidden on every page, in every chart and file, with as many others, and FTE, shares and means, as it takes that none gives them away.${zero} Only who keeps the counts sees them: on the page Counts, in the history by language, and as FTE by language where speakers are placed. Open cases by district and level of need are on pages for everybody, since FTE are worked out from them. What is too small by the month is told by the quarter or the financial year.`;
}

/** What the setting of the fallback does, in words. */
export function languageFallbackSentence({ on, aboveShare }: LanguageFallback): string {
  if (!on) return 'No language is estimated: cases without one stay “not recorded”.';
  const share = `${Math.round(aboveShare * 100)} %`;
  return `Where language is missing for more than ${share} of a district’s cases, an estimate from the census stands apart on this page, with its range. It enters no other figure and no proposal.`;
}

function fieldsOf(stored: unknown): Readonly<Record<string, unknown>> {
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
}

const booleanOr = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise);
const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);
