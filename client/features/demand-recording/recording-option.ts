import type { EChartsCoreOption } from 'echarts/core';
import type { RecordingLine } from '../../../server/contract/demand-recording.ts';
import { formatMonth, formatPercent } from '../../format.ts';
import { type ChartColours, FONTS } from '../../palette.ts';

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'];
const strokes: (string | number[])[] = ['solid', [6, 3], [2, 2], [8, 3, 2, 3], 'solid'];

interface Shares {
  months: readonly string[];
  lines: readonly RecordingLine[];
  /** Place of a district in the list of districts. */
  indexOf: (districtId: string) => number;
}

/** A line for each district, told apart by stroke and symbol too; months that are not shown are gaps. */
export function recordingOption({ months, lines, indexOf }: Shares, colours: ChartColours): EChartsCoreOption {
  const districts = lines.flatMap(({ districtId, name, values }) =>
    districtId === null ? [] : [{ index: indexOf(districtId), name, values }],
  );
  return {
    aria: { enabled: false },
    textStyle: { fontFamily: FONTS, color: colours.ink },
    grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
    legend: {
      type: 'scroll',
      top: 0,
      left: 0,
      right: 0,
      itemWidth: 34,
      textStyle: { color: colours.ink },
      pageTextStyle: { color: colours.ink },
      data: districts.map(({ name }) => name),
    },
    tooltip: {
      trigger: 'axis',
      order: 'valueDesc',
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.ink },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? formatPercent(value, 1) : 'not shown'),
    },
    xAxis: {
      type: 'category',
      data: months.map(formatMonth),
      axisLabel: { color: colours.muted },
      axisLine: { lineStyle: { color: colours.muted } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      axisLabel: { color: colours.muted, formatter: (value: number) => formatPercent(value) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: districts.map(({ index, name, values }) => ({
      name,
      type: 'line',
      symbol: symbols[index % symbols.length],
      symbolSize: 5,
      showAllSymbol: true,
      lineStyle: { width: 2, type: strokes[index % strokes.length] },
      itemStyle: { color: colours.districtLine(index) },
      data: values,
    })),
  };
}
