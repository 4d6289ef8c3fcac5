import type { ForecastErrors, ForecastMethod, ForecastMonth } from '../../../server/contract/demand-forecast.ts';
import { formatCount, formatFte, formatMonth, formatNumber, formatPercent } from '../../format.ts';
import { nowOf, type Outlook, peakOf, schoolReturnOf } from './outlook.ts';

const METHOD_DOING: Readonly<Record<ForecastMethod, string>> = {
  smoothing: 'following level, trend and season',
  'last-year': 'taking last year’s month',
  'last-month': 'taking the last figure',
};

/** Less does not show in the second decimal place. */
const SEEN = 0.005;

/** What is needed now, when schools start and at most in the year to come, and what there is. */
export function needSentence(outlook: Outlook, months: readonly string[]): string {
  const now = nowOf(outlook, months);
  if (!now) return `${outlook.name}: no month was counted up to the date above.`;
  const needs = outlook.districtId === null ? 'need' : 'needs';
  const today = `${outlook.name} ${needs} ${formatFte(now.fte)} FTE now (${formatMonth(now.month)})`;
  const school = schoolReturnOf(outlook);
  const peak = peakOf(outlook);
  const ahead = school
    ? ` and about ${formatFte(school.point)} in ${formatMonth(school.month)}, when children are back at school${likely(school)}`
    : '';
  const most =
    peak && peak.month !== school?.month && peak.point - (school?.point ?? 0) >= SEEN
      ? ` The most is ${formatFte(peak.point)}, in ${formatMonth(peak.month)}.`
      : '';
  const capacity = outlook.capacity === undefined ? '' : `; today’s capacity is ${formatFte(outlook.capacity)}`;
  return `${today}${ahead}${capacity}.${most}`;
}

function likely({ ranges }: ForecastMonth): string {
  return ranges ? ` (likely between ${formatFte(ranges.eighty.low)} and ${formatFte(ranges.eighty.high)})` : '';
}

/** Which way to forecast is used and why, in plain words. */
export function methodSentence({ choice, errors, name, ours }: Outlook, monthsNeeded: number): string {
  if (!choice) {
    const better = ours ? `Following level, trend and season did best in ${ours.better} of ${ours.districts}.` : '';
    return `The forecast is the sum of the districts’ forecasts, each by the way that did best there. ${better}`;
  }
  const { method, reason, betterNaive, learnt } = choice;
  if (reason === 'no-figures' || method === null) return `${name} has no month to learn from yet.`;
  if (reason === 'too-short' || betterNaive === null) {
    return `There are ${learnt} months to learn from; a forecast that can be checked needs ${monthsNeeded}. Until then the last figure is taken for every month to come.`;
  }
  const all = errors.find(({ ahead }) => ahead === null);
  if (!all) return '';
  const naive = betterNaive === 'last-year' ? all.lastYear : all.lastMonth;
  const ownError = formatFte(all.smoothing.fte);
  const theirs = formatFte(naive.fte);
  return reason === 'better'
    ? `The forecast follows level, trend and season. In the past it was off by ${ownError} FTE on average; ${METHOD_DOING[betterNaive]} would have been off by ${theirs}.`
    : `Following level, trend and season was not better here: it was off by ${ownError} FTE on average, and ${METHOD_DOING[betterNaive]} by ${theirs}. So ${betterNaive === 'last-year' ? 'last year’s month' : 'the last figure'} is used.`;
}

/** Three months ahead in one sentence, or the nearest that could be checked. */
export function errorSentence({ errors, choice, learntRanges }: Outlook): string {
  const line = errors.find(({ ahead }) => ahead === 3) ?? errors[0];
  if (!line || line.ahead === null) {
    if (learntRanges === null) return 'No forecast of the past could be checked yet.';
    return 'How it did against taking last year’s month cannot be told yet: the figures do not reach back far enough.';
  }
  const others = (['last-year', 'last-month'] as const)
    .filter((method) => method !== choice?.method)
    .map((method) => `${METHOD_DOING[method]} by ${formatFte(errorOf(line, method))}`);
  const ours =
    choice?.method === 'smoothing' || !choice ? [] : [`${METHOD_DOING.smoothing} by ${formatFte(line.smoothing.fte)}`];
  return `Checked on ${line.count} months of the past, the forecast was off by ${formatFte(line.used.fte)} FTE ${aheadWords(line.ahead)} ahead; ${[...ours, ...others].join(', ')}.`;
}

