import type { Db } from '../../db/open.ts';
import { readDemandRows, readStaffRows, SETTING_TABLES, STAFF_TABLES } from '../../db/queries/facts.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DistrictGap } from '../contract/vacancies.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type GapFigures, postFigures, splitGap } from '../domain/establishment/gap.ts';
import { caseFte, factPeople, notYetCarriedFte, type ServiceFacts, serviceFacts } from '../domain/facts.ts';
import { orConflict } from '../solving/or-conflict.ts';
import { establishmentAt } from './establishment-at.ts';

/** Contracted case-holding FTE of people in post: what they carry, and what new starters do not carry yet. */
type InPost = Pick<GapFigures, 'inPostFte' | 'newStartersFte'>;

const remembered = rememberedRead<ReadonlyMap<string, InPost>>('capacity in post', [
  ...STAFF_TABLES,
  ...SETTING_TABLES,
]);

/**
 * The gap of each district within reach and what it is made of, in the order of the districts.
 * @param confinedTo the one district to read; null for all
 * @throws ProblemError conflict where the settings do not allow it, saying what is missing
 */
export function districtGaps(
  db: Db,
  asAt: CivilDate,
  confinedTo: string | null,
): { demandMonth: string | null; districts: DistrictGap[] } {
  const facts = factsAt(db, asAt);
  const { standings, present } = establishmentAt(db, asAt);
  const inPost = inPostByDistrict(db, facts);
  const caseloadOf = new Map(facts.roles.map(({ id, caseload }) => [id, caseload]));
  const adding = [...present.values()].filter(
    ({ capacityDistrictId, coveredStops }) => capacityDistrictId !== null || coveredStops,
  );
  const measured = { caseloadOf, fullTimeMinutes: facts.fullTimeMinutes };
  const inReach = facts.districts.filter(({ id }) => confinedTo === null || confinedTo === id);
  const figuresOf = postFigures(
    inReach.map(({ id }) => id),
    standings,
    adding,
    asAt,
    measured,
  );
  const districts = inReach.flatMap(({ id, name, demandFte }): DistrictGap[] => {
    const posts = figuresOf.get(id);
    if (!posts) return [];
    const figures = { demandFte, ...(inPost.get(id) ?? NOBODY), ...posts };
    const gap = {
      districtId: id,
      name,
      demandFte,
      inPostFte: figures.inPostFte,
      establishmentFte: posts.establishmentFte,
      allVacantFte: posts.vacantFte,
      frozenFte: posts.frozenFte,
      arrangementsFte: posts.arrangementsFte,
      ...splitGap(figures),
    };
    return [gap];
  });
  return { demandMonth: facts.demandMonth, districts };
}

const NOBODY: InPost = { inPostFte: 0, newStartersFte: 0 };

/** People in post by the district of their team. */
function inPostByDistrict(db: Db, facts: ServiceFacts): ReadonlyMap<string, InPost> {
  return remembered(db, facts.asAt, () => {
    const caseloadOf = new Map(facts.roles.map(({ id, caseload }) => [id, caseload]));
    const found = new Map<string, InPost>();
    for (const person of factPeople(readStaffRows(db, facts.asAt), facts)) {
      if (person.currentDistrictId === null) continue;
      const { inPostFte, newStartersFte } = found.get(person.currentDistrictId) ?? NOBODY;
      found.set(person.currentDistrictId, {
        inPostFte: inPostFte + caseFte(person, caseloadOf),
        newStartersFte: newStartersFte + notYetCarriedFte(person, caseloadOf),
      });
    }
    return found;
  });
}

function factsAt(db: Db, asAt: CivilDate): ServiceFacts {
  return orConflict(() => serviceFacts(readDemandRows(db, asAt)));
}
