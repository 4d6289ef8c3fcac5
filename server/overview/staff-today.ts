import type { Db } from '../../db/open.ts';
import {
  ARRANGEMENT_TABLES,
  readArrangementRows,
  readStaffRows,
  SETTING_TABLES,
  STAFF_TABLES,
} from '../../db/queries/facts.ts';
import { listOtherUnitStrength, UNIT_TABLES } from '../../db/queries/people.ts';
import { rememberedRead } from '../../db/remember.ts';
import { demandedLanguages, type Tally, tallyPlacements } from '../../solver/verify.ts';
import type { CapacityLine } from '../contract/capacity.ts';
import { type Presence, presences } from '../domain/balances.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { arrangementWords } from '../domain/capacity-words.ts';
import { districtCapacity } from '../domain/district-capacity.ts';
import { withArrangements } from '../domain/fact-arrangements.ts';
import { type FactPerson, factPeople, type ServiceFacts } from '../domain/facts.ts';
import { POLICY_PRESETS } from '../domain/policy.ts';
import { currentPlacements, placementList, problemDistricts, toProblem } from '../domain/problem.ts';

/** What the FTE of a district's people is made of. */
export interface MadeOf {
  /** Contracted FTE of the people in post. */
  contractedFte: number;
  /** Case-holding part of it. */
  contractedCaseFte: number;
  newStarters: NewStarters;
  arrangements: CapacityLine[];
}

/** People in their first months, who carry a part of a full caseload. */
export interface NewStarters {
  people: number;
  /** Case-holding FTE that they do not carry yet, arrangements counted. */
  notYetFte: number;
  /** The same of their contracts. */
  contractedFte: number;
  /** First day on which one more of them carries a full caseload; null where there is nobody. */
  nextFullFrom: CivilDate | null;
}

/** People where they are today, added up by district: all that a change of demand leaves as it is. */
export interface StaffToday {
  tally: Tally;
  present: ReadonlyMap<string, Presence>;
  madeOf: ReadonlyMap<string, MadeOf>;
}

const remembered = rememberedRead<StaffToday>('staff by district', [
  ...STAFF_TABLES,
  ...ARRANGEMENT_TABLES,
  ...SETTING_TABLES,
]);
const rememberedUnits = rememberedRead<ReturnType<typeof listOtherUnitStrength>>('strength of units', UNIT_TABLES);

/**
 * People in post at the date of the facts, everybody in their own team, with what temporary arrangements add and take,
 * added up by the solver's check. Where they wish to work does not count here.
 */
export function staffToday(db: Db, service: ServiceFacts): StaffToday {
  // of the demand only its languages count: the tally tells them apart
  const languages = demandedLanguages(problemDistricts(service.districts));
  return remembered(db, JSON.stringify([service.asAt, languages]), () => {
    const [preset] = POLICY_PRESETS;
    if (!preset) throw new Error('There is no policy to check placements with');
    const contracted = factPeople(readStaffRows(db, service.asAt), service);
    const people = withArrangements(contracted, readArrangementRows(db, service.asAt), service);
    const facts = { ...service, people };
    const placements = currentPlacements(facts);
    const problem = toProblem(facts, { weights: preset.weights, maxMoves: null });
    return {
      tally: tallyPlacements(problem, placementList(facts, placements)),
      present: presences(facts, placements),
      madeOf: madeOf(contracted, people, service),
    };
  });
}

/** By district: what is contracted, and what each arrangement changes. */
function madeOf(
  contracted: readonly FactPerson[],
  people: readonly FactPerson[],
  service: ServiceFacts,
): ReadonlyMap<string, MadeOf> {
  const [before, after] = [districtCapacity(contracted, service), districtCapacity(people, service)];
  return new Map(
    service.districts.map(({ id }): [string, MadeOf] => {
      const there = people.filter(({ currentDistrictId }) => currentDistrictId === id);
      const own = contracted.filter(({ currentDistrictId }) => currentDistrictId === id);
      const fullFrom = there.flatMap(({ reduced }) => reduced?.fullFrom ?? []).sort();
      return [
        id,
        {
          contractedFte: own.reduce((sum, { fte }) => sum + fte, 0),
          contractedCaseFte: before.get(id)?.caseFte ?? 0,
          newStarters: {
            people: fullFrom.length,
            notYetFte: after.get(id)?.notYetFte ?? 0,
            contractedFte: before.get(id)?.notYetFte ?? 0,
            nextFullFrom: fullFrom[0] ?? null,
          },
          arrangements: there.flatMap(({ name, effects = [] }) =>
            effects.map((effect) => ({
              id: effect.id,
              text: `${name}, ${arrangementWords(effect)}`,
              fte: effect.fte,
              caseFte: effect.caseFte,
            })),
          ),
        },
      ];
    }),
  );
}

/** Headcount and contracted minutes at a date of each unit that is no district team. */
export function otherUnitsToday(db: Db, asAt: string): ReturnType<typeof listOtherUnitStrength> {
  return rememberedUnits(db, asAt, () => listOtherUnitStrength(db, asAt));
}
