import type { CapacityEffect } from './capacity-effects.ts';
import { arrangementWords } from './capacity-words.ts';

/** What names and hours a sentence about an effect needs. */
export interface EffectNames {
  districtName: (id: string) => string;
  /** Of the unit somebody works in. */
  unitName: string;
  fullTimeMinutes: number;
}

/**
 * What an arrangement does to case-holding capacity, as a sentence: “Adds 0.50 FTE to North.”, “Adds none. Takes 0.50 FTE
 * of working time from the Development Team.”
 */
export function effectSentence(effect: CapacityEffect, names: EffectNames): string {
  const { arrangement, way, districtId, caseMinutes, note } = effect;
  const fte = (minutes: number) => (Math.abs(minutes) / names.fullTimeMinutes).toFixed(2);
  if (way === 'refused') return `Nothing counts. ${note}`;
  if (way === 'nothing') {
    if (arrangement.kind !== 'ring-fenced') return 'Adds none.';
    return `Adds none. Takes ${fte(arrangement.minutes)} FTE of working time from ${names.unitName}.`;
  }
  const where = districtId === null ? '' : names.districtName(districtId);
  const does =
    caseMinutes < 0 ? `Takes ${fte(caseMinutes)} FTE from ${where}.` : `Adds ${fte(caseMinutes)} FTE to ${where}.`;
  return note === null ? does : `${does} ${note}`;
}

/** Working minutes that an arrangement takes out of a unit without changing any district’s capacity. */
export function awayMinutes({ arrangement, way }: CapacityEffect): number {
  return way === 'nothing' && arrangement.kind === 'ring-fenced' ? arrangement.minutes : 0;
}

/** “4 of 5 add no case-holding capacity to a district; 1 adds 0.50 FTE, 1 takes 0.50 FTE away.” */
export function effectsSummary(effects: readonly CapacityEffect[], fullTimeMinutes: number): string {
  if (effects.length === 0) return 'No temporary arrangement is in force at this date.';
  const adding = effects.filter(({ caseMinutes }) => caseMinutes > 0);
  const taking = effects.filter(({ caseMinutes }) => caseMinutes < 0);
  const none = effects.length - adding.length;
  const all = effects.length;
  const first =
    none === 0
      ? `${all === 1 ? 'The only one adds' : `All ${all} add`} case-holding capacity to a district`
      : `${none} of ${all} ${none === 1 ? 'adds' : 'add'} no case-holding capacity to a district`;
  const sum = (list: readonly CapacityEffect[]) =>
    (list.reduce((total, { caseMinutes }) => total + Math.abs(caseMinutes), 0) / fullTimeMinutes).toFixed(2);
  const parts = [
    ...(adding.length > 0 ? [`${adding.length} ${adding.length === 1 ? 'adds' : 'add'} ${sum(adding)} FTE`] : []),
    ...(taking.length > 0
      ? [`${taking.length} ${taking.length === 1 ? 'takes' : 'take'} ${sum(taking)} FTE away`]
      : []),
  ];
  return `${[first, parts.join(', ')].filter(Boolean).join('; ')}.`;
}

/** “Robin Archer, ring-fenced until 31 Mar 2021 (A-0001)”. */
export function lineWords({ arrangement }: CapacityEffect): string {
  const { name, id, kind, endDate } = arrangement;
  return `${name}, ${arrangementWords({ id, kind, until: endDate })}`;
}
