import type { CivilDate } from '../calendar.ts';
import { formatDay } from '../pay/formats.ts';
import type { Contract } from './holder-differences.ts';
import { overfull } from './overfull.ts';
import { isTemporary, type OccupancyRecord, type PostRecord } from './records.ts';

/** Something wrong with a field: what stands there, and what to do about it. */
export interface HolderFault {
  field: 'personId' | 'minutes' | 'startDate' | 'endDate';
  value: string | null;
  remedy: string;
}

type Person = Pick<Contract, 'name' | 'startDate' | 'endDate'>;

/**
 * What is wrong with somebody holding a post substantively, as it would be stored.
 * @param person the holder's own record; undefined where there is none, null where the holder is not on the staff list
 * @param occupancies everybody who was, is or will be in the post, the holder as stored among them or not
 * @returns every fault with a remedy
 */
export function holderFaults(
  post: PostRecord,
  holder: OccupancyRecord,
  person: Person | null | undefined,
  occupancies: readonly OccupancyRecord[],
): HolderFault[] {
  const others = occupancies.filter(({ id }) => id !== holder.id);
  return [
    ...orderFaults(holder),
    ...personFaults(holder, person),
    ...postFaults(post, holder),
    ...twiceFaults(holder, others),
    ...budgetFaults(post, holder, others),
  ];
}

function orderFaults({ startDate, endDate }: OccupancyRecord): HolderFault[] {
  if (endDate === null || endDate >= startDate) return [];
  return [
    fault(
      'endDate',
      endDate,
      `The last day lies before the first day, ${formatDay(startDate)}. Correct one of the two.`,
    ),
  ];
}

function personFaults(
  { personId, startDate, endDate }: OccupancyRecord,
  person: Person | null | undefined,
): HolderFault[] {
  if (person === null) return [];
  if (person === undefined) {
    return [fault('personId', personId, 'There is nobody with this staff number. Check it, or add the person first.')];
  }
  const begins = `${person.name} works here from ${formatDay(person.startDate)}. Begin then, or correct the record of the person.`;
  return [
    ...(startDate < person.startDate ? [fault('startDate', startDate, begins)] : []),
    ...(isLater(endDate, person.endDate)
      ? [
          fault(
            'endDate',
            endDate,
            `${person.name} works here until ${until(person)}. Give that day or an earlier one.`,
          ),
        ]
      : []),
  ];
}

function postFaults(post: PostRecord, { startDate, endDate }: OccupancyRecord): HolderFault[] {
  const begins = `Post ${post.id} begins on ${formatDay(post.startDate)}. Begin then or later.`;
  return [
    ...(startDate < post.startDate ? [fault('startDate', startDate, begins)] : []),
    ...(isLater(endDate, post.endDate)
      ? [fault('endDate', endDate, `Post ${post.id} ends on ${until(post)}. Give that day or an earlier one.`)]
      : []),
  ];
}

function twiceFaults(holder: OccupancyRecord, others: readonly OccupancyRecord[]): HolderFault[] {
  const twice = others.find(
    (other) =>
      !isTemporary(other) &&
      other.personId !== null &&
      other.personId === holder.personId &&
      !isBefore(holder.endDate, other.startDate) &&
      !isBefore(other.endDate, holder.startDate),
  );
  if (!twice) return [];
  const how = twice.endDate === null ? 'without an end' : `until ${until(twice)}`;
  const remedy = `${twice.name} holds this post from ${formatDay(twice.startDate)} ${how} already. Change those hours instead.`;
  return [fault('personId', holder.personId, remedy)];
}

function budgetFaults(post: PostRecord, holder: OccupancyRecord, others: readonly OccupancyRecord[]): HolderFault[] {
  const found = overfull(post.budgetedMinutes, [...others, holder]);
  if (!found) return [];
  const rest = found.holders.filter(({ id }) => id !== holder.id);
  const free = Math.max(0, post.budgetedMinutes - rest.reduce((sum, { minutes }) => sum + minutes, 0));
  const who = rest.map(({ name, minutes }) => `${name} ${hours(minutes)}`).join(', ');
  return [
    fault(
      'minutes',
      String(holder.minutes),
      `Post ${post.id} has ${hours(post.budgetedMinutes)} hours a week; on ${formatDay(found.from)} ${hours(free)} of them are free${who ? ` (${who})` : ''}. Give no more than that, or end who holds it first.`,
    ),
  ];
}

/** True where an end is open or after the latest one that is possible. */
function isLater(endDate: CivilDate | null, latest: CivilDate | null): boolean {
  return latest !== null && (endDate === null || endDate > latest);
}

function isBefore(endDate: CivilDate | null, date: CivilDate): boolean {
  return endDate !== null && endDate < date;
}

function until({ endDate }: { endDate: CivilDate | null }): string {
  return endDate === null ? '' : formatDay(endDate);
}

/** Minutes a week as `18:30`. */
function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function fault(field: HolderFault['field'], value: string | null, remedy: string): HolderFault {
  return { field, value, remedy };
}
