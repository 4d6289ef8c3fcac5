import { type DayRange, overlap } from '../pay/days.ts';
import { formatDay } from '../pay/formats.ts';
import type { OccupancyRecord } from './records.ts';

/**
 * Records that pay a person in full beside another that does, for more hours together than a full-time week: both are in
 * the sums, so each that starts later says so, with the remedy.
 * @param ofPerson occupancies by staff number; those of workers who are not on the staff list (null) are not looked at
 * @returns sentences by the id of the later record
 */
export function overpaidSentences(
  ofPerson: ReadonlyMap<string | null, readonly OccupancyRecord[]>,
  days: DayRange,
  fullTimeMinutes: number,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [personId, all] of ofPerson) {
    if (personId === null || all.length < 2) continue;
    const paid = all.filter(isPaidInFull).sort((a, b) => (a.startDate < b.startDate ? -1 : 1));
    for (const [at, later] of paid.entries()) {
      for (const earlier of paid.slice(0, at)) {
        const both = together(earlier, later, days);
        if (!both || earlier.minutes + later.minutes <= fullTimeMinutes) continue;
        const sentences = found.get(later.id) ?? [];
        sentences.push(sentenceOf(earlier, later, both));
        found.set(later.id, sentences);
      }
    }
  }
  return found;
}

function isPaidInFull({ kind, payPoint, basePoint, hourlyPence }: OccupancyRecord): boolean {
  return kind !== 'ring-fenced' && payPoint !== null && basePoint === null && hourlyPence === null;
}

function together(a: OccupancyRecord, b: OccupancyRecord, days: DayRange): DayRange | undefined {
  const own = ({ startDate, endDate }: OccupancyRecord) =>
    overlap(days, { from: startDate, to: endDate ?? (startDate > days.to ? startDate : days.to) });
  const [first, second] = [own(a), own(b)];
  return first && second && overlap(first, second);
}

function sentenceOf(earlier: OccupancyRecord, later: OccupancyRecord, { from, to }: DayRange): string {
  const hours = (earlier.minutes + later.minutes) / 60;
  return `${later.name} is paid in full in post ${earlier.postId} and in post ${later.postId} from ${formatDay(from)} to ${formatDay(to)}: ${Number(hours.toFixed(2))} hours a week together, all of it counted. Where they leave the first post, shorten their time in it; where only an extra is paid, enter the point it is counted from.`;
}
