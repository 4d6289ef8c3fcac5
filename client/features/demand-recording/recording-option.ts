import type { EChartsCoreOption } from 'echarts/core';
import type { RecordingLine } from '../../../server/contract/demand-recording.ts';
import {
  axisOfFigures,
  axisOfWords,
  chartText,
  legendAbove,
  lineLook,
  tooltipOfLines,
} from '../../components/chart-parts.ts';
import { formatMonth, formatPercent } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';

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
    ...chartText(colours),
    grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
    legend: legendAbove(
      districts.map(({ name }) => name),
      colours,
    ),
    tooltip: tooltipOfLines(colours, (value) => formatPercent(value, 1), 'not shown'),
    xAxis: axisOfWords(months.map(formatMonth), colours),
    yAxis: { ...axisOfFigures(colours, (value) => formatPercent(value)), min: 0 },
    series: districts.map(({ index, name, values }) => ({
      name,
      ...lineLook(index, colours),
      data: values,
    })),
  };
}
