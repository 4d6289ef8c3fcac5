import type { EChartsCoreOption } from 'echarts/core';
import type { DemandForecast, ForecastMonth } from '../../../server/contract/demand-forecast.ts';
import {
  axisOfFigures,
  axisOfWords,
  chartText,
  hatchOver,
  legendAbove,
  tooltipLook,
} from '../../components/chart-parts.ts';
import { formatFte, formatMonth } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';
import type { Outlook } from './outlook.ts';

/** The ranges, widest first: each has an edge of its own, so that they are told apart without their shade. */
const BANDS = [
  { key: 'ninetyFive', name: '95 in 100', edge: [1, 3], opacity: 0.12 },
  { key: 'eighty', name: '80 in 100', edge: [6, 4], opacity: 0.2 },
  { key: 'fifty', name: '50 in 100', edge: 'solid', opacity: 0.3 },
] as const;

type Marked = DemandForecast['marked'];

/**
 * The history as a line with a point a month, the forecast as a dashed one with its three ranges behind it, capacity
 * across, and the months that are not learnt from as hatched bands.
 */
export function forecastOption(
  outlook: Outlook,
  months: readonly string[],
  marked: Marked,
  colours: ChartColours,
): EChartsCoreOption {
  const all = [...months, ...outlook.forecast.map(({ month }) => month)];
  const start = months.length - 1;
  const last = outlook.history[start] ?? null;
  const ahead = (value: (month: ForecastMonth) => number | null, from: number | null) => [
    ...months.map((_, at) => (at === start ? from : null)),
    ...outlook.forecast.map(value),
  ];
  return {
    ...chartText(colours),
    grid: { left: 8, right: 16, top: 64, bottom: 4, containLabel: true },
    legend: legendAbove(['Counted', 'Forecast', ...BANDS.map(({ name }) => name), 'Capacity today'], colours),
    tooltip: {
      trigger: 'axis',
      confine: true,
      ...tooltipLook(colours),
      formatter: (points: unknown) => tooltip(points, outlook, months),
    },
    xAxis: axisOfWords(all.map(formatMonth), colours),
    yAxis: [
      { ...axisOfFigures(colours), scale: true },
      { type: 'value', max: 1, show: false },
    ],
    series: [
      shades(all, marked, colours),
      ...BANDS.flatMap((band) => {
        const range = ({ ranges }: ForecastMonth) => (ranges ? ranges[band.key] : null);
        const style = { width: 1, type: band.edge, color: colours.demand, opacity: 1 };
        const edge = {
          name: band.name,
          type: 'line',
          stack: band.key,
          symbol: 'none',
          silent: true,
          lineStyle: style,
          itemStyle: { color: colours.demand },
        };
        return [
          { ...edge, data: ahead((month) => range(month)?.low ?? null, last) },
          {
            ...edge,
            areaStyle: { color: colours.demand, opacity: band.opacity },
            data: ahead(
              (month) => {
                const of = range(month);
                return of ? of.high - of.low : null;
              },
              last === null ? null : 0,
            ),
          },
        ];
      }),
      line('Counted', outlook.history, 'solid', 'circle', colours.ink),
      line(
        'Forecast',
        ahead(({ point }) => point, last),
        [8, 4],
        'diamond',
        colours.ink,
      ),
      ...(outlook.capacity === undefined
        ? []
        : [
            line(
              'Capacity today',
              all.map(() => outlook.capacity ?? null),
              [2, 2, 8, 2],
              'none',
              colours.capacity,
            ),
          ]),
    ],
  };
}

function line(name: string, data: readonly (number | null)[], type: string | number[], symbol: string, color: string) {
  return {
    name,
    type: 'line',
    symbol,
    symbolSize: 5,
    showAllSymbol: true,
    lineStyle: { width: 2, type, color },
    itemStyle: { color },
    data,
  };
}

/** The months that are not learnt from: a hatched bar of full height in each. */
function shades(all: readonly string[], marked: Marked, colours: ChartColours) {
  const isMarked = (month: string) => marked.some(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth);
  return {
    name: 'Not learnt from',
    type: 'bar',
    yAxisIndex: 1,
    barWidth: '100%',
    silent: true,
    itemStyle: { color: colours.band, decal: hatchOver(colours) },
    data: all.map((month) => (isMarked(month) ? 1 : null)),
  };
}

/** What a month says when it is pointed at. */
function tooltip(points: unknown, outlook: Outlook, months: readonly string[]): string {
  const [first]: unknown[] = Array.isArray(points) ? points : [];
  const at = typeof first === 'object' && first !== null && 'dataIndex' in first ? Number(first.dataIndex) : -1;
  const month = months[at];
  if (month !== undefined) {
    const fte = outlook.history[at] ?? null;
    return `${formatMonth(month)}\n${fte === null ? 'Not counted' : `Counted: ${formatFte(fte)} FTE`}`;
  }
  const to = outlook.forecast[at - months.length];
  if (!to) return '';
  const ranges = to.ranges;
  const bounds = ranges
    ? BANDS.toReversed().map(
        ({ key, name }) => `${name}: ${formatFte(ranges[key].low)} to ${formatFte(ranges[key].high)}`,
      )
    : [];
  return [formatMonth(to.month), `Forecast: ${formatFte(to.point)} FTE`, ...bounds].join('\n');
}
