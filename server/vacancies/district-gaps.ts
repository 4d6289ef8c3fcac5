import type { Db } from '../../db/open.ts';
import { readDemandRows, readStaffRows, SETTING_TABLES, STAFF_TABLES } from '../../db/queries/facts.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { DistrictGap } from '../contract/vacancies.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { districtCapacity, type TeamCapacity } from '../domain/district-capacity.ts';
import { gapOfDistrict } from '../domain/establishment/district-gap.ts';
import { postFigures } from '../domain/establishment/gap.ts';
import { factPeople, type ServiceFacts, serviceFacts } from '../domain/facts.ts';
import { orConflict } from '../solving/or-conflict.ts';
import { establishmentAt } from './establishment-at.ts';

const remembered = rememberedRead<ReadonlyMap<string, TeamCapacity>>('capacity in post', [
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
  const adding = present.filter(({ capacityDistrictId, coveredStops }) => capacityDistrictId !== null || coveredStops);
  const measured = { caseloadOf, fullTimeMinutes: facts.fullTimeMinutes };
  const inReach = facts.districts.filter(({ id }) => confinedTo === null || confinedTo === id);
  const figuresOf = postFigures(
    inReach.map(({ id }) => id),
    standings,
    adding,
    asAt,
    measured,
  );
  const districts = inReach.flatMap((district): DistrictGap[] => {
    const posts = figuresOf.get(district.id);
    if (!posts) return [];
    const { caseFte: inPostFte = 0, notYetFte: newStartersFte = 0 } = inPost.get(district.id) ?? {};
    return [gapOfDistrict(district, { inPostFte, newStartersFte }, posts)];
  });
  return { demandMonth: facts.demandMonth, districts };
}

/** People in post by the district of their team, as contracted. */
function inPostByDistrict(db: Db, facts: ServiceFacts): ReadonlyMap<string, TeamCapacity> {
  return remembered(db, facts.asAt, () => districtCapacity(factPeople(readStaffRows(db, facts.asAt), facts), facts));
}

function factsAt(db: Db, asAt: CivilDate): ServiceFacts {
  return orConflict(() => serviceFacts(readDemandRows(db, asAt)));
}
