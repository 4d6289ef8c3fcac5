import type { DemandAssumption } from './assumption.ts';
import { type CivilDate, latestCompleteMonth, type Month } from './calendar.ts';
import type { ArrangementSource } from './capacity-effects.ts';
import type { FactEffect } from './capacity-words.ts';
import { type CaseCount, type ChasingPoints, districtDemand, type LevelPoints } from './caseload.ts';
import { type DatedStandard, pointsByLevelAt, standardAt, travelSharesAt } from './caseload-standard.ts';
import { type NewStarterRule, newStarterRule, type ReducedCaseload, reducedCaseload } from './demand/new-starters.ts';
import { withArrangements } from './fact-arrangements.ts';
import { fteOf } from './fte.ts';
import type { RankedPreference } from './preferences.ts';

/** Facts of one district that a plan rests on. */
export interface FactDistrict {
  id: string;
  name: string;
  demandFte: number;
  /** The part of `demandFte` that needs a speaker, languages with demand only. */
  languageDemand: { code: string; demandFte: number }[];
  /** Least FTE by role. */
  minimums: { roleId: string; minimumFte: number }[];
  /** How `demandFte` was worked out, a line a level, in the levels' display order. */
  working: (LevelPoints & { levelName: string })[];
  /** Points of chasing families that are unwilling to engage; absent where none are set. */
  chasing?: ChasingPoints;
  /** Share of a caseworker's time that travel takes there; absent where none is set. */
  travelShare?: number;
  openCases: number;
  /** Open cases whose language was not recorded. */
  unknownLanguageCases: number;
}

/** Facts of one person in post in a district team, or of a worker whom a temporary arrangement brings into a district. */
export interface FactPerson {
  /** Staff number; of a worker who is here by an arrangement only, the arrangement's id. */
  id: string;
  name: string;
  roleId: string;
  /** Of a worker who is here by an arrangement: minutes a week of the arrangement. */
  contractedMinutes: number;
  /** contractedMinutes ÷ full-time minutes with what arrangements add or take, unrounded, at least 0. */
  fte: number;
  /** The part of a full caseload that somebody in their first months carries; absent where they carry a full one. */
  reduced?: ReducedCaseload;
  /** What temporary arrangements add or take; absent where none does. */
  effects?: FactEffect[];
  /** True for a worker who is here by an arrangement only. */
  byArrangement?: true;
  languages: string[];
  /** District of the person's team, or of the arrangement; null where the team has none. */
  currentDistrictId: string | null;
  /** By rank. */
  preferences: RankedPreference[];
  cannotWorkIn: string[];
}

/** Everything a plan is made from, at one date. Plain JSON: a plan keeps it, isolated from live data. */
export interface PlanFacts {
  asAt: CivilDate;
  /** Month whose counts the demand is; null where no complete month has counts. */
  demandMonth: Month | null;
  fullTimeMinutes: number;
  pointsPerFullTime: number;
  /** The reduced caseload of people in their first months; absent where none is set. */
  newStarters?: NewStarterRule;
  /** What the demand is taken to be, if it is not as counted. */
  assumption?: DemandAssumption;
  districts: FactDistrict[];
  roles: { id: string; title: string; caseload: number }[];
  languages: { code: string; name: string }[];
  people: FactPerson[];
}

/** What is known without the people: the service they work for. */
export type ServiceFacts = Omit<PlanFacts, 'people' | 'assumption'>;

/** Settings and counts as they stand in the tables at a date. */
export interface ServiceSource {
  asAt: CivilDate;
  districts: readonly { id: string; name: string }[];
  roles: readonly { id: string; title: string; caseload: number }[];
  languages: readonly { code: string; name: string; needsSpeaker: boolean }[];
  levels: readonly { id: string; name: string }[];
  standards: readonly DatedStandard[];
  weights: readonly { levelId: string; fromDate: CivilDate; points: number }[];
  minimums: readonly { districtId: string; roleId: string; minimumFte: number }[];
  counts: readonly (CaseCount & { districtId: string; month: Month })[];
  /** Share of time for travel by district, dated; absent: none is set. */
  travel?: readonly { districtId: string; fromDate: CivilDate; share: number }[];
  /** Families unwilling to engage by month and district; a month and district without a row is not recorded. */
  unwilling?: readonly { districtId: string; month: Month; unwilling: number }[];
}

