import type { Db } from '../../db/open.ts';
import { readRates } from '../../db/queries/rates.ts';
import type { Vacancy } from '../contract/vacancies.ts';
import type { Month } from '../domain/calendar.ts';
import {
  type CostGround,
  costGround,
  occupancyCost,
  postBudget,
  type RecordCost,
} from '../domain/establishment/cost-of-records.ts';
import type { OccupancyRecord } from '../domain/establishment/records.ts';
import type { PostStanding } from '../domain/establishment/vacancies.ts';
import { missingSentence, workingOf } from '../domain/pay/working.ts';

/** What something costs in one month; null where something is missing, which `missing` says. */
interface MonthPence {
  pence: number | null;
  working: string[];
  missing: string[];
}

/** Costs of a vacancy in one month: of each who covers, by id, and together beside what the vacant hours are budgeted at. */
export interface VacancyCosts {
  cover: ReadonlyMap<string, MonthPence>;
  totals: Required<Pick<Vacancy, 'monthSavingPence' | 'monthSavingWorking' | 'monthCoverPence' | 'costMissing'>>;
}

/** What costs rest on. Who pays does not matter here, so funding is left out. */
export function vacancyCostGround(db: Db, fullTimeMinutes: number): CostGround {
  return costGround({ ...readRates(db), fundingLines: [], fullTimeMinutes });
}

/**
 * What the vacant hours of a post are budgeted at in a month, from the day they are vacant, and what those who cover cost
 * in the same month for the days they are there.
 * @param cover whoever covers, with their records
 * @param substantiveOf the substantive occupancy of a person, from which an honorarium is counted
 */
export function vacancyCosts(
  { post, vacantMinutes, since }: PostStanding,
  cover: readonly OccupancyRecord[],
  month: Month,
  ground: CostGround,
  substantiveOf: (personId: string) => OccupancyRecord | undefined,
): VacancyCosts {
  const window = { from: month, to: month };
  const costs = new Map(
    cover.map((one) => {
      const substantive = one.personId === null ? undefined : substantiveOf(one.personId);
      return [one.id, monthPence(occupancyCost(one, ground, window, substantive))] as const;
    }),
  );
  const startDate = since !== null && since > post.startDate ? since : post.startDate;
  const budget = { ...post, budgetedMinutes: vacantMinutes, startDate };
  const saving = vacantMinutes === 0 ? NOTHING : monthPence(postBudget(budget, ground, window));
  const known = [...costs.values()];
  return {
    cover: costs,
    totals: {
      monthSavingPence: saving.pence,
      monthSavingWorking: saving.working,
      monthCoverPence: known.reduce<number | null>(
        (sum, { pence }) => (sum === null || pence === null ? null : sum + pence),
        0,
      ),
      costMissing: [...new Set([saving, ...known].flatMap(({ missing }) => missing))],
    },
  };
}

const NOTHING: MonthPence = { pence: 0, working: [], missing: [] };

function monthPence(cost: RecordCost): MonthPence {
  if (cost.kind === 'unpriced') return { pence: null, working: [], missing: [cost.sentence] };
  if (cost.kind !== 'costed') return NOTHING;
  if (cost.missing.length > 0) return { pence: null, working: [], missing: cost.missing.map(missingSentence) };
  return {
    pence: cost.months.reduce((sum, { pence }) => sum + pence, 0),
    working: cost.months.flatMap((month) => workingOf(month)),
    missing: [],
  };
}
