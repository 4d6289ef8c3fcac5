import type { EChartsCoreOption } from 'echarts/core';
import type { StressTotal } from '../../../server/contract/demand-stress.ts';
import { axisOfWords, chartText, tooltipLook } from '../../components/chart-parts.ts';
import { formatFte, formatMonth } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';

/** Demand month by month without the cases (dashed, round) and with them (solid, angular), and today’s capacity across. */
export function stressOption(
  months: StressTotal['months'],
  capacityFte: number,
  colours: ChartColours,
): EChartsCoreOption {
  const line = (
    name: string,
    data: readonly (number | null)[],
    look: { type: string | number[]; symbol: string; color: string },
  ) => ({
    ...{ name, type: 'line', data, symbol: look.symbol, symbolSize: 6, showAllSymbol: true },
    lineStyle: { width: 2, type: look.type, color: look.color },
    itemStyle: { color: look.color },
  });
  return {
    ...chartText(colours),
    grid: { left: 8, right: 16, top: 72, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, right: 0, itemWidth: 34, textStyle: { color: colours.ink } },
    tooltip: {
      trigger: 'axis',
      confine: true,
      ...tooltipLook(colours),
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${formatFte(value)} FTE` : 'Not known'),
    },
    xAxis: axisOfWords(
      months.map(({ month }) => formatMonth(month)),
      colours,
    ),
    yAxis: {
      type: 'value',
      scale: true,
      axisLabel: { color: colours.muted },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      line(
        'Demand before, FTE',
        months.map(({ beforeFte }) => beforeFte),
        { type: [6, 3], symbol: 'circle', color: colours.ink },
      ),
      line(
        'Demand after, FTE',
        months.map(({ afterFte }) => afterFte),
        { type: 'solid', symbol: 'rect', color: colours.demand },
      ),
      line(
        'Case-holding FTE today',
        months.map(() => capacityFte),
        { type: [2, 2, 8, 2], symbol: 'none', color: colours.capacity },
      ),
    ],
  };
}