/** People as they stand in the tables at a date, with what hangs on them where it matters. */
export interface StaffSource {
  people: readonly {
    id: string;
    name: string;
    roleId: string;
    contractedMinutes: number;
    districtId: string | null;
    /** First day in post; absent: long ago. */
    startDate?: CivilDate;
  }[];
  personLanguages: readonly { personId: string; languageCode: string }[];
  preferences?: readonly { personId: string; districtId: string; rank: number }[];
  constraints?: readonly { personId: string; districtId: string }[];
}

/** Temporary arrangements in force at the date, and the languages of those who work by one. */
export interface ArrangementRows {
  arrangements: readonly ArrangementSource[];
  arrangementLanguages: readonly { personId: string; languageCode: string }[];
}

/** Rows as they stand in the tables at a date. */
export type FactSource = ServiceSource & Required<StaffSource> & ArrangementRows;

/** The settings do not allow facts to be worked out; the message says what is missing. */
export class FactsMissing extends RangeError {}

/**
 * Works out the facts of a plan from table rows: FTE with the effects of temporary arrangements, demand and language
 * demand at the date.
 * @throws FactsMissing where a level that has cases has no case weight at all
 */
export function planFacts(rows: FactSource): PlanFacts {
  const service = serviceFacts(rows);
  return { ...service, people: withArrangements(factPeople(rows, service), rows, service) };
}

/** The part of `planFacts` without people; throws as it does. */
export function serviceFacts(rows: ServiceSource): ServiceFacts {
  const standard = standardAt(rows.standards, rows.asAt);
  const demandMonth = latestCompleteMonth(new Set(rows.counts.map((count) => count.month)), rows.asAt) ?? null;
  const ofMonth = rows.counts.filter((count) => count.month === demandMonth);
  const newStarters = newStarterRule(standard, rows.minimums);
  return {
    asAt: rows.asAt,
    demandMonth,
    fullTimeMinutes: standard.fullTimeMinutes,
    pointsPerFullTime: standard.pointsPerFullTime,
    ...(newStarters ? { newStarters } : {}),
    districts: factDistricts(rows, ofMonth, standard, demandMonth),
    roles: rows.roles.map(({ id, title, caseload }) => ({ id, title, caseload })),
    languages: rows.languages.map(({ code, name }) => ({ code, name })),
  };
}

/**
 * The people of `planFacts` as contracted, before the effects of temporary arrangements. Rows left out count as none.
 * @param service minutes a week of a full-time post, the date, and the reduced caseload of people in their first months
 */
export function factPeople(
  rows: StaffSource,
  service: Pick<ServiceFacts, 'asAt' | 'fullTimeMinutes' | 'newStarters'>,
): FactPerson[] {
  const languagesOf = groupBy(rows.personLanguages, (row) => row.personId);
  const preferencesOf = groupBy(rows.preferences ?? [], (row) => row.personId);
  const constraintsOf = groupBy(rows.constraints ?? [], (row) => row.personId);
  const reducedOf = ({ startDate = LONG_AGO, roleId }: StaffSource['people'][number]) =>
    reducedCaseload({ startDate, roleId }, service.newStarters, service.asAt);
  return rows.people.map((row) => ({
    id: row.id,
    name: row.name,
    roleId: row.roleId,
    contractedMinutes: row.contractedMinutes,
    fte: fteOf(row.contractedMinutes, service.fullTimeMinutes),
    ...optional('reduced', reducedOf(row)),
    languages: (languagesOf.get(row.id) ?? []).map((entry) => entry.languageCode).sort(),
    currentDistrictId: row.districtId,
    preferences: (preferencesOf.get(row.id) ?? [])
      .map(({ districtId, rank }) => ({ districtId, rank }))
      .sort((a, b) => a.rank - b.rank),
    cannotWorkIn: (constraintsOf.get(row.id) ?? []).map((entry) => entry.districtId).sort(),
  }));
}