function errorOf(line: ForecastErrors, method: 'last-year' | 'last-month'): number {
  return method === 'last-year' ? line.lastYear.fte : line.lastMonth.fte;
}

/** `1 month`, `3 months`. */
export function aheadWords(ahead: number): string {
  return ahead === 1 ? '1 month' : `${ahead} months`;
}

/** Share of the ranges that have to hold, and how far off it may be before it is said to be wrong. */
const SHOULD_HOLD = 0.8;
const OFF_BY = 0.12;
/** Months that have to be checked before their share is judged. */
const MONTHS_TO_JUDGE = 6;
/** How many times wider for errors that go together is said to be wide. */
const WIDE = 1.25;
/** Months of a single year, which cannot tell how years differ. */
const A_YEAR = 12;

/** How far the ranges can be trusted: as the past tells, never as they were fitted. */
export function coverageSentence(outlook: Outlook, monthsForRanges: number): string {
  const { coverage, learntRanges } = outlook;
  if (!learntRanges) {
    return `No ranges are shown: forecasts of at least ${monthsForRanges} months of the past have to be checked before any can be told.`;
  }
  const learnt = learntSentence(learntRanges);
  if (!coverage) {
    const how = learntRanges.borrowed ? 'How well such ranges would have held here' : 'How well such ranges held';
    return `${learnt}${how} could not be checked yet.`;
  }
  const { count, eighty, shares, months } = coverage;
  const checked = months.filter(({ sight }) => sight === 'clear').length;
  const held = `Ranges that should hold 80 in 100 figures held ${eighty} of ${count} in the past, over ${formatCount(checked, 'month')} (${formatPercent(shares.eighty)})`;
  const judgement = checked < MONTHS_TO_JUDGE ? 'too few to judge them by' : judged(shares.eighty);
  return `${learnt}${held}: ${judgement}.${overMarkedSentence(coverage)}`;
}

function learntSentence({ borrowed, errors, independent, doubt }: NonNullable<Outlook['learntRanges']>): string {
  const whose = borrowed
    ? 'Forecasts of a year at most could be checked here, which cannot tell how years differ: the ranges come from the errors of the other districts, in proportion. '
    : '';
  const few = `only ${formatCount(errors, 'month')} could be checked, and a single year cannot tell how years differ`;
  const alike = `errors of the ${errors} months that could be checked go together, and tell no more than ${formatNumber(independent, 1)} independent ones`;
  const wide = doubt.eighty < WIDE ? '' : `The ranges are wide: ${errors <= A_YEAR ? few : alike}. `;
  return `${whose}${wide}`;
}

function judged(share: number): string {
  if (share < SHOULD_HOLD - OFF_BY) return 'take the ranges as too narrow';
  return share > SHOULD_HOLD + OFF_BY ? 'they are wider than they would have to be' : 'about as they should';
}

function overMarkedSentence({ overMarked, marked }: NonNullable<Outlook['coverage']>): string {
  const told = [
    ...(overMarked ? [`${overMarked.eighty} of ${overMarked.count} of the months after marked ones`] : []),
    ...(marked ? [`${marked.eighty} of ${marked.count} of the marked months`] : []),
  ];
  return told.length === 0
    ? ''
    : ` Made before or in marked months, which no forecast could see coming, they held ${told.join(' and ')}.`;
}

/** That the forecast itself is made in marked months; empty where it is not, or where such ranges held enough. */
export function startsInMarkedSentence({ coverage, learntRanges }: Outlook, startsInMarked: boolean): string {
  const share = coverage?.overMarked?.shares.eighty ?? 0;
  return startsInMarked && learntRanges && share < SHOULD_HOLD - OFF_BY
    ? 'This forecast is made in marked months: take its ranges as too narrow until months after them are counted.'
    : '';
}

/** The months whose figures lay outside most ranges, where ranges held too few; undefined where they held. */
export function missedMonths({ coverage }: Outlook): string | undefined {
  if (!coverage || coverage.missed.length === 0 || coverage.shares.eighty >= SHOULD_HOLD - OFF_BY) return undefined;
  return listed(coverage.missed.map(formatMonth));
}

/** `a, b and c`. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
