import type { Db } from '../../db/open.ts';
import { findPlanRows } from '../../db/queries/plans.ts';
import type { PlanCost } from '../contract/costs.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type CostGround, occupancyBasis, type RecordCost } from '../domain/establishment/cost-of-records.ts';
import { gapsOf, type RecordsIndex } from '../domain/establishment/cost-sheet.ts';
import { holdsAt, isTemporary, type OccupancyRecord } from '../domain/establishment/records.ts';
import type { Lack } from '../domain/pay/cost-basis.ts';
import { splitByLargestRemainder } from '../domain/pay/largest-remainder.ts';
import { costOf } from '../domain/pay/month-costs.ts';
import { rational } from '../domain/pay/rational.ts';
import { annualCostAt } from '../domain/pay/totals.ts';
import { planOf } from '../domain/plan.ts';
import { ProblemError } from '../http/problem.ts';
import { indexOf, yearAt, yearFacts } from './year-costs.ts';

/** Shares of a person are kept to this part when their cost is split between districts. */
const SHARE_PARTS = 1_000_000;

/**
 * What the people of a plan cost a year by district, under the plan and today: what they hold substantively at the date
 * of the plan, at the rates of that date; and what the arrangements that run at that date cost until they end.
 * @throws ProblemError not-found
 */
export async function planCost(db: Db, planId: string): Promise<PlanCost> {
  const rows = findPlanRows(db, planId);
  if (!rows) throw new ProblemError('not-found', `There is no plan “${planId}”. It may have been deleted.`);
  const plan = planOf(rows);
  const { asAt, facts, placements } = plan;
  const { records, ground } = await yearFacts(db, yearAt(asAt));
  const { posts, occupancies } = records;
  const index = indexOf(records);
  const districts = new Map<string | null, PlanCost['districts'][number]>(
    [...facts.districts, { id: null, name: 'No district' }].map(({ id, name }) => [
      id,
      { districtId: id, name, todayPeople: 0, planPeople: 0, todayPence: 0, planPence: 0, differencePence: 0 },
    ]),
  );
  const unpriced: PlanCost['unpriced'] = [];
  for (const person of facts.people) {
    const cost = annualCost(index.ofPerson.get(person.id) ?? [], asAt, ground);
    if (cost.pence === null) {
      const sentence = isTemporaryAt(person.id, index, asAt) ? FOR_A_TIME : cost.sentence;
      unpriced.push({ personId: person.id, name: person.name, sentence });
    }
    const today = districts.get(person.currentDistrictId) ?? districts.get(null);
    if (today) {
      today.todayPeople += 1;
      today.todayPence += cost.pence ?? 0;
    }
    for (const { districtId, pence, isMain } of planned(placements.get(person.id) ?? [], cost.pence ?? 0)) {
      const at = districts.get(districtId) ?? districts.get(null);
      if (!at) continue;
      at.planPeople += isMain ? 1 : 0;
      at.planPence += pence;
    }
  }
  const lines = [...districts.values()]
    .map((line) => ({ ...line, differencePence: line.planPence - line.todayPence }))
    .filter(({ districtId, todayPeople, planPeople }) => districtId !== null || todayPeople + planPeople > 0);
  const unitOf = new Map(posts.map(({ id, unitId }) => [id, unitId]));
  const temporary = temporaryCosts(occupancies, asAt, { ground, index, unitOf });
  return {
    ...{ planId, name: plan.name, asAt, districts: lines },
    total: {
      todayPeople: sumOf(lines, (line) => line.todayPeople),
      planPeople: sumOf(lines, (line) => line.planPeople),
      todayPence: sumOf(lines, (line) => line.todayPence),
      planPence: sumOf(lines, (line) => line.planPence),
      differencePence: sumOf(lines, (line) => line.differencePence),
    },
    unpriced,
    temporary,
    temporaryPence: sumOf(temporary, ({ pence }) => pence ?? 0),
  };
}

const FOR_A_TIME =
  'Is in a post for a time only: what that costs until it ends stands with the temporary arrangements.';

/** True for who holds nothing substantively but is there for a time; such a one may be told by the arrangement’s number. */
function isTemporaryAt(personId: string, { ofPerson, byId }: RecordsIndex, asAt: CivilDate): boolean {
  const arrangement = byId.get(personId);
  const own = [...(ofPerson.get(personId) ?? []), ...(arrangement ? [arrangement] : [])].filter((one) =>
    holdsAt(one, asAt),
  );
  return own.some(isTemporary) && own.every(isTemporary);
}

/** What somebody holds substantively at a date, a year at that date's rates; null where it is not known, and why. */
function annualCost(
  own: readonly OccupancyRecord[],
  asAt: CivilDate,
  ground: CostGround,
): { pence: number } | { pence: null; sentence: string } {
  const held = own.filter((one) => one.kind === 'substantive' && holdsAt(one, asAt));
  if (held.length === 0)
    return { pence: null, sentence: 'Holds no post substantively at the date. Put them in a post.' };
  let pence = 0;
  for (const one of held) {
    const basis = occupancyBasis(one, ground);
    if (!basis) return { pence: null, sentence: `No pay point is recorded in post ${one.postId}. Enter it there.` };
    const cost = annualCostAt(basis, asAt, ground.rates);
    if (cost.kind === 'missing') return { pence: null, sentence: cost.missing.map(lackSentence).join(' ') };
    pence += cost.pence;
  }
  return { pence };
}

function lackSentence({ rate, point, payYear }: Lack): string {
  return rate === 'point'
    ? `Point ${point} has no pay in the award of ${payYear}. Add the point to that award.`
    : `No on-cost rate is in force in ${payYear}. Add one.`;
}

/** A person's cost by where a plan puts them; the parts sum to it, and somebody the plan puts nowhere is in no district. */
function planned(shares: readonly { districtId: string; share: number }[], pence: number) {
  if (shares.length === 0) return [{ districtId: null, pence, isMain: true }];
  const weights = shares.map(({ districtId, share }) => ({
    fundId: districtId,
    weight: rational(BigInt(Math.round(share * SHARE_PARTS)), 1n),
  }));
  return splitByLargestRemainder(pence, weights).map((part, at) => {
    return { districtId: part.fundId, pence: part.pence, isMain: at === 0 };
  });
}

function temporaryCosts(
  occupancies: readonly OccupancyRecord[],
  asAt: CivilDate,
  of: { ground: CostGround; index: RecordsIndex; unitOf: ReadonlyMap<string, string> },
): PlanCost['temporary'] {
  return occupancies.flatMap((one) => {
    if (!isTemporary(one) || one.kind === 'ring-fenced' || one.endDate === null || !holdsAt(one, asAt)) return [];
    const basis = occupancyBasis(one, of.ground, of.index.substantiveOf(one));
    const cost: RecordCost = basis
      ? costOf({ ...basis, from: asAt, to: one.endDate, funding: [] }, of.ground.rates)
      : { kind: 'unpriced', sentence: `No pay point is recorded for ${one.name}. Enter the point they are paid at.` };
    const gaps = gapsOf(cost);
    const pence = cost.kind === 'costed' ? sumOf(cost.months, (month) => month.pence) : null;
    const { id, name, postId, kind, endDate } = one;
    const unitId = of.unitOf.get(postId) ?? '';
    return [{ id, name, postId, unitId, kind, endDate, pence: gaps.length > 0 ? null : pence, gaps }];
  });
}

function sumOf<T>(lines: readonly T[], of: (line: T) => number): number {
  return lines.reduce((sum, line) => sum + of(line), 0);
}
