import type { Month } from '../../calendar.ts';
import { monthName } from '../../pay/formats.ts';
import type { PartnerCloses, StressCase } from './cases.ts';
import type { DistrictGround, StressGround } from './ground.ts';
import type { Basis } from './grounded.ts';

/** Cases that a sentence names; more are counted. */
const MOST_NAMED = 3;

/** Names of what a case can speak of. */
export interface StressNames {
  district: (id: string) => string;
  level: (id: string) => string;
  ward: (code: string) => string;
}

/** What a case is, in a sentence. */
export function caseSentence(stress: StressCase & { wardCode?: string | null }, names: StressNames): string {
  switch (stress.kind) {
    case 'school-return': {
      const { rise, monthsHeldBack, heldBack } = stress;
      const before =
        monthsHeldBack > 0 && heldBack > 0
          ? ` In ${monthsHeldBack === 1 ? 'the month' : `the ${monthsHeldBack} months`} before, schools refer ${percent(heldBack)} less.`
          : '';
      return `Schools refer ${percent(rise)} more than in a usual month, in ${places(stress.districtIds, names)}.${before}`;
    }
    case 'publicity': {
      const arrives = stress.monthsUntil === 0 ? 'at once' : `after ${count(stress.monthsUntil, 'month')}`;
      const falls =
        stress.falls >= 1 ? 'it lasts one month' : `the rise falls by ${percent(stress.falls)} from month to month`;
      return `All referrals rise by ${percent(stress.rise)} ${arrives}, in ${places(stress.districtIds, names)}; ${falls}.`;
    }
    case 'partner-closes':
      return partnerSentence(stress, names);
    case 'new-estate': {
      const ward = stress.wardCode
        ? `${names.ward(stress.wardCode)}, ${names.district(stress.districtId)}`
        : names.district(stress.districtId);
      return `${count(stress.homes, 'home')} in ${ward} with ${figure(stress.childrenPer100Homes)} children for each 100 homes; everybody has moved in after ${count(stress.monthsToMoveIn, 'month')}.`;
    }
  }
}

function partnerSentence({ families, referrals }: PartnerCloses, { district, level }: StressNames): string {
  const some = families.filter((row) => row.families > 0);
  const at = [...Map.groupBy(some, ({ districtId }) => districtId)].map(([id, rows]) => {
    const sum = rows.reduce((total, row) => total + row.families, 0);
    const levels = list(rows.map((row) => `${figure(row.families)} ${level(row.levelId)}`));
    return `${district(id)} ${figure(sum)} (${levels})`;
  });
  const after = referrals
    .filter(({ perMonth }) => perMonth > 0)
    .map(({ districtId, perMonth }) => `${district(districtId)} ${figure(perMonth)}`);
  const come =
    at.length > 0 ? `Families that come to the district teams at once: ${list(at)}.` : 'No family comes at once.';
  return after.length > 0 ? `${come} Referrals in each month after: ${list(after)}.` : come;
}

/** Coverage without the cases and with them, of a place that has a name. */
export interface Told {
  name: string;
  extraFte: number;
  coverageBefore: number | null;
  coverageAfter: number | null;
}

/**
 * What cases ask of the service: “A publicity surge in May 2021 would need 4.20 FTE more in June 2021; Central would
 * fall from 98 % to 84 % of what it needs.” The district named is the one with least cover of those whose cover falls.
 * @param cases their names; an empty one has none yet
 * @param hardest the month the figures are of
 */
export function answerSentence(
  cases: readonly string[],
  { month, hardest }: { month: Month; hardest: Month },
  total: number,
  districts: readonly Told[],
): string {
  const named = namesOf(cases);
  if (cases.length === 0) return 'Nothing happens: demand is as it was counted, or as it is expected.';
  if (!(total >= 0.005)) return `${named} in ${monthWords(month)} would ask for no more caseworkers in any month.`;
  const [worst] = districts
    .filter((district) => falls(district) && shown(district.coverageBefore) !== shown(district.coverageAfter))
    .toSorted((a, b) => (a.coverageAfter ?? 0) - (b.coverageAfter ?? 0));
  const falling = worst
    ? `; ${worst.name} would fall from ${shown(worst.coverageBefore)} to ${shown(worst.coverageAfter)} of what it needs`
    : '';
  return `${named} in ${monthWords(month)} would need ${total.toFixed(2)} FTE more in ${hardest === month ? 'that month' : monthWords(hardest)}${falling}.`;
}

