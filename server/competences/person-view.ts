import type { Db } from '../../db/open.ts';
import {
  type findCompetencePerson,
  listAskingPosts,
  listCompetenceLevels,
  listCompetences,
  listRequirements,
} from '../../db/queries/competences.ts';
import type { PersonCompetences } from '../contract/competences.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type Holding, holdingAt, mismatchesOf, type Requirement } from '../domain/competences.ts';

/** Somebody as far as competences are concerned. */
export type CompetencePerson = NonNullable<ReturnType<typeof findCompetencePerson>>;

/** What everybody's competences are seen with at a date. */
export interface CompetenceGround {
  asAt: CivilDate;
  competences: ReturnType<typeof listCompetences>;
  levels: ReturnType<typeof listCompetenceLevels>;
  requirements: readonly Requirement[];
  /** Posts that ask for competences, by the staff number of who is in them at the date. */
  askingPosts: ReadonlyMap<string | null, { id: string; title: string }[]>;
}

/** @param personId only the posts of this person; of everybody where absent */
export function competenceGround(db: Db, asAt: CivilDate, personId?: string): CompetenceGround {
  return {
    asAt,
    competences: listCompetences(db),
    levels: listCompetenceLevels(db),
    requirements: listRequirements(db),
    askingPosts: Map.groupBy(listAskingPosts(db, asAt, personId), (post) => post.personId),
  };
}

/** Somebody with what they hold at the date, and what their posts ask for that they do not have. */
export function personCompetencesView(
  person: CompetencePerson,
  holdings: readonly Holding[],
  ground: CompetenceGround,
): PersonCompetences {
  const { asAt, competences, requirements, askingPosts } = ground;
  const warnDaysOf = new Map(competences.map(({ id, warnDays }) => [id, warnDays]));
  const mismatches = mismatchesOf(askingPosts.get(person.id) ?? [], requirements, holdings, ground, asAt);
  return {
    personId: person.id,
    districtId: person.districtId,
    competences: holdings.map((holding) => ({
      competenceId: holding.competenceId,
      level: holding.level,
      evidencedOn: holding.evidencedOn,
      expiresOn: holding.expiresOn,
      ...holdingAt(holding, warnDaysOf.get(holding.competenceId) ?? 0, asAt),
    })),
    mismatches,
    version: person.version,
  };
}
