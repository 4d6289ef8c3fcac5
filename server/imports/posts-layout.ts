import type { StoredPost } from '../../db/queries/imports-posts.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import type { Column } from './layout.ts';
import { formatWeeklyHours } from './read-values.ts';

function optional(id: string, title: string, example: string, help: string): Column {
  return { id, title, required: false, example, help };
}

function needed(id: string, title: string, example: string, help: string): Column {
  return { id, title, required: true, example, help };
}

/** Columns of a file of posts: the one source of the template, its documentation, the reader and the export. */
export const POST_COLUMNS: readonly Column[] = [
  needed(
    'post_number',
    'Post number',
    'P-0101',
    'Identifies the post. A number that stands already changes that post.',
  ),
  needed('title', 'Title', 'Family worker', 'What the post is called, at most 120 characters.'),
  needed('role', 'Role', 'Caseworker', 'A role as the product names it, or its id.'),
  needed(
    'unit',
    'Unit',
    'North district team',
    'The team it belongs to: name or id, or a district’s name for its team.',
  ),
  needed('hours_per_week', 'Hours per week', '37', 'Budgeted hours a week, such as 37, 18.5 or 18:30; at most 50.'),
  needed('cost_code', 'Cost code', 'EH-1001', 'Where its cost is booked, at most 40 characters.'),
  needed('start_date', 'Start date', '2021-04-01', 'First day of the post, as 2021-04-01 or 01/04/2021 (day first).'),
  optional(
    'end_date',
    'End date',
    '',
    'Last day of the post; empty where no end is known. A temporary post needs one.',
  ),
  optional('end_reason', 'End reason', '', 'Why it ends or was deleted.'),
  optional('permanence', 'Permanence', 'permanent', 'permanent or temporary; permanent where a new post does not say.'),
  optional('state', 'State', 'established', 'established or proposed; established where a new post does not say.'),
  optional('frozen_from', 'Frozen from', '', 'First day on which it may not be filled.'),
  optional('frozen_to', 'Frozen to', '', 'Last day on which it may not be filled; empty where no end is known.'),
  optional('frozen_reason', 'Frozen reason', '', 'Why it may not be filled; needed with the first day.'),
  optional('replaces', 'Replaces', '', 'Posts it became of in a restructure, separated by |.'),
  optional(
    'requires',
    'Requires',
    'Safeguarding children:2',
    'Competences it asks for, each with the least level, separated by |.',
  ),
  optional('grade', 'Grade', 'Grade 5', 'A grade by name or id. A new post needs one.'),
  optional('budget_point', 'Budget point', '11', 'Pay point it is budgeted at; empty for the highest of its grade.'),
];

/** The cells of a post by column id, as `writeCsv` takes them and the reader reads them back. */
export function postCells(post: StoredPost, lists: EstablishmentLists): Record<string, string> {
  return {
    post_number: post.id,
    title: post.title,
    role: lists.roles.nameOf(post.roleId),
    unit: lists.units.nameOf(post.unitId),
    hours_per_week: formatWeeklyHours(post.budgetedMinutes),
    cost_code: post.costCode,
    start_date: post.startDate,
    end_date: post.endDate ?? '',
    end_reason: post.endReason ?? '',
    permanence: post.permanence,
    state: post.state,
    frozen_from: post.frozenFrom ?? '',
    frozen_to: post.frozenTo ?? '',
    frozen_reason: post.frozenReason ?? '',
    replaces: post.replaces.map(({ oldPostId }) => oldPostId).join('|'),
    requires: post.requirements
      .map(({ competenceId, minimumLevel }) => `${lists.competences.nameOf(competenceId)}:${minimumLevel}`)
      .join('|'),
    grade: lists.grades.nameOf(post.gradeId),
    budget_point: post.budgetPoint === null ? '' : String(post.budgetPoint),
  };
}