/**
 * Case-holding FTE of somebody: FTE × the part of their role that holds cases × the part of a full caseload they carry.
 * @param caseloadOf part of their time, 0…1, that people of a role carry cases
 */
export function caseFte(
  { fte, roleId, reduced }: Pick<FactPerson, 'fte' | 'roleId' | 'reduced'>,
  caseloadOf: ReadonlyMap<string, number>,
): number {
  return fte * ((caseloadOf.get(roleId) ?? 0) * (reduced?.share ?? 1));
}

/** The part of somebody's case-holding FTE that they do not carry yet in their first months; 0 for everybody else. */
export function notYetCarriedFte(
  { fte, roleId, reduced }: Pick<FactPerson, 'fte' | 'roleId' | 'reduced'>,
  caseloadOf: ReadonlyMap<string, number>,
): number {
  return reduced ? fte * ((caseloadOf.get(roleId) ?? 0) * (1 - reduced.share)) : 0;
}

function factDistricts(
  rows: ServiceSource,
  counts: readonly (CaseCount & { districtId: string })[],
  { pointsPerFullTime, chasingPoints }: DatedStandard,
  month: Month | null,
): FactDistrict[] {
  const pointsByLevel = pointsByLevelAt(rows.weights, rows.asAt);
  const unweighted = counts.find((count) => !pointsByLevel.has(count.levelId));
  if (unweighted) {
    throw new FactsMissing(
      `Level of need “${unweighted.levelId}” has cases but no case weight; add one in the settings.`,
    );
  }
  const languagesThatNeedASpeaker = new Set(rows.languages.flatMap((row) => (row.needsSpeaker ? [row.code] : [])));
  const countsOf = groupBy(counts, (count) => count.districtId);
  const minimumsOf = groupBy(rows.minimums, (minimum) => minimum.districtId);
  const levelPosition = new Map(rows.levels.map((level, position) => [level.id, { position, name: level.name }]));
  const travelShares = travelSharesAt(rows.travel ?? [], rows.asAt);
  const unwillingOf = new Map(
    (rows.unwilling ?? []).flatMap((row) => (row.month === month ? [[row.districtId, row.unwilling] as const] : [])),
  );
  const standard = { pointsByLevel, pointsPerFullTime, languagesThatNeedASpeaker, chasingPoints };
  return rows.districts.map(({ id, name }) => {
    const own = countsOf.get(id) ?? [];
    const travelShare = travelShares.get(id);
    const demand = districtDemand(own, standard, { unwilling: unwillingOf.get(id), travelShare });
    return {
      id,
      name,
      demandFte: demand.demandFte,
      languageDemand: [...demand.languageDemandFte]
        .map(([code, demandFte]) => ({ code, demandFte }))
        .sort((a, b) => (a.code < b.code ? -1 : 1)),
      minimums: (minimumsOf.get(id) ?? []).map(({ roleId, minimumFte }) => ({ roleId, minimumFte })),
      working: demand.working
        .map((line) => ({ ...line, levelName: levelPosition.get(line.levelId)?.name ?? line.levelId }))
        .sort((a, b) => (levelPosition.get(a.levelId)?.position ?? 0) - (levelPosition.get(b.levelId)?.position ?? 0)),
      ...optional('chasing', demand.chasing ?? undefined),
      ...optional('travelShare', travelShare),
      openCases: demand.openCases,
      unknownLanguageCases: own
        .filter((count) => count.languageCode === UNKNOWN_LANGUAGE)
        .reduce((sum, count) => sum + count.openCases, 0),
    };
  });
}

/** Language code of a case whose language was not recorded. */
export const UNKNOWN_LANGUAGE = 'unknown';

/** First day of people of whom none is known: they carry a full caseload. */
const LONG_AGO = '0001-01-01';

/** A field that is left out where it has no value: facts are kept with plans, and older ones have no such field. */
function optional<K extends string, T>(name: K, value: T | undefined): { [key in K]?: T } {
  const fields: { [key in K]?: T } = {};
  if (value !== undefined) fields[name] = value;
  return fields;
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  return Map.groupBy(rows, keyOf);
}
