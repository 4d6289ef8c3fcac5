import type { EChartsCoreOption } from 'echarts/core';
import type { Costs } from '../../../server/contract/costs.ts';
import { formatMonth, formatNumber, formatPence } from '../../format.ts';
import { type ChartColours, FONTS } from '../../palette.ts';

/** Two bars a month; a pattern tells them apart without colour. */
export function monthsOption(months: Costs['months'], colours: ChartColours): EChartsCoreOption {
  return {
    aria: { enabled: false },
    textStyle: { fontFamily: FONTS, color: colours.ink },
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: colours.ink }, itemWidth: 18 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? formatPence(value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => formatMonth(month)),
      axisLabel: { color: colours.ink },
      axisLine: { lineStyle: { color: colours.muted } },
      axisTick: { show: false },
    },
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
