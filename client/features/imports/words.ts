/** The words that differ between the two imports. */
export const words = {
  people: {
    title: 'Import people',
    one: 'person',
    many: 'people',
    back: { to: '/people', label: 'Back to people' },
    about: 'One row a person: staff number, name, role, unit, hours, languages, preferences and dates.',
    next: 'Look at the people',
  },
  demand: {
    title: 'Import demand',
    one: 'count',
    many: 'counts',
    back: { to: '/demand', label: 'Back to demand' },
    about: 'One row a count: month, district, level of need, language and open cases.',
    next: 'Look at the demand',
  },
} as const;
