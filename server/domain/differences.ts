/** Fields of a record as the history keeps them. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a change did to a record: the same fields before and after, only those that differ. */
export interface Difference {
  before: Fields;
  after: Fields;
}

/**
 * The named fields in which two states of a record differ; values are compared by their JSON.
 * @returns null where they agree in all of them
 */
export function differingFields(before: Fields, after: Fields, names = Object.keys(after)): Difference | null {
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (differing.length === 0) return null;
  return { before: pick(before, differing), after: pick(after, differing) };
}

function pick(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? null]));
}
