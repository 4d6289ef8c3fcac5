import type { Month } from '../calendar.ts';
import { coverage } from '../fair-share.ts';
import { monthName } from '../pay/formats.ts';

/** Demand and capacity of a district under one set of settings. */
export interface EffectSide {
  demandFte: number;
  /** Case-holding FTE. */
  capacityFte: number;
  /** capacityFte ÷ demandFte; null without demand. */
  coverage: number | null;
}

/** A side of the effect, with its coverage. */
export function effectSide(demandFte: number, capacityFte: number): EffectSide {
  return { demandFte, capacityFte, coverage: coverage(capacityFte, demandFte) };
}

/**
 * The difference in words, to the digits that screens show: “Needs 1.20 FTE more; coverage falls from 98 % to 91 %.”
 */
export function effectSentence(before: EffectSide, after: EffectSide): string {
  const parts = [
    difference('Needs', after.demandFte - before.demandFte),
    difference('carries', after.capacityFte - before.capacityFte),
  ].filter((part) => part !== '');
  const cover = coverageWords(before.coverage, after.coverage);
  if (parts.length === 0 && cover === '') return 'Nothing changes.';
  const said = [parts.join(' and '), cover].filter((part) => part !== '').join('; ');
  return `${said.slice(0, 1).toUpperCase()}${said.slice(1)}.`;
}

function difference(verb: string, fte: number): string {
  const shown = Math.abs(fte).toFixed(2);
  return shown === '0.00' ? '' : `${verb} ${shown} FTE ${fte > 0 ? 'more' : 'less'}`;
}

function coverageWords(before: number | null, after: number | null): string {
  if (before === null || after === null) return before === after ? '' : 'coverage is not known on one side';
  const [was, is] = [percent(before), percent(after)];
  if (was === is) return '';
  return `coverage ${after < before ? 'falls' : 'rises'} from ${was} to ${is}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Which months' figures change, in words. @param months oldest first */
export function monthsSentence(months: readonly Month[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return 'No month that is already counted changes.';
  if (months.length === 1) return `The figures of ${monthWords(first)} change.`;
  return `The figures of ${months.length} months change, from ${monthWords(first)} to ${monthWords(last)}.`;
}

function monthWords(month: Month): string {
  return `${monthName(month)} ${month.slice(0, 4)}`;
}
