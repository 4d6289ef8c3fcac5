import type { EstablishmentReferenceRows, ImportReferenceRows } from '../../db/queries/imports.ts';
import { type ImportLists, importLists } from './lists.ts';
import { Lookup } from './nearest.ts';

/** What the cells of a file about posts may name. */
export interface EstablishmentLists extends ImportLists {
  grades: Lookup;
  competences: Lookup;
  competenceLevels: readonly number[];
  /** Decision records by reference. */
  decisions: Lookup;
  /** Names of everybody on the staff list, by staff number. */
  people: ReadonlyMap<string, string>;
}

/** Lookups over the reference lists and those of the establishment. */
export function establishmentLists(rows: ImportReferenceRows, more: EstablishmentReferenceRows): EstablishmentLists {
  return {
    ...importLists(rows),
    grades: new Lookup(more.grades),
    competences: new Lookup(more.competences),
    competenceLevels: more.competenceLevels,
    decisions: new Lookup(more.decisions),
    people: new Map(more.people.map(({ id, name }) => [id, name])),
  };
}
