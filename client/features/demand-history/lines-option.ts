import type { EChartsCoreOption } from 'echarts/core';
import type { DemandSeries } from '../../../server/contract/demand-history.ts';
import { formatMonth, formatNumber, formatPercent } from '../../format.ts';
import { type ChartColours, FONTS } from '../../palette.ts';
import { formatValue, markOf } from './words.ts';

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'];
const strokes: (string | number[])[] = ['solid', [6, 3], [2, 2], [8, 3, 2, 3], 'solid'];
/** Width kept at the right for the names of the lines, in pixels. */
const NAMES_WIDTH = 132;

/**
 * A line for each part, named at its end and told apart by stroke and symbol too; marked months as numbered bands
 * behind them, hatched where forecasts leave them out.
 * @param isNarrow true where there is no room at the right: then a legend names the lines
 */
export function linesOption(series: DemandSeries, colours: ChartColours, isNarrow: boolean): EChartsCoreOption {
  const { measure, months, choices, lines } = series;
  const place = new Map(choices.map(({ id }, at) => [id, at]));
  const isShare = measure === 'engaged-share';
  return {
    aria: { enabled: false },
    textStyle: { fontFamily: FONTS, color: colours.ink },
    grid: { left: 8, right: isNarrow ? 12 : NAMES_WIDTH, top: isNarrow ? 64 : 24, bottom: 4, containLabel: true },
    legend: {
      show: isNarrow,
      type: 'scroll',
      top: 0,
      left: 0,
      right: 0,
      itemWidth: 34,
      textStyle: { color: colours.ink },
      pageTextStyle: { color: colours.ink },
      data: lines.map(({ name }) => name),
    },
    tooltip: {
      trigger: 'axis',
      order: 'valueDesc',
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? formatValue(measure, value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: months.map(formatMonth),
      axisLabel: { color: colours.muted },
      axisLine: { lineStyle: { color: colours.muted } },
      axisTick: { show: false },
    },
    yAxis: [
      {
        type: 'value',
        axisLabel: {
          color: colours.muted,
          formatter: (value: number) => (isShare ? formatPercent(value) : formatNumber(value)),
        },
        splitLine: { lineStyle: { color: colours.line } },
        ...(isShare ? { max: 1 } : {}),
      },
      { type: 'value', max: 1, show: false },
    ],
    series: [
      bands(series, colours),
      ...lines.map((line) => {
        const index = place.get(line.id) ?? 0;
        return {
          name: line.name,
          type: 'line',
          symbol: symbols[index % symbols.length],
          symbolSize: 5,
          showAllSymbol: true,
          lineStyle: { width: 2, type: strokes[index % strokes.length] },
          itemStyle: { color: colours.districtLine(index) },
          endLabel: {
            show: !isNarrow,
            formatter: '{a}',
            color: colours.districtLine(index),
            fontWeight: 600,
            width: NAMES_WIDTH - 14,
            overflow: 'break',
          },
          labelLayout: { moveOverlap: 'shiftY' },
          data: line.values,
        };
      }),
    ],
  };
}

/** The marked months: a bar of full height in each, numbered at the first that is shown. */
function bands({ months, marked }: DemandSeries, colours: ChartColours) {
  let shown = 0;
  return {
    name: 'Marked months',
    type: 'bar',
    yAxisIndex: 1,
    barWidth: '100%',
    silent: true,
    tooltip: { show: false },
    itemStyle: { color: colours.band },
    data: months.map((month) => {
      const found = markOf(marked, month);
      if (!found) return { value: null };
      const isFirst = found.number !== shown;
      shown = found.number;
      return {
        value: 1,
        ...(found.mark.anomalous ? { itemStyle: { color: colours.band, decal: hatch(colours) } } : {}),
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

function hatch(colours: ChartColours) {
  return {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [1, 6],
    rotation: Math.PI / 4,
    color: colours.line,
  };
}
