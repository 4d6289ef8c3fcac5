import type { CivilDate } from './calendar.ts';
import type { ReducedCaseload } from './demand/new-starters.ts';
import { KIND_WORDS } from './establishment/kind-words.ts';
import type { OccupancyKind } from './establishment/records.ts';
import { formatDay } from './pay/formats.ts';

/** What a temporary arrangement does to somebody's time in the facts of a plan. */
export interface FactEffect {
  /** Id of the arrangement. */
  id: string;
  kind: OccupancyKind;
  /** Its last day. */
  until: CivilDate | null;
  /** Working FTE it adds or takes, signed. */
  fte: number;
  /** Case-holding FTE of that. */
  caseFte: number;
  /** Why not all that it states counts; null where all does. */
  note: string | null;
  /** Of somebody who is away: who covers them in this arrangement. */
  coveredBy?: string;
}

/** Somebody in the facts, as far as their FTE is made up of something. */
export interface MadeUpFte {
  fte: number;
  contractedMinutes: number;
  effects?: readonly FactEffect[];
  byArrangement?: boolean;
}

/** As an adjective of the FTE, not of the time. */
const EFFECT_WORDS: Readonly<Record<OccupancyKind, string>> = { ...KIND_WORDS, 'ring-fenced': 'ring-fenced' };

/** “ring-fenced until 31 Mar 2021 (A-0001)”; of somebody who is covered “away until 14 Aug 2021, covered by Jo Poe (A-0002)”. */
export function arrangementWords({
  id,
  kind,
  until,
  coveredBy,
}: Pick<FactEffect, 'id' | 'kind' | 'until' | 'coveredBy'>): string {
  const what = coveredBy === undefined ? EFFECT_WORDS[kind] : 'away';
  const by = coveredBy === undefined ? '' : `, covered by ${coveredBy}`;
  return `${what}${until === null ? '' : ` until ${formatDay(until)}`}${by} (${id})`;
}

/**
 * How somebody's FTE is made up: “1.00 FTE contracted − 0.50 ring-fenced until 31 Mar 2021 (A-0001) = 0.50 FTE”.
 * @param fullTimeMinutes minutes a week of a full-time post
 * @returns an empty text where it is the contract and nothing else
 */
export function fteWorking(person: MadeUpFte, fullTimeMinutes: number): string {
  const effects = person.effects ?? [];
  const [first] = effects;
  if (!first) return '';
  if (person.byArrangement) {
    const cases = first.caseFte === first.fte ? '' : `, of which ${two(first.caseFte)} holds cases`;
    return `${two(person.fte)} FTE${cases}: ${arrangementWords(first)}; here by this arrangement only`;
  }
  const parts = effects.map((effect) => {
    const cases = effect.caseFte === effect.fte ? '' : `, ${two(Math.abs(effect.caseFte))} of it case-holding,`;
    return `${effect.fte < 0 ? '−' : '+'} ${two(Math.abs(effect.fte))}${cases} ${arrangementWords(effect)}`;
  });
  const notes = effects.flatMap(({ note }) => (note === null ? [] : [`. ${note}`]));
  const contracted = two(person.contractedMinutes / fullTimeMinutes);
  return `${contracted} FTE contracted ${parts.join(' ')} = ${two(person.fte)} FTE${notes.join('')}`;
}

/**
 * “In the first months in post: carries 90 % of a full caseload, so 0.72 of 0.80 case-holding FTE; a full one from 1 May 2021.”
 * @param fullCaseFte case-holding FTE they would have with a full caseload
 * @returns an empty text where they carry a full one
 */
export function reducedWords({ reduced }: { reduced?: ReducedCaseload }, fullCaseFte: number): string {
  if (!reduced) return '';
  const part = `${two(fullCaseFte * reduced.share)} of ${two(fullCaseFte)} case-holding FTE`;
  return `In the first months in post: carries ${percent(reduced.share)} of a full caseload, so ${part}; a full one from ${formatDay(reduced.fullFrom)}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

function two(value: number): string {
  return value.toFixed(2);
}
