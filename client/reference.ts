import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Reference } from '../server/contract/reference.ts';
import { answer, api } from './api.ts';

/** Districts, units, roles, languages and levels: loaded once before any page is shown. */
export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: (): Promise<Reference> => answer(api.reference.$get()),
  staleTime: 300_000,
});

/** The lists other records refer to, with the names behind their ids. An id without an entry is shown as it is. */
export interface ReferenceNames extends Reference {
  districtName(id: string): string;
  unitName(id: string): string;
  roleTitle(id: string): string;
  languageName(code: string): string;
  levelName(id: string): string;
  /** Place of a district in the list, from 0: its colour and pattern in charts and on the map. */
  districtIndex(id: string): number;
}

/** Adds look-ups by id to the reference lists. */
export function withNames(reference: Reference): ReferenceNames {
  const named = (entries: Iterable<readonly [string, string]>) => {
    const names = new Map(entries);
    return (id: string): string => names.get(id) ?? id;
  };
  const places = new Map(reference.districts.map((district, index) => [district.id, index]));
  return {
    ...reference,
    districtName: named(reference.districts.map((district) => [district.id, district.name])),
    unitName: named(reference.units.map((unit) => [unit.id, unit.name])),
    roleTitle: named(reference.roles.map((role) => [role.id, role.title])),
    languageName: named(reference.languages.map((language) => [language.code, language.name])),
    levelName: named(reference.levels.map((level) => [level.id, level.name])),
    districtIndex: (id) => places.get(id) ?? 0,
  };
}

/** The reference lists with their look-ups. */
export function useReference(): ReferenceNames {
  const { data } = useSuspenseQuery(referenceQuery);
  return useMemo(() => withNames(data), [data]);
}
