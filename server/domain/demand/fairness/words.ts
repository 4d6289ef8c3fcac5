import type { ServiceFigures } from './figures.ts';

/** A band, a district or a language with its figures, as a sentence needs them. */
export interface Told extends Pick<ServiceFigures, 'waiting' | 'meanDays'> {
  name: string;
  coverage: number | null;
}

/** Mean days waited of one band by month, the last month last; null where it is not shown. */
export type DaysByMonth = readonly (number | null)[];

/** With fewer families than this on a side, one long wait moves the average by much. */
const FEW_FAMILIES = 20;
const LAST_MONTHS = 12;
const FEWEST_MONTHS = 3;

const days = (value: number): string => `${Math.round(value)} ${Math.round(value) === 1 ? 'day' : 'days'}`;
const families = (count: number): string => `${count} ${count === 1 ? 'family' : 'families'}`;
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const points = (value: number): string => {
  const whole = Math.abs(Math.round(value * 100));
  return `${whole} ${whole === 1 ? 'point' : 'points'}`;
};

/**
 * The gap between the most and the least deprived wards in one sentence: days waited, and coverage.
 * @param inOne the district that all wards are in, where it is one: then all have its coverage
 */
export function gapSentence(most: Told, least: Told, inOne: Pick<Told, 'name' | 'coverage'> | null = null): string {
  const [where, elsewhere] = [`In the ${lower(most.name)} of wards`, `in the ${lower(least.name)}`];
  const covered = coveredWords(most, least, inOne);
  if (most.meanDays === null || least.meanDays === null) {
    return `How long families wait ${lower(where)} and ${elsewhere} cannot be compared: ${whyNot(most, least)}; ${covered}.`;
  }
  return `${where} families who wait have waited ${days(most.meanDays)} on average, ${elsewhere} ${days(least.meanDays)}; ${covered}.`;
}

function coveredWords(most: Told, least: Told, inOne: Pick<Told, 'name' | 'coverage'> | null): string {
  if (inOne && inOne.coverage !== null) return `coverage is that of ${inOne.name} in both, ${percent(inOne.coverage)}`;
  if (most.coverage === null || least.coverage === null) return 'coverage cannot be compared';
  return `coverage is ${percent(most.coverage)} against ${percent(least.coverage)}`;
}

function whyNot(...both: Told[]): string {
  const isHidden = both.some(({ waiting }) => waiting === null);
  return isHidden ? 'too few wait in one of them to be shown' : 'nobody waits in one of them';
}

/** How many families are behind the gap; null where it is not told. */
export function sureSentence(most: Told, least: Told): string | null {
  if (most.waiting === null || least.waiting === null || most.meanDays === null || least.meanDays === null) return null;
  const behind = `Behind this are ${families(most.waiting)} in the ${lower(most.name)} and ${families(least.waiting)} in the ${lower(least.name)}`;
  const isFew = Math.min(most.waiting, least.waiting) < FEW_FAMILIES;
  return `${behind}${isFew ? ', few enough for one long wait to move an average by days' : ''}.`;
}

/** Whether the gap has lasted: in how many of the last twelve months it was the same way round; null with under three. */
export function lastingSentence(
  more: { name: string; meanDays: DaysByMonth },
  less: { name: string; meanDays: DaysByMonth },
): string | null {
  const pairs = more.meanDays
    .map((value, at) => [value, less.meanDays[at] ?? null] as const)
    .slice(-LAST_MONTHS)
    .flatMap(([a, b]) => (a === null || b === null ? [] : [Math.round(a) > Math.round(b)]));
  if (pairs.length < FEWEST_MONTHS) return null;
  const longer = pairs.filter(Boolean).length;
  const often =
    longer === pairs.length ? `each of the last ${longer} months` : `${longer} of the last ${pairs.length} months`;
  return `The ${lower(more.name)} waited longer than the ${lower(less.name)} in ${longer === 0 ? `none of the last ${pairs.length} months` : often} that can be compared.`;
}

/**
 * Where the longest and the shortest waits are, or how long they are in the one district that is looked at; null where it
 * cannot be told.
 */
