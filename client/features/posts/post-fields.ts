import { formatHours, parseHours } from '../../format.ts';
import type { ReferenceNames } from '../../reference.ts';
import type { FieldSpec, Written } from './action-form.tsx';

type Grades = readonly { id: string; name: string }[];

/** What describes a post, as fields of a form. @param of what stands in them at first */
export function descriptionFields(
  { roles, units }: Pick<ReferenceNames, 'roles' | 'units'>,
  grades: Grades,
  of: Partial<{
    title: string;
    roleId: string;
    gradeId: string;
    unitId: string;
    budgetedMinutes: number;
    costCode: string;
  }> = {},
): FieldSpec[] {
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { name: 'title', label: 'Title', initial: of.title ?? '' },
    {
      name: 'roleId',
      label: 'Role',
      kind: 'select',
      choices: named(roles.map(({ id, title }) => ({ id, name: title }))),
      initial: of.roleId ?? '',
    },
    { name: 'gradeId', label: 'Grade', kind: 'select', choices: named(grades), initial: of.gradeId ?? '' },
    { name: 'unitId', label: 'Unit', kind: 'select', choices: named(units), initial: of.unitId ?? '' },
    {
      name: 'budgetedMinutes',
      label: 'Hours a week',
      description: 'Hours and minutes, for example 37:00',
      initial: formatHours(of.budgetedMinutes ?? 2220),
    },
    { name: 'costCode', label: 'Cost code', initial: of.costCode ?? '' },
  ];
}

/** The description that was written. */
export function descriptionOf(written: Written) {
  const { title = '', roleId = '', gradeId = '', unitId = '', budgetedMinutes = '', costCode = '' } = written;
  return { title, roleId, gradeId, unitId, budgetedMinutes: minutesOf(budgetedMinutes), costCode };
}

/** Minutes a week of hours as they were written; 0, which the server refuses with its remedy, where they are no time. */
export function minutesOf(hours: string): number {
  return parseHours(hours) ?? 0;
}

/** A text, or null for nothing. */
export function orNull(text: string | undefined): string | null {
  return text ? text : null;
}

/** A point of the pay spine, or null for none. */
export function pointOf(text: string | undefined): number | null {
  return text ? Number(text) : null;
}

export const REASON: FieldSpec = {
  name: 'reason',
  label: 'Why',
  kind: 'long',
  description: 'Kept in the history. A working reason, never health or family matters.',
};
