import type { ImportKind } from '../../../server/contract/imports.ts';
import type { Permission } from '../../../server/contract/permissions.ts';

interface Words {
  title: string;
  /** One record, and several of them. */
  one: string;
  many: string;
  needs: Permission;
  back: { to: '/people' | '/demand' | '/posts' | '/temporary-posts' | '/import'; label: string };
  about: string;
  /** Where it goes on after an import, in words. */
  next: string;
}

/** The words that differ between the imports. */
export const words = {
  people: {
    title: 'Import people',
    one: 'person',
    many: 'people',
    needs: 'people:import',
    back: { to: '/people', label: 'Back to people' },
    about: 'One row per person: staff number, name, role, unit, hours, languages, preferences and dates.',
    next: 'Look at the people',
  },
  demand: {
    title: 'Import demand',
    one: 'count',
    many: 'counts',
    needs: 'demand:import',
    back: { to: '/demand', label: 'Back to demand' },
    about: 'One row per count: month, district, level of need, language and open cases.',
    next: 'Look at the demand',
  },
  posts: {
    title: 'Import posts',
    one: 'post',
    many: 'posts',
    needs: 'establishment:import',
    back: { to: '/posts', label: 'Back to posts' },
    about: 'One row per post: number, title, role, unit, budgeted hours, grade, cost code, dates and what it replaces.',
    next: 'Look at the posts',
  },
  occupancies: {
    title: 'Import who holds which post',
    one: 'holder',
    many: 'holders',
    needs: 'establishment:import',
    back: { to: '/posts', label: 'Back to posts' },
    about: 'One row for each person in a post substantively: post and staff number, hours, dates and pay point.',
    next: 'Look at the posts',
  },
  arrangements: {
    title: 'Import temporary arrangements',
    one: 'arrangement',
    many: 'arrangements',
    needs: 'establishment:import',
    back: { to: '/temporary-posts', label: 'Back to temporary posts' },
    about:
      'One row per arrangement: kind, post, person or worker, hours, reason, pay, and both its first and its last day.',
    next: 'Look at the temporary posts',
  },
  'pay-points': {
    title: 'Import pay points',
    one: 'pay point',
    many: 'pay points',
    needs: 'pay-rates:edit',
    back: { to: '/import', label: 'Back to imports' },
    about: 'One row per point in an award year: year, point, annual pay in pounds, and where the figure comes from.',
    next: 'Back to imports',
  },
} as const satisfies Record<ImportKind, Words>;
