import { formatDay } from '../../pay/formats.ts';
import { committed, hours, minutesOf } from '../arrangement-rules/time-at.ts';
import { holdsAt, type OccupancyRecord } from '../records.ts';
import { type DueGround, type DueItem, type DuePerson, dueItem } from './item.ts';

/**
 * Records that disagree: somebody in post who holds none, who holds more or fewer hours than they are contracted for, or
 * who holds a post beyond their last day. Nothing is mended by itself.
 */
export function recordsDue(ground: DueGround): DueItem[] {
  return ground.people.flatMap((person) => {
    const own = ground.ofPerson(person.id);
    return [...leaverDue(person, own, ground), ...hoursDue(person, own, ground)];
  });
}

function leaverDue(person: DuePerson, own: readonly OccupancyRecord[], { asAt, until }: DueGround): DueItem[] {
  const { endDate, name } = person;
  if (endDate === null || endDate > until) return [];
  const beyond = own.filter((one) => {
    const isBeyond = one.endDate === null || one.endDate > endDate;
    return isBeyond && one.startDate <= until && (one.endDate === null || one.endDate >= asAt);
  });
  if (beyond.length === 0) return [];
  const posts = [...new Set(beyond.map(({ postId }) => postId))].sort().join(', ');
  const sentence = `The last day of ${name} ${endDate < asAt ? 'was' : 'is'} ${formatDay(endDate)}, and ${name} holds ${posts} beyond it.`;
  const action = 'End how they hold the post, or correct their last day';
  return [itemOf(person, 'left', endDate, sentence, action, asAt)];
}

function hoursDue(person: DuePerson, own: readonly OccupancyRecord[], { asAt }: DueGround): DueItem[] {
  if (!holdsAt(person, asAt)) return [];
  const atDay = own.filter((one) => holdsAt(one, asAt));
  if (atDay.length === 0) {
    const sentence = `${person.name} works here and is in no post.`;
    const action = 'Put them in the post they hold';
    return [itemOf(person, 'no-post', null, sentence, action, asAt)];
  }
  const held = contractMinutes(atDay);
  if (held === person.contractedMinutes) return [];
  const sentence = `${person.name} is contracted for ${hours(person.contractedMinutes)} hours a week and holds posts for ${hours(held)}.`;
  const action = 'Correct the hours in the post, or the contract on the page People';
  return [itemOf(person, 'hours', null, sentence, action, asAt)];
}

/** Minutes a week that somebody holds for good or for a fixed term; where neither, what they are here for instead. */
function contractMinutes(atDay: readonly OccupancyRecord[]): number {
  const own = minutesOf(atDay, ['substantive', 'fixed-term']);
  return own > 0 ? own : committed(atDay);
}

function itemOf(
  person: DuePerson,
  what: 'left' | 'no-post' | 'hours',
  date: string | null,
  sentence: string,
  action: string,
  asAt: string,
): DueItem {
  return dueItem(
    {
      kind: 'records-differ',
      date,
      title: what === 'left' ? 'A post held beyond a last day' : 'A contract and posts that disagree',
      sentence,
      action,
      page: 'people',
      subjectId: person.id,
      about: `${person.id}:${what}`,
      of: person,
    },
    asAt,
  );
}
