import type { Db } from '../../db/open.ts';
import { listPostReferences, type PostValues, type RequirementValues } from '../../db/queries/posts.ts';
import type { Fault } from '../contract/problems.ts';
import { overfull } from '../domain/establishment/overfull.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';
import { fault } from '../http/problem.ts';
import { hoursInWords, inWords } from './post-view.ts';

type Checked = Pick<
  PostValues,
  'roleId' | 'gradeId' | 'unitId' | 'budgetedMinutes' | 'startDate' | 'endDate' | 'permanence'
>;

/**
 * What is wrong with a post as it would be stored.
 * @param occupancies everybody who was, is or will be in it
 * @returns every fault with a remedy; none where it can be stored
 */
export function checkPost(
  db: Db,
  post: Checked,
  requirements: readonly RequirementValues[],
  occupancies: readonly OccupancyRecord[],
): Fault[] {
  const known = listPostReferences(db);
  return [
    ...unknown('roleId', post.roleId, known.roles),
    ...unknown('gradeId', post.gradeId, known.grades),
    ...unknown('unitId', post.unitId, known.units),
    ...requirementFaults(requirements, known),
    ...dateFaults(post),
    ...occupancies.flatMap((occupancy) => outsideFaults(post, occupancy)),
    ...budgetFaults(post, occupancies),
  ];
}

function requirementFaults(
  requirements: readonly RequirementValues[],
  { competences, levels }: Pick<ReturnType<typeof listPostReferences>, 'competences' | 'levels'>,
): Fault[] {
  return requirements.flatMap(({ competenceId, minimumLevel }, place) => [
    ...unknown('requirements', competenceId, competences),
    ...(levels.some(({ level }) => level === minimumLevel)
      ? []
      : [
          fault(
            'requirements',
            String(minimumLevel),
            `There is no such level. Give one of: ${levels.map(({ level }) => level).join(', ')}.`,
          ),
        ]),
    ...(requirements.findIndex((one) => one.competenceId === competenceId) === place
      ? []
      : [fault('requirements', competenceId, 'This competence stands in the list twice. Keep one of them.')]),
  ]);
}

function dateFaults({ startDate, endDate, permanence }: Checked): Fault[] {
  if (endDate !== null && endDate < startDate) {
    return [
      fault(
        'endDate',
        endDate,
        `The last day lies before the first day, ${inWords(startDate)}. Correct one of the two.`,
      ),
    ];
  }
  if (permanence === 'temporary' && endDate === null) {
    return [fault('endDate', null, 'A temporary post has a last day. Give one, or make the post permanent.')];
  }
  return [];
}

function outsideFaults({ startDate, endDate }: Checked, { name, ...occupancy }: OccupancyRecord): Fault[] {
  if (occupancy.startDate < startDate) {
    const first = inWords(occupancy.startDate);
    return [
      fault(
        'startDate',
        startDate,
        `${name} is in this post from ${first}. Let it begin by then, or correct that first day.`,
      ),
    ];
  }
  if (endDate === null || (occupancy.endDate !== null && occupancy.endDate <= endDate)) return [];
  const until = occupancy.endDate === null ? 'without an end' : `until ${inWords(occupancy.endDate)}`;
  return [fault('endDate', endDate, `${name} is in this post ${until}. End that first, or let the post end later.`)];
}

function budgetFaults({ budgetedMinutes }: Checked, occupancies: readonly OccupancyRecord[]): Fault[] {
  const found = overfull(budgetedMinutes, occupancies);
  if (!found) return [];
  const who = found.holders.map(({ name, minutes }) => `${name} ${hoursInWords(minutes)}`).join(', ');
  return [
    fault(
      'budgetedMinutes',
      String(budgetedMinutes),
      `From ${inWords(found.from)} the post is held for ${hoursInWords(found.minutes)} hours a week (${who}), which is more than ${hoursInWords(budgetedMinutes)}. Budget at least ${hoursInWords(found.minutes)}, or shorten who holds it first.`,
    ),
  ];
}

function unknown(field: string, value: string, known: readonly { id: string }[]): Fault[] {
  if (known.some(({ id }) => id === value)) return [];
  const choices = known.map(({ id }) => id).join(', ');
  return [
    fault(field, value, choices ? `This is not known here. Give one of: ${choices}.` : 'None is set up here yet.'),
  ];
}
