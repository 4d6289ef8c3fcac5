import type { EChartsCoreOption } from 'echarts/core';
import type { DemandHistory } from '../../../server/contract/demand.ts';
import { formatFte, formatMonth, formatNumber } from '../../format.ts';
import { type ChartColours, FONTS } from '../../palette.ts';
import type { ReferenceNames } from '../../reference.ts';

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'];
const strokes: (string | number[])[] = ['solid', [6, 3], [2, 2], [8, 3, 2, 3], 'solid'];

/** A line per district, told apart by stroke and symbol too; marked periods as numbered bands behind them. */
export function historyOption(
  history: DemandHistory,
  measure: 'cases' | 'fte',
  names: ReferenceNames,
  colours: ChartColours,
): EChartsCoreOption {
  return {
    aria: { enabled: false },
    textStyle: { fontFamily: FONTS, color: colours.ink },
    grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 34,
      textStyle: { color: colours.ink },
      data: history.districts.map((district) => names.districtName(district.districtId)),
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink },
      valueFormatter: (value: unknown) =>
        typeof value === 'number' ? (measure === 'fte' ? `${formatFte(value)} FTE` : formatNumber(value)) : '–',
    },
    xAxis: {
      type: 'category',
      data: history.months.map(formatMonth),
      axisLabel: { color: colours.muted },
      axisLine: { lineStyle: { color: colours.muted } },
      axisTick: { show: false },
    },
    yAxis: [
      {
        type: 'value',
        axisLabel: { color: colours.muted },
        splitLine: { lineStyle: { color: colours.line } },
      },
      { type: 'value', max: 1, show: false },
    ],
    series: [
      bands(history, colours),
      ...history.districts.map((district) => {
        const index = names.districtIndex(district.districtId);
        return {
          name: names.districtName(district.districtId),
          type: 'line',
          symbol: symbols[index % symbols.length],
          symbolSize: 5,
          showAllSymbol: true,
          lineStyle: { width: 2, type: strokes[index % strokes.length] },
          itemStyle: { color: colours.districtLine(index) },
          data: measure === 'fte' ? district.demandFte : district.openCases,
        };
      }),
    ],
  };
}

/** The marked periods: a bar of full height in each of their months, numbered at the first. */
function bands(history: DemandHistory, colours: ChartColours) {
  return {
    name: 'Marked periods',
    type: 'bar',
    yAxisIndex: 1,
    barWidth: '100%',
    silent: true,
    tooltip: { show: false },
    itemStyle: { color: colours.band },
    data: history.months.map((month) => {
      const note = history.notes.findIndex(({ fromMonth, toMonth }) => fromMonth <= month && month <= toMonth);
      if (note === -1) return { value: null };
      const first = history.notes[note]?.fromMonth === month;
      return {
        value: 1,
        label: { show: first, position: 'top', color: colours.ink, fontWeight: 600, formatter: String(note + 1) },
      };
    }),
  };
}
