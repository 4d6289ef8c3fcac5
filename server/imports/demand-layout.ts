import type { CountRecord } from '../../db/queries/imports-demand.ts';
import type { Column } from './layout.ts';
import type { ImportLists } from './lists.ts';

/** Columns of a demand file: the one source of the template, its documentation and the reader. */
export const DEMAND_COLUMNS: readonly Column[] = [
  {
    id: 'month',
    title: 'Month',
    required: true,
    example: '2021-03',
    help: 'Month at whose end the cases were counted, as 2021-03, 03/2021 or Mar 2021.',
  },
  { id: 'district', title: 'District', required: true, example: 'North', help: 'A district, by name or id.' },
  {
    id: 'level',
    title: 'Level of need',
    required: true,
    example: 'Multiple needs',
    help: 'A level of need, by name or id.',
  },
  {
    id: 'language',
    title: 'Language',
    required: true,
    example: 'English',
    help: 'Language the family needs, by name or code; “unknown” where it is not recorded.',
  },
  {
    id: 'open_cases',
    title: 'Open cases',
    required: true,
    example: '12',
    help: 'Cases open at the end of the month, a whole number from 0.',
  },
  {
    id: 'families',
    title: 'Families',
    required: false,
    example: '11',
    help: 'Families that those cases belong to, never more than the cases; empty where they were not counted. Without this column the families stay as they stand.',
  },
];

/** The cells of a count by column id, as `writeCsv` takes them and the reader reads them back. */
export function countCells(count: CountRecord, lists: ImportLists): Record<string, string> {
  return {
    month: count.month,
    district: lists.districts.nameOf(count.districtId),
    level: lists.levels.nameOf(count.levelId),
    language: lists.languages.nameOf(count.languageCode),
    open_cases: String(count.openCases),
    families: count.families === null ? '' : String(count.families),
  };
}
