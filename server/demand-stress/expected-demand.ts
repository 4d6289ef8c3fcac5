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

/** The demand of a forecast by district and month: counted months as they were, and those to come by its points. */
export function expectedDemand({ lastMonth, months, marked, districts }: DemandForecast): ExpectedDemand {
  return {
    firstMonth: months[0] ?? null,
    lastMonth,
    counted: byDistrict(districts, ({ history }) => months.flatMap((month, at) => pairOf(month, history[at] ?? null))),
    forecast: byDistrict(districts, ({ forecast }) => forecast.map(({ month, point }) => [month, point])),
    isMarked: (month) => marked.some(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth),
  };
}

type District = DemandForecast['districts'][number];

function byDistrict(districts: readonly District[], figuresOf: (district: District) => [Month, number][]) {
  return new Map(
    districts.map((district): [string, FteByMonth] => [district.districtId, new Map(figuresOf(district))]),
  );
}

function pairOf(month: Month, figure: number | null): [Month, number][] {
  return figure === null ? [] : [[month, figure]];
}
