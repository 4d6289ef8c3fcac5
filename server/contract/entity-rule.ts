import type { DataKind } from './data-kinds.ts';

/** What the table says of one entity. */
export interface EntityRule {
  /** As the page for administrators calls it. */
  title: string;
  /**
   * Where its own fields name the districts it belongs to, so that what lies outside a reader's district is held back on
   * the way out. `query`: its fields do not tell, so the handler has to ask for the reader's district and narrow its
   * query. `none`: it belongs to no district.
   */
  district: readonly string[] | 'query' | 'none';
  /** Kind of data of each field. Fields below a field are of its kind unless they are named (`preferences.reason`). */
  fields: Readonly<Record<string, DataKind>>;
  /** Fields that are of the kind which another of its fields names, such as before and after in the history. */
  ownKind?: { namedBy: string; of: readonly string[] };
}

/** Fields of one kind of data: `...of('post', 'roleId', 'unitId')`. */
export function of(kind: DataKind, ...fields: string[]): Readonly<Record<string, DataKind>> {
  return Object.fromEntries(fields.map((field) => [field, kind]));
}
