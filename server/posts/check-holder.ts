import type { Db } from '../../db/open.ts';
import { findPerson } from '../../db/queries/people.ts';
import type { Fault } from '../contract/problems.ts';
import { overfull } from '../domain/establishment/overfull.ts';
import { isTemporary, type OccupancyRecord, type PostRecord } from '../domain/establishment/records.ts';
import { hoursInWords, inWords } from './post-view.ts';

type Holder = Pick<OccupancyRecord, 'id' | 'personId' | 'name' | 'minutes' | 'startDate' | 'endDate'>;

/**
 * What is wrong with somebody holding a post substantively, as it would be stored.
 * @param occupancies everybody who was, is or will be in the post, the holder as stored among them or not
 * @returns every fault with a remedy
 */
export function checkHolder(
  db: Db,
  post: PostRecord,
  holder: OccupancyRecord,
  occupancies: readonly OccupancyRecord[],
): Fault[] {
  const others = occupancies.filter(({ id }) => id !== holder.id);
  return [
    ...orderFaults(holder),
    ...personFaults(db, holder),
    ...postFaults(post, holder),
    ...twiceFaults(holder, others),
    ...budgetFaults(post, holder, others),
  ];
}

function orderFaults({ startDate, endDate }: Holder): Fault[] {
  if (endDate === null || endDate >= startDate) return [];
  return [
    fault('endDate', endDate, `The last day lies before the first day, ${inWords(startDate)}. Correct one of the two.`),
  ];
}

function personFaults(db: Db, { personId, startDate, endDate }: Holder): Fault[] {
  if (personId === null) return [];
  const person = findPerson(db, personId);
  if (!person) {
    return [fault('personId', personId, 'There is nobody with this staff number. Check it, or add the person first.')];
  }
  return [
    ...(startDate < person.startDate
      ? [
          fault(
            'startDate',
            startDate,
            `${person.name} works here from ${inWords(person.startDate)}. Begin then, or correct the record of the person.`,
          ),
        ]
      : []),
    ...(person.endDate !== null && (endDate === null || endDate > person.endDate)
      ? [
          fault(
            'endDate',
            endDate,
            `${person.name} works here until ${inWords(person.endDate)}. Give that day or an earlier one.`,
          ),
        ]
      : []),
  ];
}

function postFaults(post: PostRecord, { startDate, endDate }: Holder): Fault[] {
  return [
    ...(startDate < post.startDate
      ? [fault('startDate', startDate, `Post ${post.id} begins on ${inWords(post.startDate)}. Begin then or later.`)]
      : []),
    ...(post.endDate !== null && (endDate === null || endDate > post.endDate)
      ? [
          fault(
            'endDate',
            endDate,
            `Post ${post.id} ends on ${inWords(post.endDate)}. Give that day or an earlier one.`,
          ),
        ]
      : []),
  ];
}

function twiceFaults(holder: Holder, others: readonly OccupancyRecord[]): Fault[] {
  const twice = others.find(
    (other) =>
      !isTemporary(other) &&
      other.personId !== null &&
      other.personId === holder.personId &&
      other.startDate <= (holder.endDate ?? LAST) &&
      holder.startDate <= (other.endDate ?? LAST),
  );
  if (!twice) return [];
  const until = twice.endDate === null ? 'without an end' : `until ${inWords(twice.endDate)}`;
  return [
    fault(
      'personId',
      holder.personId,
      `${twice.name} holds this post from ${inWords(twice.startDate)} ${until} already. Change those hours instead.`,
    ),
  ];
}

function budgetFaults(post: PostRecord, holder: OccupancyRecord, others: readonly OccupancyRecord[]): Fault[] {
  const found = overfull(post.budgetedMinutes, [...others, holder]);
  if (!found) return [];
  const rest = found.holders.filter(({ id }) => id !== holder.id);
  const free = Math.max(0, post.budgetedMinutes - rest.reduce((sum, { minutes }) => sum + minutes, 0));
  const who = rest.map(({ name, minutes }) => `${name} ${hoursInWords(minutes)}`).join(', ');
  return [
    fault(
      'minutes',
      String(holder.minutes),
      `Post ${post.id} has ${hoursInWords(post.budgetedMinutes)} hours a week; on ${inWords(found.from)} ${hoursInWords(free)} of them are free${who ? ` (${who})` : ''}. Give no more than that, or end who holds it first.`,
    ),
  ];
}

/** After every date. */
const LAST = '9999-12-31';

function fault(field: string, value: string | null, remedy: string): Fault {
  return { field, value, remedy };
}
