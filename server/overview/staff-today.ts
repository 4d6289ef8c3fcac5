import type { Db } from '../../db/open.ts';
import { readStaffRows, SETTING_TABLES, STAFF_TABLES } from '../../db/queries/facts.ts';
import { listOtherUnitStrength, UNIT_TABLES } from '../../db/queries/people.ts';
import { rememberedRead } from '../../db/remember.ts';
import { demandedLanguages, type Tally, tallyPlacements } from '../../solver/verify.ts';
import { type Presence, presences } from '../domain/balances.ts';
import { factPeople, type ServiceFacts } from '../domain/facts.ts';
import { POLICY_PRESETS } from '../domain/policy.ts';
import { currentPlacements, placementList, problemDistricts, toProblem } from '../domain/problem.ts';

/** People where they are today, added up by district: all that a change of demand leaves as it is. */
export interface StaffToday {
  tally: Tally;
  present: ReadonlyMap<string, Presence>;
}

const remembered = rememberedRead<StaffToday>('staff by district', [...STAFF_TABLES, ...SETTING_TABLES]);
const rememberedUnits = rememberedRead<ReturnType<typeof listOtherUnitStrength>>('strength of units', UNIT_TABLES);

/**
 * People in post at the date of the facts, everybody in their own team, added up by the solver's check. Where they wish
 * to work does not count here.
 */
export function staffToday(db: Db, service: ServiceFacts): StaffToday {
  // of the demand only its languages count: the tally tells them apart
  const languages = demandedLanguages(problemDistricts(service.districts));
  return remembered(db, JSON.stringify([service.asAt, languages]), () => {
    const [preset] = POLICY_PRESETS;
    if (!preset) throw new Error('There is no policy to check placements with');
    const people = factPeople(readStaffRows(db, service.asAt), service.fullTimeMinutes);
    const facts = { ...service, people };
    const placements = currentPlacements(facts);
    const problem = toProblem(facts, { weights: preset.weights, maxMoves: null });
    return {
      tally: tallyPlacements(problem, placementList(facts, placements)),
      present: presences(facts, placements),
    };
  });
}

/** Headcount and contracted minutes at a date of each unit that is no district team. */
export function otherUnitsToday(db: Db, asAt: string): ReturnType<typeof listOtherUnitStrength> {
  return rememberedUnits(db, asAt, () => listOtherUnitStrength(db, asAt));
}