/** `“A” and “B” together`; more than a sentence can carry are counted. */
function namesOf(cases: readonly string[]): string {
  if (cases.length > MOST_NAMED) return `These ${cases.length} cases together`;
  const names = list(cases.map((name) => (name === '' ? 'This case' : `“${name}”`)));
  return cases.length > 1 ? `${names} together` : names;
}

/** The same of one district. */
export function districtSentence({ name, extraFte, coverageBefore, coverageAfter }: Told, hardest: Month): string {
  if (Math.abs(extraFte) < 0.005) return `${name} needs no more in ${monthWords(hardest)}.`;
  const [was, is] = [shown(coverageBefore), shown(coverageAfter)];
  const falls = was === null || is === null || was === is ? '' : `, and has ${is} of what it needs instead of ${was}`;
  return `${name} needs ${Math.abs(extraFte).toFixed(2)} FTE ${extraFte > 0 ? 'more' : 'less'} in ${monthWords(hardest)}${falls}.`;
}

/** What figures of a usual month are called. */
const FIGURES = {
  referrals: 'referrals in a usual month',
  schoolReferrals: 'referrals from schools',
  engaged: 'families that engage',
  casesPerEngaged: 'cases for each family that engages',
  casesPerFamily: 'cases for each family',
  levels: 'how long cases stay open',
} as const;
type FigureName = keyof typeof FIGURES;

/** Figures that the cases of a kind rest on. */
const RESTS_ON: Readonly<Record<StressCase['kind'], readonly FigureName[]>> = {
  'school-return': ['schoolReferrals', 'engaged', 'casesPerEngaged', 'levels'],
  publicity: ['referrals', 'engaged', 'casesPerEngaged', 'levels'],
  'partner-closes': ['engaged', 'casesPerEngaged', 'casesPerFamily', 'levels'],
  'new-estate': [],
};

/** What the cases take for granted that a district has not recorded, or recorded too little of to show, a sentence each. */
export function assumptionNotes(cases: readonly StressCase[], { districts }: StressGround): string[] {
  const names = [...new Set(cases.flatMap(({ kind }) => RESTS_ON[kind]))];
  const said = (basis: Basis, how: string) =>
    names.flatMap((name) => {
      const of = districts.filter((district) => basisOf(district, name) === basis);
      if (of.length === 0) return [];
      const where = of.length === districts.length ? 'any district' : list(of.map((district) => district.name));
      return [`Not recorded, or too few to show, in ${where}: ${FIGURES[name]}. ${how}`];
    });
  const estate = cases.some(({ kind }) => kind === 'new-estate')
    ? districts.filter(({ levels }) => levels.some(({ openPerChild }) => openPerChild.basis !== 'own'))
    : [];
  return [
    ...said('all-districts', 'What the other districts recorded together is used instead.'),
    ...said('assumed', 'An assumed figure is used instead; see how it was worked out.'),
    ...(estate.length > 0
      ? [
          `The number of children is not recorded in ${list(estate.map(({ name }) => name))}: other districts’ or an assumed rate is used for a new estate there.`,
        ]
      : []),
  ];
}

function basisOf(district: DistrictGround, name: FigureName): Basis {
  if (name !== 'levels') return district[name].basis;
  const bases = district.levels.map(({ closing }) => closing.basis);
  return bases.find((basis) => basis === 'assumed') ?? bases.find((basis) => basis !== 'own') ?? 'own';
}

function places(districtIds: readonly string[] | null, { district }: StressNames): string {
  return districtIds === null ? 'all districts' : list(districtIds.map(district));
}

function list(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function falls({ coverageBefore, coverageAfter }: Told): boolean {
  return coverageBefore !== null && coverageAfter !== null && coverageAfter < coverageBefore;
}

function shown(share: number | null): string | null {
  return share === null ? null : percent(share);
}

function percent(share: number): string {
  return `${figure(share * 100)} %`;
}

function figure(value: number): string {
  return (value >= 10 ? Math.round(value) : Math.round(value * 10) / 10).toLocaleString('en-GB');
}

function count(value: number, one: string): string {
  return `${figure(value)} ${one}${value === 1 ? '' : 's'}`;
}

/** `May 2021`. */
export function monthWords(month: Month): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}
