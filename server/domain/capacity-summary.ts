import type { CapacityEffect } from './capacity-effects.ts';

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

/** “3 of 5 add no case-holding capacity to a district, 1 adds 0.50 FTE, 1 takes 0.50 FTE away.” */
export function effectsSummary(effects: readonly CapacityEffect[], fullTimeMinutes: number): string {
  if (effects.length === 0) return 'No temporary arrangement is in force at this date.';
  const part = (list: readonly CapacityEffect[], one: string, many: string, what: string) => {
    if (list.length === 0) return [];
    const fte = list.reduce((sum, { caseMinutes }) => sum + Math.abs(caseMinutes), 0) / fullTimeMinutes;
    return [`${list.length} ${list.length === 1 ? one : many} ${fte.toFixed(2)} FTE${what}`];
  };
  const none = effects.filter(({ caseMinutes }) => caseMinutes === 0).length;
  const what = none === 0 ? ' of case-holding capacity' : '';
  return `${[
    ...(none === 0
      ? []
      : [`${none} of ${effects.length} ${none === 1 ? 'adds' : 'add'} no case-holding capacity to a district`]),
    ...part(
      effects.filter(({ caseMinutes }) => caseMinutes > 0),
      'adds',
      'add',
      what,
    ),
    ...part(
      effects.filter(({ caseMinutes }) => caseMinutes < 0),
      'takes',
      'take',
      `${what} away`,
    ),
  ].join(', ')}.`;
}
