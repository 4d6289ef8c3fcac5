import type { CivilDate } from '../../calendar.ts';
import { formatDay, monthName } from '../../pay/formats.ts';
import type { Finding } from './finding.ts';
import type { ReviewOutcome, RuleStep, Signal } from './follow.ts';
import type { ReviewRule } from './rule.ts';
import type { Standing } from './standing.ts';

/** Who reads: what districts are called, and the one that the reader is confined to (null: all). */
export interface ReviewReader {
  nameOf: (districtId: string) => string;
  own: string | null;
}

/** What a review decided, as it goes on after “decided to”. */
const DECIDED: Readonly<Record<ReviewOutcome, string>> = {
  leave: 'leave the allocation as it is',
  rebalance: 'rebalance',
  'look-again': 'look again',
};

const ANOTHER = 'Another district has been too far below its fair share for long enough.';

/** A share as a whole percentage: 0.164 → `16 %`. */
export function percent(share: number): string {
  return `${Math.round(Math.abs(share) * 100)} %`;
}

/** A difference from fair share with its sign: −0.164 → `−16 %`. */
export function signedPercent(difference: number): string {
  const rounded = Math.round(difference * 100);
  return `${rounded < 0 ? '−' : rounded > 0 ? '+' : ''}${Math.abs(rounded)} %`;
}

/** `March 2021`. */
export function monthWords(month: string): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}

/** Where the service stands, in one sentence. */
export function standingSentence(standing: Standing, rule: ReviewRule, reader: ReviewReader): string {
  switch (standing.state) {
    case 'nothing':
      return 'There is no month to look at yet.';
    case 'too-few':
      return `It is too early to tell: ${standing.counted} of the ${standing.needed} months that the rule needs are there.`;
    case 'quiet':
      return `No review is needed: no district has been more than ${percent(rule.below)} below its fair share for long enough.`;
    case 'rests':
      return `No review is needed before ${formatDay(standing.until)}: on ${formatDay(standing.review.heldOn)} it was decided to ${DECIDED[standing.review.outcome]}.`;
    case 'look-again':
      return `Look again on ${formatDay(standing.on)}, as was agreed on ${formatDay(standing.review.heldOn)}.`;
    case 'asked':
      return isOfAnother(standing.signal, reader)
        ? 'A review is needed, because of another district.'
        : `A review is needed: ${findingSentence(standing.signal, rule, reader)}`;
  }
}

/** What stands behind it, as more sentences. */
export function standingDetail(standing: Standing, rule: ReviewRule, reader: ReviewReader): string {
  switch (standing.state) {
    case 'rests':
      return `Until then only a district more than ${percent(rule.farBelow)} below its fair share in two months running asks for another.`;
    case 'look-again':
      return `${findingSentence(standing.signal, rule, reader)} ${sinceSentence(standing.signal)}`;
    case 'asked':
      return `${sinceSentence(standing.signal)} It ends when a review decides, or when every district is within ${percent(rule.backWithin)} of its fair share.`;
    default:
      return '';
  }
}

/** When the next review is, as the latest one set it; empty where it set none. */
export function nextSentence(nextOn: CivilDate | null, asAt: CivilDate): string {
  if (nextOn === null) return '';
  if (nextOn > asAt) return `The next review is on ${formatDay(nextOn)}.`;
  return nextOn === asAt ? 'The next review is due today.' : `The next review was due on ${formatDay(nextOn)}.`;
}

/** Why a review is asked for: `South was more than 10 % below its fair share in 4 of the last 4 months that count.` */
export function findingSentence(finding: Finding, rule: ReviewRule, reader: ReviewReader): string {
  const { districtId, cause, bad, of, mean } = finding;
  if (isOfAnother(finding, reader)) return ANOTHER;
  const name = reader.nameOf(districtId);
  switch (cause) {
    case 'often':
      return `${name} was more than ${percent(rule.below)} below its fair share in ${bad} of the last ${of} months that count.`;
    case 'average':
      return `${name} was ${percent(mean)} below its fair share on average over the last ${of} months that count, and in ${bad} of them more than ${percent(rule.below)}.`;
    case 'far':
      return `${name} was more than ${percent(rule.farBelow)} below its fair share in two months running.`;
  }
}

/** True where the reader may not see the district that asks. */
function isOfAnother({ districtId }: Finding, { own }: ReviewReader): boolean {
  return own !== null && own !== districtId;
}

function sinceSentence({ since }: Signal): string {
  return `It has been asked for since ${formatDay(since)}.`;
}

/**
 * What the rule made of a month.
 * @param ownDifference of the one district that the reader sees; not looked at where they see all
 * @param marked why it is marked, where it is
 */
export function stepSentence(
  step: RuleStep,
  rule: ReviewRule,
  reader: ReviewReader,
  { ownDifference, marked }: { ownDifference: number | null; marked: string | null },
): string {
  const { state, finding } = step;
  const seen = reader.own === null ? step.worst : ownSeen(reader.own, ownDifference);
  const stood = seen ? `${reader.nameOf(seen.districtId)} was ${besideShare(seen.difference)}` : 'No district is shown';
  const why = finding ? findingSentence(finding, rule, reader) : '';
  switch (state) {
    case 'marked':
      return `Left out, because it is marked: ${marked ?? ''}.`;
    case 'unknown':
      return 'Left out: nobody was in post, or no cases were counted.';
    case 'quiet':
      return `${stood}: nothing asks for a review.`;
    case 'watch':
      return reader.own === null
        ? `${stood}: more than ${percent(rule.below)}, but not for long enough.`
        : `${stood}: nothing asks for a review yet.`;
    case 'rests':
      return `${why} Nothing is asked for, since a review decided shortly before.`;
    case 'asked':
      return `A review is asked for. ${why}`;
    case 'stands':
      return `${stood}. The review stays asked for.`;
    case 'back':
      return `Every district is within ${percent(rule.backWithin)} of its fair share: the review is asked for no more.`;
  }
}

function ownSeen(districtId: string, difference: number | null) {
  return difference === null ? null : { districtId, difference };
}

/** `16 % below its fair share`, `at its fair share`, `3 % above its fair share`. */
export function besideShare(difference: number): string {
  const rounded = Math.round(difference * 100);
  if (rounded === 0) return 'at its fair share';
  return `${percent(difference)} ${rounded < 0 ? 'below' : 'above'} its fair share`;
}

/** What the rule does, a sentence each. */
export function ruleSentences(rule: ReviewRule): string[] {
  const { below, months, of, farBelow, restMonths, backWithin, mostMoves, leastGain } = rule;
  const rest =
    restMonths === 0
      ? 'After a review that decided, months that follow it count at once.'
      : `After a review that decided, nothing is asked for again for ${restMonths === 1 ? 'a month' : `${restMonths} months`}, unless a district is far below as above.`;
  return [
    `A review is asked for when one district is more than ${percent(below)} below its fair share in ${months} of the last ${of} months that count, or on their average with more than one such month.`,
    `A district more than ${percent(farBelow)} below in two months running asks for one too. A single bad month never does, and marked months are left out.`,
    `It stays asked for until a review decides, or every district is within ${percent(backWithin)} of its fair share.`,
    rest,
    `Moves are advised where at most ${mostMoves} of them bring the worst district up by ${Math.round(leastGain * 100)} points or more.`,
  ];
}
