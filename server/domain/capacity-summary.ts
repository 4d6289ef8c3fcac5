import { type CapacityEffect, minutesByDistrict } from './capacity-effects.ts';
import { formatDay } from './pay/formats.ts';

/** What names and hours a sentence about an effect needs. */
export interface EffectNames {
  districtName: (id: string) => string;
  /** Of the unit somebody works in. */
  unitName: string;
  fullTimeMinutes: number;
}

/**
 * What an arrangement does to case-holding capacity, as a sentence: “Adds 0.50 FTE to North.”, “Adds none. Takes 0.50 FTE
 * of working time from the Development Team.”, “Adds 0.80 FTE to North. Robin Archer is away from 1 Mar 2021: takes 1.00
 * FTE from North.”
 */
export function effectSentence(effect: CapacityEffect, names: EffectNames): string {
  const { absence, arrangement } = effect;
  const own = ownSentence(effect, names);
  if (!absence) return own;
  const fte = (-absence.caseMinutes / names.fullTimeMinutes).toFixed(2);
  const since = formatDay(arrangement.startDate);
  return `${own} ${absence.name} is away from ${since}: takes ${fte} FTE from ${names.districtName(absence.districtId)}.`;
}

function ownSentence(effect: CapacityEffect, names: EffectNames): string {
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
  const part = (list: readonly number[], one: string, many: string, what: string) => {
    if (list.length === 0) return [];
    const fte = list.reduce((sum, minutes) => sum + Math.abs(minutes), 0) / fullTimeMinutes;
    return [`${list.length} ${list.length === 1 ? one : many} ${fte.toFixed(2)} FTE${what}`];
  };
  // of cover it counts what is left: what it adds less what whoever is away took along
  const changed = effects.map((effect) => [...minutesByDistrict(effect).values()].reduce((a, b) => a + b, 0));
  const none = changed.filter((minutes) => minutes === 0).length;
  const what = none === 0 ? ' of case-holding capacity' : '';
  return `${[
    ...(none === 0
      ? []
      : [`${none} of ${effects.length} ${none === 1 ? 'adds' : 'add'} no case-holding capacity to a district`]),
    ...part(
      changed.filter((minutes) => minutes > 0),
      'adds',
      'add',
      what,
    ),
    ...part(
      changed.filter((minutes) => minutes < 0),
      'takes',
      'take',
      `${what} away`,
    ),
  ].join(', ')}.`;
}
