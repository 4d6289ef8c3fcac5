import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { FORECAST_TABLES, readForecastGround } from '../../db/queries/demand-forecast.ts';
import { readStressRows, STRESS_CASE_TABLES, STRESS_GROUND_TABLES } from '../../db/queries/demand-stress.ts';
import { PUBLISHED_TABLES } from '../../db/queries/published-referrals.ts';
import { listWardDistricts } from '../../db/queries/reference.ts';
import type { DemandForecast } from '../contract/demand-forecast.ts';
import type { StressAnswer } from '../contract/demand-stress.ts';
import type { StressParameters } from '../contract/demand-stress-case.ts';
import { addMonths, type CivilDate, type Month } from '../domain/calendar.ts';
import { uncountedFigure } from '../domain/demand/forecast/district-figures.ts';
import { stressEffect } from '../domain/demand/stress/effect.ts';
import { monthsToLearnFrom, stressGround } from '../domain/demand/stress/ground.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { lasting } from '../http/wire/lasting.ts';
import { answerView } from './answer-view.ts';
import { CAPACITY_TABLES, capacityToday } from './capacity-today.ts';
import { expectedDemand } from './expected-demand.ts';
import { ownAnswer } from './own-answer.ts';

/** How many months after the last on record a case can be put in: as many as are forecast. */
export const MONTHS_AHEAD = 12;

/** A case as it is worked out, saved or not. */
export interface CaseToTry {
  /** Null where it is not saved. */
  id: string | null;
  name: string;
  parameters: StressParameters;
}

/** What is asked: cases that happen together in a month, as seen at a date. */
export interface StressAsked {
  asAt: CivilDate;
  /** Undefined: the month after the last on record. */
  month: Month | undefined;
  cases: readonly CaseToTry[];
}

/** What cases are worked out from. */
export interface StressDeps {
  db: Db;
  /** The forecast of all districts at a date, as a part of a read in turns: `FORECAST_TABLES` and `PUBLISHED_TABLES`. */
  forecastWithin: (asAt: CivilDate) => Steps<DemandForecast>;
}

const answers = rememberedInTurns<StressAnswer>(
  [
    ...[...STRESS_GROUND_TABLES, ...STRESS_CASE_TABLES, ...CAPACITY_TABLES],
    ...[...FORECAST_TABLES, ...PUBLISHED_TABLES],
  ],
  48,
);

/**
 * What cases do to demand and coverage by district and month. Remembered until counts, people or settings change.
 * @param confinedTo the one district the reader may see; null for all
 * @throws ProblemError conflict where no month of counts is complete at the date, or settings are missing; invalid-input
 * where the month lies outside those that are counted or forecast
 */
export async function workOut(deps: StressDeps, asked: StressAsked, confinedTo: string | null): Promise<StressAnswer> {
  const key = JSON.stringify([asked.asAt, asked.month, asked.cases]);
  const all = await answers.read(deps.db, key, () => steps(deps, asked));
  return confinedTo === null ? all : ownAnswer(all, confinedTo);
}

function* steps({ db, forecastWithin }: StressDeps, { asAt, month: wanted, cases }: StressAsked): Steps<StressAnswer> {
  const expected = expectedDemand(yield* forecastWithin(asAt), uncountedFigure(readForecastGround(db), asAt));
  const { firstMonth, lastMonth } = expected;
  if (firstMonth === null || lastMonth === null) {
    throw new ProblemError(
      'conflict',
      'No month of counts is over at this date, so there is no demand to put a case on. Choose a later date, or import demand.',
    );
  }
  const month = wanted ?? addMonths(lastMonth, 1);
  const end = addMonths(lastMonth, MONTHS_AHEAD);
  if (month < firstMonth || month > end) {
    const remedy = `Choose a month from ${firstMonth}, the first on record, to ${end}, the last that is forecast.`;
    throw invalidInput([{ field: 'month', value: month, remedy }]);
  }
  const rows = readStressRows(db, asAt, (recorded) => monthsToLearnFrom(recorded, month, asAt));
  yield;
  const ground = stressGround(rows);
  const parameters = cases.map((stress) => stress.parameters);
  const effect = stressEffect(parameters, ground, month);
  yield;
  const wards = new Map(listWardDistricts(db).map(({ code, name }) => [code, name]));
  const capacity = capacityToday(db, asAt);
  return lasting(answerView({ asAt, cases, effect, expected, lastMonth, rows, wards, capacity }));
}
