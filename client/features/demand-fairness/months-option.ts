import type { EChartsCoreOption } from 'echarts/core';
import type { DemandFairness } from '../../../server/contract/demand-fairness.ts';
import {
  axisOfFigures,
  axisOfWords,
  chartText,
  legendAbove,
  lineLook,
  tooltipOfLines,
} from '../../components/chart-parts.ts';
import { formatMonth, formatNumber } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';

/** A line as it is drawn; a value is null where there is none to show. */
export interface ShownLine {
  id: string;
  name: string;
  values: readonly (number | null)[];
  isHidden: readonly boolean[];
}

interface Shown {
  months: readonly string[];
  lines: readonly ShownLine[];
  /** Stretches that read unlike the others. */
  shaded: DemandFairness['marked'];
  of: 'meanDays' | 'per100';
}

/** A line for each group of wards, told apart by stroke and symbol too; months that read unlike others shaded behind them. */
export function monthsOption({ months, lines, shaded, of }: Shown, colours: ChartColours): EChartsCoreOption {
  const decimals = of === 'meanDays' ? 0 : 1;
  return {
    ...chartText(colours),
    grid: { left: 8, right: 12, top: 44, bottom: 4, containLabel: true },
    legend: legendAbove(
      lines.map(({ name }) => name),
      colours,
    ),
    tooltip: tooltipOfLines(colours, (value) => formatNumber(value, decimals), 'not shown'),
    xAxis: axisOfWords(months.map(formatMonth), colours),
    yAxis: { ...axisOfFigures(colours, (value) => formatNumber(value)), min: 0 },
    series: lines.map(({ name, values }, at) => ({
      name,
      ...lineLook(at, colours),
      data: values,
      ...(at === 0 ? { markArea: areas(months, shaded, colours) } : {}),
    })),
  };
}

/** Stretches, as far as they are among the months. */
function areas(months: readonly string[], shaded: Shown['shaded'], colours: ChartColours) {
  return {
    silent: true,
    itemStyle: { color: colours.band },
    data: shaded.flatMap(({ fromMonth, toMonth }) => {
      const inside = months.filter((month) => fromMonth <= month && month <= toMonth);
      const [first, last] = [inside[0], inside.at(-1)];
      return first && last ? [[{ xAxis: formatMonth(first) }, { xAxis: formatMonth(last) }]] : [];
    }),
  };
}
