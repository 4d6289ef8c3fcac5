import type { EChartsCoreOption } from 'echarts/core';
import type { DemandSeries, Measure } from '../../../server/contract/demand-history.ts';
import {
  axisOfFigures,
  axisOfWords,
  chartText,
  hatchOver,
  legendAbove,
  lineLook,
  tooltipOfLines,
} from '../../components/chart-parts.ts';
import { formatNumber, formatPercent } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';
import { axisTop, spread } from './line-ends.ts';
import { formatValue, markOf, periodName } from './words.ts';

/** Height of the chart and of what stands above and below the lines, in pixels. */
export const CHART_HEIGHT = 360;
const ABOVE = 24;
const BELOW = 26;
/** Width kept at the right for the names of the lines, and height of a name. */
const NAMES_WIDTH = 168;
const NAME_HEIGHT = 15;
/** Up to so many lines a narrow chart names below each other; more are named a page at a time. */
const MOST_BELOW_EACH_OTHER = 6;

/**
 * A line for each part, named at its end and told apart by stroke and symbol too; marked months as numbered bands
 * behind them, hatched where forecasts leave them out.
 * @param isNarrow true where there is no room at the right: then a legend names the lines
 */
export function linesOption(series: DemandSeries, colours: ChartColours, isNarrow: boolean): EChartsCoreOption {
  const { measure, months, choices, lines } = series;
  const place = new Map(choices.map(({ id }, at) => [id, at]));
  const { max, step } = axisTop(Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const above = isNarrow ? ABOVE + 20 * (lines.length <= MOST_BELOW_EACH_OTHER ? lines.length : 1) : ABOVE;
  const plot = CHART_HEIGHT - ABOVE - BELOW;
  const ends = lines.map(({ values }) => plot * (1 - (values.findLast((value) => value !== null) ?? 0) / max));
  const namesAt = spread(ends, NAME_HEIGHT, plot);
  return {
    ...chartText(colours),
    grid: { left: 8, right: isNarrow ? 12 : NAMES_WIDTH, top: above, bottom: 4, containLabel: true },
    legend: {
      ...legendAbove(
        lines.map(({ name }) => name),
        colours,
      ),
      show: isNarrow,
      ...(lines.length <= MOST_BELOW_EACH_OTHER ? { type: 'plain', orient: 'vertical' } : {}),
    },
    tooltip: tooltipOfLines(colours, (value) => formatValue(measure, value), '–'),
    xAxis: axisOfWords(
      months.map((month) => periodName(series.per, month)),
      colours,
    ),
    yAxis: [
      { ...axisOfFigures(colours, (value) => axisValue(measure, value, step)), max, interval: step },
      { type: 'value', max: 1, show: false },
    ],
    series: [
      bands(series, colours),
      ...lines.map((line, at) => {
        const index = place.get(line.id) ?? 0;
        return {
          name: line.name,
          ...lineLook(index, colours),
          data: named(line.values, {
            show: !isNarrow,
            position: 'right',
            formatter: line.name,
            color: colours.districtLine(index),
            fontWeight: 600,
            width: NAMES_WIDTH - 14,
            overflow: 'truncate',
            offset: [0, (namesAt[at] ?? 0) - (ends[at] ?? 0)],
          }),
        };
      }),
    ],
  };
}

/** The values of a line, its name at the last one there is. */
function named(
  values: readonly (number | null)[],
  label: object,
): (number | null | { value: number; label: object })[] {
  const last = values.findLastIndex((value) => value !== null);
  return values.map((value, at) => (at === last && value !== null ? { value, label } : value));
}

function axisValue(measure: Measure, value: number, step: number): string {
  return measure === 'engaged-share' ? formatPercent(value) : formatNumber(value, step >= 1 ? 0 : step >= 0.1 ? 1 : 2);
}

/** The marked months: a bar of full height in each, numbered at the first that is shown. */
function bands(series: DemandSeries, colours: ChartColours) {
  let shown = 0;
  return {
    name: 'Marked months',
    type: 'bar',
    yAxisIndex: 1,
    barWidth: '100%',
    silent: true,
    tooltip: { show: false },
    itemStyle: { color: colours.band },
    data: series.months.map((month) => {
      // a year is longer than what is marked in it: its marks are told in the table
      const found = series.per === 'year' ? undefined : markOf(series, month);
      if (!found) return { value: null };
      const isFirst = found.number !== shown;
      shown = found.number;
      return {
        value: 1,
        ...(found.mark.anomalous ? { itemStyle: { color: colours.band, decal: hatchOver(colours) } } : {}),
        label: {
          show: isFirst,
          position: 'top',
          color: colours.ink,
          fontWeight: 600,
          formatter: String(found.number),
        },
      };
    }),
  };
}
