import type { EChartsCoreOption } from 'echarts/core';
import type { CurvePoint } from '../../../server/contract/studies.ts';
import { chartText, tooltipLook } from '../../components/chart-parts.ts';
import { formatPercent, formatPercentDifference } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';
import { movesText } from './words.ts';

const WORST = 'Worst district against fair share';
const BETTER = 'Overall improvement';

/**
 * Two lines over the number of moves, told apart by stroke and symbol; the knee is a diamond with its words.
 * @param lastMoves as far as points may still come, so that the axis stays as it is while they do
 */
export function movesOption(
  points: readonly CurvePoint[],
  knee: number | null,
  colours: ChartColours,
  lastMoves = 0,
): EChartsCoreOption {
  const found = points.map(({ maxMoves }) => maxMoves);
  const next = (found.at(-1) ?? -1) + 1;
  const toCome = Array.from({ length: Math.max(0, lastMoves + 1 - next) }, (_, index) => next + index);
  const percentAxis = (name: string, formatter: (value: number) => string) => ({
    type: 'value',
    name,
    nameTextStyle: { color: colours.muted, align: name === WORST ? 'left' : 'right' },
    axisLabel: { color: colours.muted, formatter },
    splitLine: { show: name === WORST, lineStyle: { color: colours.line } },
  });
  return {
    ...(toCome.length > 0 ? { animation: false } : {}),
    ...chartText(colours),
    grid: { left: 8, right: 8, top: 64, bottom: 28, containLabel: true },
    legend: { top: 0, left: 0, itemWidth: 34, textStyle: { color: colours.ink } },
    tooltip: {
      trigger: 'axis',
      ...tooltipLook(colours),
    },
    xAxis: {
      type: 'category',
      name: 'Most people who move',
      nameLocation: 'middle',
      nameGap: 28,
      nameTextStyle: { color: colours.muted },
      data: [...found, ...toCome].map(String),
      axisLabel: { color: colours.ink },
      axisLine: { onZero: false, lineStyle: { color: colours.muted } },
      axisTick: { show: false },
    },
    yAxis: [
      percentAxis(WORST, (value) => formatPercentDifference(value)),
      percentAxis(BETTER, (value) => formatPercent(value)),
    ],
    series: [
      {
        name: WORST,
        type: 'line',
        symbol: 'circle',
        symbolSize: 11,
        showAllSymbol: true,
        lineStyle: { width: 2 },
        itemStyle: { color: colours.districtLine(3) },
        tooltip: { valueFormatter: percent(formatPercentDifference) },
        data: points.map(({ worst }) => worst?.difference ?? null),
      },
      {
        name: BETTER,
        type: 'line',
        yAxisIndex: 1,
        symbol: 'rect',
        symbolSize: 11,
        showAllSymbol: true,
        lineStyle: { width: 2, type: [6, 3] },
        itemStyle: { color: colours.capacity },
        tooltip: { valueFormatter: percent((value) => formatPercent(value)) },
        data: points.map((point) => ({
          value: point.improvement,
          ...(point.maxMoves === knee ? kneeMark(knee, colours) : {}),
        })),
      },
    ],
  };
}

function kneeMark(knee: number, colours: ChartColours) {
  return {
    symbol: 'diamond',
    symbolSize: 18,
    label: {
      show: true,
      position: 'top',
      distance: 8,
      color: colours.ink,
      fontWeight: 600,
      formatter: `${movesText(knee)}: further moves gain less`,
    },
  };
}

function percent(format: (value: number) => string) {
  return (value: unknown): string => (typeof value === 'number' ? format(value) : '–');
}
