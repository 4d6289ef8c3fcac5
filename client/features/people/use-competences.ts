import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CompetenceSet, HeldCompetences, PersonCompetences } from '../../../server/contract/competences.ts';
import { competenceSetQuery, heldCompetencesQuery } from './competence-queries.ts';

/** Competences at a date with the names behind their ids. */
export interface CompetencesView {
  set: CompetenceSet;
  held: HeldCompetences;
  of: (personId: string) => PersonCompetences | undefined;
  nameOf: (competenceId: string) => string;
  levelName: (level: number) => string;
}

/** Who holds what at a date; undefined until it is known. */
export function useCompetences(asAt: string): CompetencesView | undefined {
  const { data: set } = useQuery(competenceSetQuery);
  const { data: held } = useQuery(heldCompetencesQuery(asAt));
  return useMemo(() => {
    if (!set || !held) return undefined;
    const people = new Map(held.people.map((person) => [person.personId, person]));
    const names = new Map(set.competences.map(({ id, name }) => [id, name]));
    const levels = new Map(set.levels.map(({ level, name }) => [level, name]));
    return {
      set,
      held,
      of: (personId) => people.get(personId),
      nameOf: (id) => names.get(id) ?? id,
      levelName: (level) => levels.get(level) ?? `Level ${level}`,
    };
  }, [set, held]);
}
