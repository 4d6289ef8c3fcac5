import type { CivilDate } from '../../calendar.ts';
import { dayAfter } from '../../pay/days.ts';
import { formatDay } from '../../pay/formats.ts';
import { holdsAt, type OccupancyKind, type OccupancyRecord } from '../records.ts';
import type { ArrangementFacts } from './rule.ts';

/** Kinds that fill a post. */
export const FILLING: readonly OccupancyKind[] = ['fixed-term', 'acting-up', 'secondment', 'maternity-cover', 'agency'];

/**
 * Minutes of a person's week that are spoken for: what they hold, or what they do instead, whichever is more. Acting up,
 * a secondment and ring-fenced time are done instead of the own post; so is cover by somebody who has one.
 */
export function committed(atDay: readonly OccupancyRecord[]): number {
  const own: OccupancyKind[] = ['substantive', 'fixed-term'];
  const instead: OccupancyKind[] = ['acting-up', 'secondment', 'ring-fenced'];
  (atDay.some(({ kind }) => kind === 'substantive') ? instead : own).push('maternity-cover');
  return Math.max(minutesOf(atDay, own), minutesOf(atDay, instead));
}

/** Minutes a week at work in a post: whoever fills it, and of its holders what nobody covers. */
export function filled(atDay: readonly OccupancyRecord[]): number {
  const holders = atDay.filter(({ kind }) => kind === 'substantive');
  const present = holders.map(({ id, minutes }) => {
    const covering = atDay.filter(({ coversId }) => coversId === id).map((one) => one.minutes);
    return Math.max(0, minutes - covering.reduce((sum, one) => sum + one, 0));
  });
  return present.reduce((sum, one) => sum + one, minutesOf(atDay, FILLING));
}

/** Minutes a week of the records of some kinds. */
export function minutesOf(records: readonly OccupancyRecord[], kinds: readonly OccupancyKind[]): number {
  return records.reduce((sum, { kind, minutes }) => (kinds.includes(kind) ? sum + minutes : sum), 0);
}

/** The first day of an arrangement on which the most is used beyond what is allowed; it can only be one on which somebody begins. */
export function worstDay(
  record: ArrangementFacts['record'],
  all: readonly OccupancyRecord[],
  at: (day: CivilDate) => { used: number; allowed: number },
) {
  const days = [record.startDate, ...all.map(({ startDate }) => startDate), ...all.flatMap(dayAfterEnd)];
  const within = [...new Set(days)].filter((day) => holdsAt(record, day)).sort();
  let worst: { day: CivilDate; used: number; allowed: number } | undefined;
  for (const day of within) {
    const { used, allowed } = at(day);
    if (used > allowed && (!worst || used - allowed > worst.used - worst.allowed)) worst = { day, used, allowed };
  }
  return worst;
}

/** Where cover ends, whoever was covered counts again. */
function dayAfterEnd({ endDate }: OccupancyRecord): CivilDate[] {
  return endDate === null ? [] : [dayAfter(endDate)];
}

interface Dated {
  startDate: CivilDate;
  endDate: CivilDate | null;
}

/** True where both hold on some day. */
export function meets(a: Dated, b: Dated): boolean {
  return (b.endDate === null || a.startDate <= b.endDate) && (a.endDate === null || b.startDate <= a.endDate);
}

/** `31 Mar 2021`, or `no end`. */
export function endOf({ endDate }: { endDate: CivilDate | null }): string {
  return endDate === null ? 'no end' : formatDay(endDate);
}

/** 2220 → `37:00`. */
export function hours(minutes: number): string {
  const whole = Math.round(minutes);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