export function districtSentence(districts: readonly Told[]): string | null {
  const [one, ...others] = districts;
  if (one && others.length === 0) {
    if (one.waiting === null || one.meanDays === null) return null;
    return `In ${one.name} ${families(one.waiting)} wait, ${days(one.meanDays)} on average so far.`;
  }
  const told = districts
    .flatMap(({ name, meanDays }) => (meanDays === null ? [] : [{ name, meanDays }]))
    .sort((a, b) => b.meanDays - a.meanDays);
  const [longest, next] = told;
  const shortest = told.at(-1);
  if (!longest || !next || !shortest) return null;
  const also = told.length > 2 ? `, then ${next.name} (${days(next.meanDays)})` : '';
  return `Waits are longest in ${longest.name} (${days(longest.meanDays)})${also}, and shortest in ${shortest.name} (${days(shortest.meanDays)}).`;
}

/** Families whose ward is not known, who are in no band. */
export function unknownSentence({ openCases, waiting }: Pick<ServiceFigures, 'openCases' | 'waiting'>): string | null {
  if (openCases === 0 && waiting === 0) return null;
  if (openCases === null) return 'Cases without a recorded ward are in none of the parts; they stand apart.';
  const waits = waiting ? ` and ${families(waiting)} who wait` : '';
  return `${openCases} open cases${waits} have no recorded ward: they are in none of the parts and stand apart.`;
}

/** Coverage of the one before and after, in words. */
export interface Changed {
  name: string;
  before: number | null;
  after: number | null;
}

/**
 * Who gains and who loses by a plan.
 * @param bands of deprivation, most deprived first; none where one district is looked at: then its own coverage is told
 */
export function effectSentences(
  bands: readonly Changed[],
  districts: readonly Changed[],
  languages: readonly Changed[],
): string[] {
  const [most, least] = [bands[0], bands.at(-1)];
  const found: string[] = [];
  if (most) found.push(changeSentence(most, `the ${lower(most.name)} of wards`));
  if (most && least && most !== least) {
    found.push(changeSentence(least, `the ${lower(least.name)} of wards`));
    const [was, is] = [gapOf(most, least, 'before'), gapOf(most, least, 'after')];
    if (was !== null && is !== null) found.push(closingSentence(was, is));
  }
  if (!most) found.push(...districts.map((district) => changeSentence(district, district.name)));
  const won = languages.filter((row) => changeOf(row) > 0);
  const lost = languages.filter((row) => changeOf(row) < 0);
  if (won.length > 0) found.push(`Coverage rises for families who speak ${names(won)}.`);
  if (lost.length > 0) found.push(`Coverage falls for families who speak ${names(lost)}.`);
  found.push('How long families would wait does not follow from a plan, so nothing is said of it.');
  return found;
}

function changeSentence(row: Changed, where: string): string {
  const { before, after } = row;
  if (before === null || after === null) return `Coverage of ${where} cannot be told.`;
  const change = changeOf(row);
  if (change === 0) return `Coverage of ${where} stays at ${percent(after)}.`;
  return `Coverage of ${where} ${change > 0 ? 'rises' : 'falls'} from ${percent(before)} to ${percent(after)}.`;
}

function closingSentence(before: number, after: number): string {
  const [was, is] = [Math.round(before * 100), Math.round(after * 100)];
  if (was === is) return `The gap between the two stays at ${points(after)}.`;
  return `The gap between the two ${Math.abs(is) < Math.abs(was) ? 'closes' : 'widens'} from ${points(before)} to ${points(after)}.`;
}

const gapOf = (most: Changed, least: Changed, when: 'before' | 'after'): number | null => {
  const [a, b] = [most[when], least[when]];
  return a === null || b === null ? null : b - a;
};

/** Change in whole percentage points, as the page shows both ends; 0 where one is not known. */
function changeOf({ before, after }: Changed): number {
  return before === null || after === null ? 0 : Math.round(after * 100) - Math.round(before * 100);
}

function names(rows: readonly Changed[]): string {
  return rows
    .map(({ name, before, after }) => `${name} (${percent(before ?? 0)} to ${percent(after ?? 0)})`)
    .join(', ');
}
