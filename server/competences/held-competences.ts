import type { Db } from '../../db/open.ts';
import { COMPETENCE_TABLES, listCompetencePeople, listHoldings } from '../../db/queries/competences.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { HeldCompetences } from '../contract/competences.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { competenceCounts, lapsesAt } from '../domain/competences.ts';
import { lasting } from '../http/wire/lasting.ts';
import { competenceGround, personCompetencesView } from './person-view.ts';

/** Few: each holds everybody. */
const MOST_REMEMBERED = 8;
const remembered = rememberedRead<HeldCompetences>('competences held', COMPETENCE_TABLES, MOST_REMEMBERED);

/**
 * What people in post at a date hold, by name; how many hold what in each district; and what lapses.
 * @param confinedTo the one district the reader may see; null for all
 */
export function heldCompetencesAt(db: Db, asAt: CivilDate, confinedTo: string | null): HeldCompetences {
  return remembered(db, JSON.stringify([asAt, confinedTo]), () => {
    const people = listCompetencePeople(db, asAt, confinedTo);
    const ground = competenceGround(db, asAt);
    const districtOf = new Map(people.map(({ id, districtId }) => [id, districtId]));
    const nameOf = new Map(people.map(({ id, name }) => [id, name]));
    const holdings = listHoldings(db).filter(({ personId }) => districtOf.has(personId));
    const heldBy = Map.groupBy(holdings, ({ personId }) => personId);
    const own = listDistricts(db).flatMap(({ id }) => (confinedTo === null || confinedTo === id ? [id] : []));
    const districts = confinedTo === null ? [...own, null] : own;
    return lasting({
      asAt,
      headcounts: districts.map((districtId) => ({
        districtId,
        people: people.filter((person) => person.districtId === districtId).length,
      })),
      people: people
        .map((person) => personCompetencesView(person, heldBy.get(person.id) ?? [], ground))
        .filter(({ competences, mismatches }) => competences.length > 0 || mismatches.length > 0),
      counts: competenceCounts(holdings, ground.competences, districtOf, districts, asAt),
      lapses: lapsesAt(holdings, ground.competences, asAt).map(({ personId, competenceId, expiresOn, daysLeft }) => ({
        personId,
        name: nameOf.get(personId) ?? personId,
        districtId: districtOf.get(personId) ?? null,
        competenceId,
        expiresOn,
        daysLeft,
      })),
    });
  });
}
