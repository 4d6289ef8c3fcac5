import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { FORECAST_TABLES, readForecastGround } from '../../db/queries/demand-forecast.ts';
import { type CivilDate, latestCompleteMonth, type Month } from '../domain/calendar.ts';
import { districtFigures } from '../domain/demand/forecast/district-figures.ts';
import { forecastSteps } from '../domain/demand/forecast/forecast.ts';
import { isMarked, learntSeries } from '../domain/demand/forecast/series.ts';

/** Demand FTE of one district by month. */
export type FteByMonth = ReadonlyMap<Month, number>;

/** Demand as it was counted up to a date, and as it is forecast from there. */
export interface ExpectedDemand {
  /** First and last month of counts that were complete at the date; null where none was. */
  firstMonth: Month | null;
  lastMonth: Month | null;
  counted: ReadonlyMap<string, FteByMonth>;
  forecast: ReadonlyMap<string, FteByMonth>;
  /** Months with counts that are marked as unlike the others. */
  marked: ReadonlySet<Month>;
}

const remembered = rememberedInTurns<ExpectedDemand>(FORECAST_TABLES, 12);

/** The tables that `expectedDemand` looks at. */
export const EXPECTED_TABLES = FORECAST_TABLES;

/**
 * Demand by district and month, all with the settings of one date: counted months as they were, and the twelve after the
 * last one as they are forecast. Part of a read in turns.
 */
export function expectedDemand(db: Db, asAt: CivilDate): Steps<ExpectedDemand> {
  return remembered.within(db, asAt, () => steps(db, asAt));
}

function* steps(db: Db, asAt: CivilDate): Steps<ExpectedDemand> {
  const { districts, notes, ...records } = readForecastGround(db);
  const figures = districtFigures(records, asAt);
  const all = [...new Set([...figures.values()].flatMap((ofDistrict) => [...ofDistrict.keys()]))].sort();
  const lastMonth = latestCompleteMonth(all, asAt) ?? null;
  const counted = new Map<string, FteByMonth>();
  const forecast = new Map<string, FteByMonth>();
  yield;
  for (const { id } of districts) {
    const of = figures.get(id);
    if (!of || lastMonth === null) continue;
    counted.set(id, new Map([...of].filter(([month]) => month <= lastMonth)));
    const series = learntSeries(of, notes, lastMonth);
    const made = series ? yield* forecastSteps(series) : undefined;
    if (made && made.learnt > 0) forecast.set(id, new Map(made.months.map(({ month, point }) => [month, point])));
  }
  return {
    firstMonth: lastMonth === null ? null : (all[0] ?? null),
    lastMonth,
    counted,
    forecast,
    marked: new Set(all.filter((month) => isMarked(month, notes))),
  };
}
