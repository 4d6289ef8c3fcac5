import { type CivilDate, latestCompleteMonth, type Month } from '../../calendar.ts';
import type { ArrangementSource } from '../../capacity-effects.ts';
import { standardAt } from '../../caseload-standard.ts';
import { districtCaseFte } from '../../district-capacity.ts';
import { withArrangements } from '../../fact-arrangements.ts';
import { factPeople } from '../../facts.ts';
import { type Balance, balance, fairShares } from '../../fair-share.ts';
import { calendarMonth } from '../../pay/days.ts';
import { FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL } from '../../policy.ts';
import { type DemandRecords, districtFigures, uncountedFigure } from '../forecast/district-figures.ts';
import { newStarterRule } from '../new-starters.ts';

/** How a district stood against its fair share, all FTE. */
export interface DistrictDrift extends Balance {
  districtId: string;
  demandFte: number;
  /** Case-holding FTE there. */
  capacityFte: number;
  fairShareFte: number;
}

/** All districts, in their order, at one date. */
export interface Drift {
  /** Month whose counts the demand is. */
  month: Month;
  /** Date whose people and temporary arrangements the capacity is. */
  date: CivilDate;
  /** Why the month is marked as one to leave out; null where it is not. */
  marked: string | null;
  districts: DistrictDrift[];
}

/** What drift is measured from: the records of all months and dates. */
export interface DriftGround {
  records: DemandRecords;
  districts: readonly { id: string; name: string }[];
  roles: readonly { id: string; title: string; caseload: number }[];
  minimums: readonly { districtId: string; roleId: string; minimumFte: number }[];
  notes: readonly { fromMonth: Month; toMonth: Month; text: string; anomalous: boolean }[];
  /** People of district teams, whenever they were in post, in the team recorded now. */
  people: readonly TeamPerson[];
  /** Temporary arrangements in force at a date. */
  arrangementsAt: (date: CivilDate) => readonly ArrangementSource[];
}

interface TeamPerson {
  id: string;
  roleId: string;
  contractedMinutes: number;
  districtId: string | null;
  startDate: CivilDate;
  endDate: CivilDate | null;
}

/** Drift month by month, and how the districts stand at the date itself. */
export interface DriftHistory {
  /** Every month with counts that is over at the date, earliest first. */
  months: Drift[];
  /** At the date, with the demand of the latest of the months; null where there is none. */
  today: Drift | null;
}

/**
 * Measures how far each district was from its fair share at the end of each month, and how far it is at the date. All
 * months are weighed with the settings in force at the date, so that a new weight does not look like a drift; people and
 * temporary arrangements are those of the month’s last day. It yields after each month, for work in turns.
 * @param asAt only months that are over by then
 */
export function* driftSteps(ground: DriftGround, asAt: CivilDate): Generator<undefined, DriftHistory, void> {
  const figures = districtFigures(ground.records, asAt);
  const counted = new Set([...figures.values()].flatMap((ofDistrict) => [...ofDistrict.keys()]));
  const last = latestCompleteMonth(counted, asAt);
  if (last === undefined) return { months: [], today: null };
  const capacityAt = capacityWith(ground, asAt);
  const uncounted = uncountedFigure(ground.records, asAt);
  const driftOf = (month: Month, date: CivilDate): Drift => {
    const demand = new Map(ground.districts.map(({ id }) => [id, figures.get(id)?.get(month) ?? uncounted(month, id)]));
    const note = ground.notes.find((entry) => entry.anomalous && entry.fromMonth <= month && month <= entry.toMonth);
    return { month, date, marked: note?.text ?? null, districts: drifts(demand, capacityAt(date)) };
  };
  yield;
  const months: Drift[] = [];
  for (const month of [...counted].filter((at) => at <= last).sort()) {
    months.push(driftOf(month, calendarMonth(month).lastDay));
    yield;
  }
  return { months, today: driftOf(last, asAt) };
}

/**
 * Each district against its fair share, by the very measure of plans and of the overview.
 * @param demand FTE by district id, in the order of the districts
 * @param capacity case-holding FTE by district id; none where it is missing
 */
export function drifts(demand: ReadonlyMap<string, number>, capacity: ReadonlyMap<string, number>): DistrictDrift[] {
  let total = 0;
  for (const districtId of demand.keys()) total += capacity.get(districtId) ?? 0;
  const shares = fairShares(demand, total);
  return [...demand].map(([districtId, demandFte]) => {
    const [capacityFte, fairShareFte] = [capacity.get(districtId) ?? 0, shares.get(districtId) ?? 0];
    const of = balance(capacityFte, fairShareFte, FAIR_SHARE_TOLERANCE, SEVERE_SHORTFALL);
    return { districtId, demandFte, capacityFte, fairShareFte, ...of };
  });
}

/** Case-holding FTE by district at any date, with the settings in force at one date. */
function capacityWith(ground: DriftGround, settingsOf: CivilDate): (date: CivilDate) => Map<string, number> {
  const standard = standardAt(ground.records.standards, settingsOf);
  const newStarters = newStarterRule(standard, ground.minimums);
  const { fullTimeMinutes } = standard;
  const [roles, districts] = [[...ground.roles], ground.districts];
  return (date) => {
    const service = { asAt: date, fullTimeMinutes, roles, districts, ...(newStarters ? { newStarters } : {}) };
    const inPost = ground.people
      .filter(({ startDate, endDate }) => startDate <= date && (endDate === null || endDate >= date))
      .map((person) => ({ ...person, name: '' }));
    const contracted = factPeople({ people: inPost, personLanguages: [] }, service);
    const rows = { arrangements: ground.arrangementsAt(date), arrangementLanguages: [] };
    return districtCaseFte(withArrangements(contracted, rows, service), service);
  };
}

/** The district furthest below its fair share; null where none has one. */
export function furthestBelow({
  districts,
}: Pick<Drift, 'districts'>): { districtId: string; difference: number } | null {
  let found: { districtId: string; difference: number } | null = null;
  for (const { districtId, difference } of districts) {
    if (difference !== null && (found === null || difference < found.difference)) found = { districtId, difference };
  }
  return found;
}
