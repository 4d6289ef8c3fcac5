import type {
  DemandForecast,
  DistrictForecast,
  ForecastMonth,
  TotalForecast,
} from '../../../server/contract/demand-forecast.ts';

/** What each range is called. */
export const RANGE_WORDS = { fifty: '50 in 100', eighty: '80 in 100', ninetyFive: '95 in 100' } as const;
export type RangeName = keyof typeof RANGE_WORDS;

/** What is shown: one district, or all of them together. */
export interface Outlook extends TotalForecast {
  /** Null for all districts together. */
  districtId: string | null;
  name: string;
  /** How the forecast was made; undefined for all districts together. */
  choice: Pick<DistrictForecast, 'method' | 'reason' | 'betterNaive' | 'learnt'> | undefined;
  /** In how many of the districts our way did better than the simple ones; undefined for a single district. */
  ours?: { better: number; districts: number };
  /** Case-holding capacity today, FTE; undefined where it is not known. */
  capacity: number | undefined;
}

/** All districts together first, where the reader sees them, then each district. */
export function outlooks(
  { districts, total }: DemandForecast,
  nameOf: (districtId: string) => string,
  capacityOf: ReadonlyMap<string, number>,
): Outlook[] {
  const each = districts.map(
    (district): Outlook => ({
      ...district,
      name: nameOf(district.districtId),
      choice: district,
      capacity: capacityOf.get(district.districtId),
    }),
  );
  if (!total) return each;
  const capacity = districts.every(({ districtId }) => capacityOf.has(districtId))
    ? [...capacityOf.values()].reduce((sum, fte) => sum + fte, 0)
    : undefined;
  const better = districts.filter(({ reason }) => reason === 'better').length;
  const ours = { better, districts: districts.length };
  return [{ ...total, districtId: null, name: 'All districts', choice: undefined, ours, capacity }, ...each];
}

/** The month to come that needs most; undefined without a forecast. */
export function peakOf({ forecast }: Pick<Outlook, 'forecast'>): ForecastMonth | undefined {
  return forecast.reduce<ForecastMonth | undefined>(
    (peak, month) => (peak === undefined || month.point > peak.point ? month : peak),
    undefined,
  );
}

/** The month to come in which children return to school after the summer; undefined without a forecast. */
export function schoolReturnOf({ forecast }: Pick<Outlook, 'forecast'>): ForecastMonth | undefined {
  return forecast.find(({ month }) => month.endsWith('-09'));
}

/** The last figure that was counted, with its month. */
export function nowOf(
  { history }: Pick<Outlook, 'history'>,
  months: readonly string[],
): { month: string; fte: number } | undefined {
  const at = history.findLastIndex((fte) => fte !== null);
  const fte = history[at];
  const month = months[at];
  return fte === undefined || fte === null || month === undefined ? undefined : { month, fte };
}
