import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { FORECAST_TABLES, readForecastGround } from '../../db/queries/demand-forecast.ts';
import { PUBLISHED_TABLES, readPublishedReferrals } from '../../db/queries/published-referrals.ts';
import type { DemandForecast } from '../contract/demand-forecast.ts';
import { type CivilDate, latestCompleteMonth, type Month } from '../domain/calendar.ts';
import { withBorrowedRanges } from '../domain/demand/forecast/borrow.ts';
import { MONTHS_NEEDED } from '../domain/demand/forecast/choice.ts';
import { districtFigures } from '../domain/demand/forecast/district-figures.ts';
import { forecastSteps } from '../domain/demand/forecast/forecast.ts';
import { learntSeries, monthsSince } from '../domain/demand/forecast/series.ts';
import { totalSteps } from '../domain/demand/forecast/total.ts';
import { ERRORS_NEEDED } from '../domain/demand/forecast/widths.ts';
import { lasting } from '../http/wire/lasting.ts';
import { districtView, type Made, totalView } from './forecast-view.ts';
import { yearlySeries } from './yearly-series.ts';

const forecasts = rememberedInTurns<DemandForecast>([...FORECAST_TABLES, ...PUBLISHED_TABLES], 24);

/**
 * Demand FTE twelve months ahead, by district and for all together, as it could be told at a date: from the months that
 * were complete by then, with the settings in force then. Worked out in turns, and remembered until counts, settings or
 * marked months change.
 * @param confinedTo the one district the reader may see; null for all
 */
export async function forecastDemand(db: Db, asAt: CivilDate, confinedTo: string | null): Promise<DemandForecast> {
  const all = await forecasts.read(db, asAt, () => steps(db, asAt));
  if (confinedTo === null) return all;
  return { ...all, districts: all.districts.filter(({ districtId }) => districtId === confinedTo), total: null };
}

/** The same of all districts, as a part of another read in turns that names these tables too. */
export function forecastWithin(db: Db, asAt: CivilDate): Steps<DemandForecast> {
  return forecasts.within(db, asAt, () => steps(db, asAt));
}

function* steps(db: Db, asAt: CivilDate): Steps<DemandForecast> {
  const { districts, notes, ...records } = readForecastGround(db);
  const figures = districtFigures(records, asAt);
  const counted = new Set([...figures.values()].flatMap((ofDistrict) => [...ofDistrict.keys()]));
  const lastMonth = latestCompleteMonth(counted, asAt) ?? null;
  const months = [...counted].filter((month) => lastMonth !== null && month <= lastMonth).sort();
  yield;
  const none = new Map<Month, number>();
  const made: Made[] = [];
  for (const { id } of districts) {
    const of = figures.get(id) ?? none;
    const series = lastMonth === null ? undefined : learntSeries(of, notes, lastMonth);
    const forecast = series && (yield* forecastSteps(series));
    const told = series && forecast && forecast.learnt > 0 ? { series, forecast } : undefined;
    made.push({ districtId: id, figures: of, told });
  }
  const told = made.flatMap((district) => district.told ?? []);
  const gap = Math.max(0, ...told.map(({ series }) => monthsSince(series)));
  const forecastsTold = told.map(({ forecast }) => forecast);
  const total = lastMonth === null || told.length === 0 ? null : yield* totalSteps(forecastsTold, lastMonth, gap);
  const lent = made.map((district) =>
    district.told
      ? { ...district, told: { ...district.told, forecast: withBorrowedRanges(district.told, told) } }
      : district,
  );
  yield;
  const published = readPublishedReferrals(db);
  return lasting({
    asAt,
    lastMonth,
    monthsNeeded: MONTHS_NEEDED,
    monthsForRanges: ERRORS_NEEDED,
    months,
    marked: notes
      .filter(({ anomalous }) => anomalous)
      .map(({ fromMonth, toMonth, text }) => ({ fromMonth, toMonth, text })),
    districts: lent.map((district) => districtView(district, months)),
    total: total ? totalView(total, months, lent) : null,
    yearly: yearlySeries(published.rows),
    yearlySource: published.source,
  });
}
