import { formatDay } from '../../pay/formats.ts';
import { addDays } from '../arrangement-dates.ts';
import { holdsAt } from '../records.ts';
import { type DueGround, type DueItem, dueItem, LOOK_BACK_DAYS } from './item.ts';

/**
 * Competences of people in post that lapse soon: from as many days before as the competence says, within the horizon.
 * Those that lapsed are told of for 90 days, and for good where a post asks for them that the person is in.
 */
export function competencesDue(ground: DueGround): DueItem[] {
  const { asAt, until } = ground;
  const asks = new Set(ground.requirements.map(({ postId, competenceId }) => `${postId} ${competenceId}`));
  const personOf = new Map(ground.people.map((person) => [person.id, person]));
  return ground.competences.flatMap((held): DueItem[] => {
    const { expiresOn, name, personId, competenceId, warnDays } = held;
    const person = personOf.get(personId);
    if (!person || !holdsAt(person, asAt) || expiresOn > until || expiresOn > addDays(asAt, warnDays)) return [];
    const posts = ground.ofPerson(personId).filter((one) => holdsAt(one, asAt));
    const isAsked = posts.some(({ postId }) => asks.has(`${postId} ${competenceId}`));
    if (!isAsked && expiresOn < addDays(asAt, -LOOK_BACK_DAYS)) return [];
    const isOver = expiresOn < asAt;
    return [
      dueItem(
        {
          kind: 'competence-lapses',
          date: expiresOn,
          title: name,
          sentence: `The competence of ${person.name} ${isOver ? 'lapsed' : 'lapses'} on ${formatDay(expiresOn)}${isAsked ? '; the post asks for it' : ''}.`,
          action: 'Arrange the training, then enter the new evidence',
          page: 'people',
          subjectId: personId,
          about: `${personId}:${competenceId}`,
          of: person,
        },
        asAt,
      ),
    ];
  });
}
