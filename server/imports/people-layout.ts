import type { StoredPerson } from '../../db/queries/imports.ts';
import type { Column } from './layout.ts';
import type { ImportLists } from './lists.ts';
import { formatWeeklyHours } from './read-values.ts';

/** Words of the ranks 1 to 5, as the headings say them. */
export const RANKS = ['first', 'second', 'third', 'fourth', 'fifth'] as const;

function choiceColumns(rank: (typeof RANKS)[number], at: number): Column[] {
  const title = `${rank[0]?.toUpperCase()}${rank.slice(1)} choice`;
  return [
    {
      id: `${rank}_choice`,
      title,
      required: false,
      example: ['North', 'East'][at] ?? '',
      help: `District the person asked for as ${rank} choice; empty where none was stated.`,
    },
    {
      id: `${rank}_choice_reason`,
      title: `${title} reason`,
      required: false,
      example: ['Worked there before', 'Language skills'][at] ?? '',
      help: 'The reason the person gave, at most 200 characters. Never health, family origin or religion.',
    },
  ];
}

/** Columns of a people file: the one source of the template, its documentation and the reader. */
export const PEOPLE_COLUMNS: readonly Column[] = [
  {
    id: 'staff_number',
    title: 'Staff number',
    required: true,
    example: 'W-0101',
    help: 'The number that identifies the person, at most 64 characters. A number that stands already changes that person.',
  },
  { id: 'name', title: 'Name', required: true, example: 'Robin Archer', help: 'Full name, at most 120 characters.' },
  {
    id: 'role',
    title: 'Role',
    required: true,
    example: 'Caseworker',
    help: 'A role as the product names it, or its id.',
  },
  {
    id: 'unit',
    title: 'Unit',
    required: true,
    example: 'North district team',
    help: 'The team the person works in today: its name or id, or the district’s name for a district team.',
  },
  {
    id: 'hours_per_week',
    title: 'Hours per week',
    required: true,
    example: '29.6',
    help: 'Contracted hours a week, such as 37, 18.5 or 18:30; at most 50.',
  },
  {
    id: 'start_date',
    title: 'Start date',
    required: true,
    example: '2019-09-02',
    help: 'First day in post, as 2019-09-02 or 02/09/2019 (day first).',
  },
  {
    id: 'end_date',
    title: 'End date',
    required: false,
    example: '',
    help: 'Last day in post, written like the start date; empty where no end is known.',
  },
  {
    id: 'languages',
    title: 'Languages',
    required: false,
    example: 'Urdu|Panjabi',
    help: 'Languages the person works in besides English, by name or code, separated by | (a skill, never an origin).',
  },
  ...RANKS.flatMap(choiceColumns),
  {
    id: 'cannot_work_in',
    title: 'Cannot work in',
    required: false,
    example: 'West',
    help: 'Districts the person cannot work in, separated by |. Never write why.',
  },
];

/** The cells of a person by column id, as `writeCsv` takes them and the reader reads them back. */
export function personCells(person: StoredPerson, lists: ImportLists): Record<string, string> {
  const cells: Record<string, string> = {
    staff_number: person.id,
    name: person.name,
    role: lists.roles.nameOf(person.roleId),
    unit: lists.units.nameOf(person.unitId),
    hours_per_week: formatWeeklyHours(person.contractedMinutes),
    start_date: person.startDate,
    end_date: person.endDate ?? '',
    languages: person.languages.map((code) => lists.languages.nameOf(code)).join('|'),
    cannot_work_in: person.cannotWorkIn.map((id) => lists.districts.nameOf(id)).join('|'),
  };
  for (const [at, rank] of RANKS.entries()) {
    const preference = person.preferences.find((stated) => stated.rank === at + 1);
    cells[`${rank}_choice`] = preference ? lists.districts.nameOf(preference.districtId) : '';
    cells[`${rank}_choice_reason`] = preference?.reason ?? '';
  }
  return cells;
}
