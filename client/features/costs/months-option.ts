import type { EChartsCoreOption } from 'echarts/core';
import type { Costs } from '../../../server/contract/costs.ts';
import { axisOfWords, chartText, tooltipLook } from '../../components/chart-parts.ts';
import { formatMonth, formatNumber, formatPence } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';

/** Two bars a month; a pattern tells them apart without colour. */
export function monthsOption(months: Costs['months'], colours: ChartColours): EChartsCoreOption {
  return {
    ...chartText(colours),
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: colours.ink }, itemWidth: 18 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      ...tooltipLook(colours),
      valueFormatter: (value: unknown) => (typeof value === 'number' ? formatPence(value) : '–'),
    },
    xAxis: axisOfWords(
      months.map(({ month }) => formatMonth(month)),
      colours,
      colours.ink,
    ),
    yAxis: {
      type: 'value',
      axisLabel: { color: colours.muted, formatter: (pence: number) => `£${formatNumber(pence / 100_000)}k` },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        name: 'Budget',
        type: 'bar',
        barMaxWidth: 26,
        itemStyle: {
          color: colours.fairShare,
          opacity: 0.6,
          decal: {
            symbol: 'rect',
            dashArrayX: [1, 0],
            dashArrayY: [2, 5],
            rotation: Math.PI / 4,
            color: colours.surface,
          },
        },
        data: months.map(({ budgetPence }) => budgetPence),
      },
      {
        name: 'Forecast',
        type: 'bar',
        barMaxWidth: 26,
        itemStyle: { color: colours.capacity },
        data: months.map(({ forecastPence }) => forecastPence),
      },
    ],
  };
}
