import type { DemandForecast } from '../contract/demand-forecast.ts';
import type { Month } from '../domain/calendar.ts';

/** Demand FTE of one district by month. */
export type FteByMonth = ReadonlyMap<Month, number>;

/** Demand as it was counted up to a date, and as it is forecast from there, by district id. */
export interface ExpectedDemand {
  /** First and last month of counts that were complete at the date; null where none was. */
  firstMonth: Month | null;
  lastMonth: Month | null;
  counted: ReadonlyMap<string, FteByMonth>;
  forecast: ReadonlyMap<string, FteByMonth>;
  /** True for a month that is marked as unlike the others. */
  isMarked: (month: Month) => boolean;
}

/**
 * The demand of a forecast by district and month: counted months as they were, and those to come by its points. Where only
 * other districts have counts, a district has what plans and the overview give it; one that was never counted stays at none.
 * @param uncounted demand FTE of a district in a month for which only others have counts
 */
export function expectedDemand(
  { lastMonth, months, marked, districts }: DemandForecast,
  uncounted: (month: Month, districtId: string) => number,
): ExpectedDemand {
  const toCome = districts.find(({ forecast }) => forecast.length > 0)?.forecast ?? [];
  return {
    firstMonth: months[0] ?? null,
    lastMonth,
    counted: byDistrict(districts, ({ districtId, history }) =>
      months.map((month, at) => [month, history[at] ?? uncounted(month, districtId)]),
    ),
    forecast: byDistrict(districts, ({ forecast, history }) =>
      history.every((figure) => figure === null)
        ? toCome.map(({ month }) => [month, 0])
        : forecast.map(({ month, point }) => [month, point]),
    ),
    isMarked: (month) => marked.some(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth),
  };
}

type District = DemandForecast['districts'][number];

function byDistrict(districts: readonly District[], figuresOf: (district: District) => [Month, number][]) {
  return new Map(
    districts.map((district): [string, FteByMonth] => [district.districtId, new Map(figuresOf(district))]),
  );
}
