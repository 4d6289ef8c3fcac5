/** People with a main language, from the census. */
export interface Speakers {
  languageCode: string;
  speakers: number;
}

/** How many of some cases may be of a kind that makes up a share of all residents. */
export interface CensusEstimate {
  /** Of all residents with a known main language, 0…1. */
  censusShare: number;
  /** Cases to be expected, not a whole number. */
  expected: number;
  /** In 95 of 100 cases it lies between these, were the families drawn from all residents by chance. */
  from: number;
  to: number;
}

/** How many cases without a language may have this one. */
export interface LanguageEstimate extends CensusEstimate {
  languageCode: string;
}

const ENGLISH = 'en';
/** Chance left out at each end of the range. */
const EACH_END = 0.025;

/**
 * Estimates the languages of cases without one from the census: cases × speakers ÷ all speakers. It takes families who
 * are helped to be like residents as a whole, which they need not be, so it is a fallback and never a count.
 * @param cases without a language
 * @param speakers of the whole area, by language
 * @returns most speakers first; nothing where there are no cases or nothing is known of speakers
 */
export function estimateLanguages(cases: number, speakers: readonly Speakers[]): LanguageEstimate[] {
  const all = speakers.reduce((sum, row) => sum + row.speakers, 0);
  if (cases <= 0 || all <= 0) return [];
  return speakers
    .toSorted((a, b) => b.speakers - a.speakers)
    .map(({ languageCode, speakers: some }) => ({ languageCode, ...estimateShare(cases, some / all) }));
}

/** A ward of a district, as far as its languages go. */
export interface WardLanguages {
  children: number;
  /** Share of residents whose main language is not English, 0…1; null where it is not known. */
  notEnglishRate: number | null;
}

/**
 * Share of the residents of a district whose main language is not English: mean of its wards, weighted by their children.
 * @returns null where no ward with children has a figure: then the share of the whole area has to do
 */
export function notEnglishShare(wards: readonly WardLanguages[]): number | null {
  const known = wards.flatMap(({ children, notEnglishRate }) =>
    notEnglishRate === null ? [] : [{ children, notEnglishRate }],
  );
  const children = known.reduce((sum, ward) => sum + ward.children, 0);
  if (children === 0) return null;
  return known.reduce((sum, ward) => sum + ward.children * ward.notEnglishRate, 0) / children;
}

/**
 * Speakers of a district as shares, from its own share of other languages than English. Which languages those are is taken
 * to be as in the whole area, of which alone it is published.
 * @param speakers of the whole area, by language
 */
export function speakersInDistrict(speakers: readonly Speakers[], notEnglish: number): Speakers[] {
  const others = speakers.reduce((sum, row) => (row.languageCode === ENGLISH ? sum : sum + row.speakers), 0);
  return speakers.map(({ languageCode, speakers: some }) => ({
    languageCode,
    speakers: languageCode === ENGLISH ? 1 - notEnglish : others > 0 ? (notEnglish * some) / others : 0,
  }));
}

/** The same for residents of some languages together: `censusShare` of all of them, 0…1. */
export function estimateShare(cases: number, censusShare: number): CensusEstimate {
  const [from, to] = binomialRange(cases, censusShare);
  return { censusShare, expected: cases * censusShare, from, to };
}

/** Smallest counts of `tries` that are reached with a chance of 2.5 % and of 97.5 % (binomial distribution). */
function binomialRange(tries: number, chance: number): [number, number] {
  if (chance <= 0 || chance >= 1) return chance <= 0 ? [0, 0] : [tries, tries];
  // in logarithms, since chances of many tries are too small for a number
  const odds = Math.log(chance) - Math.log1p(-chance);
  let log = tries * Math.log1p(-chance);
  let sum = 0;
  let low = -1;
  for (let count = 0; count <= tries; count += 1) {
    sum += Math.exp(log);
    if (low < 0 && sum >= EACH_END) low = count;
    if (sum >= 1 - EACH_END) return [Math.max(low, 0), count];
    log += odds + Math.log(tries - count) - Math.log(count + 1);
  }
  return [Math.max(low, 0), tries];
}
