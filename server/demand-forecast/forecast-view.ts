import type { DistrictForecast, ForecastErrors, TotalForecast } from '../contract/demand-forecast.ts';
import type { Month } from '../domain/calendar.ts';
import type { ErrorLine } from '../domain/demand/forecast/errors.ts';
import type { CheckedForecast } from '../domain/demand/forecast/forecast.ts';
import type { Method } from '../domain/demand/forecast/methods.ts';
import type { TotalForecast as Total, TotalWay } from '../domain/demand/forecast/total.ts';

type Figures = ReadonlyMap<Month, number>;

/** The forecast of a district as it goes out; undefined where no month of it was counted, or every one is marked. */
export function districtView(
  districtId: string,
  months: readonly Month[],
  figures: Figures,
  made: CheckedForecast | undefined,
): DistrictForecast {
  const history = months.map((month) => figures.get(month) ?? null);
  if (!made || made.learnt === 0) {
    const nothing = { method: null, betterNaive: null, learnt: 0, forecast: [], errors: [], coverage: null };
    return { districtId, history, reason: 'no-figures', ...nothing };
  }
  const { method, reason, betterNaive, learnt, months: forecast, errors, coverage } = made;
  const lines = errors.map((line) => errorView(line, line.errors[method]));
  return { districtId, history, forecast, errors: lines, coverage, method, reason, betterNaive, learnt };
}

/** All districts together: a month of the history counts where every district that is forecast was counted. */
export function totalView(
  { months: forecast, errors, coverage }: Total,
  months: readonly Month[],
  districts: readonly { figures: Figures; forecast: CheckedForecast | undefined }[],
): TotalForecast {
  const told = districts.filter((district) => district.forecast && district.forecast.learnt > 0);
  const history = months.map((month) =>
    told.every(({ figures }) => figures.has(month))
      ? told.reduce((sum, { figures }) => sum + (figures.get(month) ?? 0), 0)
      : null,
  );
  const lines = errors.map((line) => errorView(line, line.errors.used));
  return { history, forecast, errors: lines, coverage };
}

function errorView<Way extends Method | TotalWay>(
  { ahead, count, errors }: ErrorLine<Way | Method>,
  used: ForecastErrors['used'],
): ForecastErrors {
  const { smoothing, 'last-year': lastYear, 'last-month': lastMonth } = errors;
  return { ahead, count, used, smoothing, lastYear, lastMonth };
}
