import type {
  DistrictForecast,
  ForecastErrors,
  ForecastHeld,
  ForecastMonth,
  TotalForecast,
} from '../contract/demand-forecast.ts';
import type { Month } from '../domain/calendar.ts';
import type { Forecasted } from '../domain/demand/forecast/borrow.ts';
import type { Coverage, Held } from '../domain/demand/forecast/coverage.ts';
import type { ErrorLine } from '../domain/demand/forecast/errors.ts';
import type { Outlook } from '../domain/demand/forecast/forecast.ts';
import type { Method, PointWorking } from '../domain/demand/forecast/methods.ts';
import { monthOfNumber } from '../domain/demand/forecast/series.ts';
import type { TotalForecast as Total, TotalWay } from '../domain/demand/forecast/total.ts';

/** A district with what was counted there and, where a month could be learnt from, its forecast. */
export interface Made {
  districtId: string;
  figures: ReadonlyMap<Month, number>;
  told: Forecasted | undefined;
}

/** The forecast of a district as it goes out. */
export function districtView({ districtId, figures, told }: Made, months: readonly Month[]): DistrictForecast {
  const history = months.map((month) => figures.get(month) ?? null);
  if (!told) {
    const nothing = { method: null, betterNaive: null, learnt: 0, forecast: [], errors: [] };
    return { districtId, history, reason: 'no-figures', ...nothing, learntRanges: null, coverage: null };
  }
  const { method, reason, betterNaive, learnt, errors, workings, ...outlook } = told.forecast;
  const lines = errors.map((line) => errorView(line, line.errors[method]));
  return { districtId, history, ...outlookView(outlook, workings), errors: lines, method, reason, betterNaive, learnt };
}

/** All districts together: a month of the history counts where every district that is forecast was counted. */
export function totalView(total: Total, months: readonly Month[], districts: readonly Made[]): TotalForecast {
  const told = districts.filter((district) => district.told);
  const history = months.map((month) =>
    told.every(({ figures }) => figures.has(month))
      ? told.reduce((sum, { figures }) => sum + (figures.get(month) ?? 0), 0)
      : null,
  );
  const lines = total.errors.map((line) => errorView(line, line.errors.used));
  return { history, ...outlookView(total), errors: lines };
}

function outlookView(
  { months, learntRanges, coverage }: Outlook,
  workings: readonly (PointWorking | null)[] = [],
): Pick<TotalForecast, 'forecast' | 'learntRanges' | 'coverage'> {
  const forecast = months.map((month): ForecastMonth => ({ ...month, working: workings[month.ahead - 1] ?? null }));
  return { forecast, learntRanges, coverage: coverage && coverageView(coverage) };
}

function coverageView(coverage: Coverage): NonNullable<TotalForecast['coverage']> {
  const { overMarked, marked, months, missed } = coverage;
  return {
    ...heldView(coverage),
    overMarked: overMarked && heldView(overMarked),
    marked: marked && heldView(marked),
    months: months.map((each) => ({ ...each, month: monthOfNumber(each.month) })),
    missed: missed.map(monthOfNumber),
  };
}

function heldView({ count, fifty, eighty, ninetyFive }: Held): ForecastHeld {
  const shares = { fifty: fifty / count, eighty: eighty / count, ninetyFive: ninetyFive / count };
  return { count, fifty, eighty, ninetyFive, shares };
}

function errorView<Way extends Method | TotalWay>(
  { ahead, count, meanActual, errors }: ErrorLine<Way | Method>,
  used: ForecastErrors['used'],
): ForecastErrors {
  const { smoothing, 'last-year': lastYear, 'last-month': lastMonth } = errors;
  return { ahead, count, meanActual, used, smoothing, lastYear, lastMonth };
}
