import type { EChartsCoreOption } from 'echarts/core';
import type { DemandReview } from '../../../server/contract/demand-review.ts';
import {
  axisOfFigures,
  axisOfWords,
  chartText,
  hatchOver,
  legendAbove,
  lineLook,
  tooltipOfLines,
} from '../../components/chart-parts.ts';
import { formatMonth, formatPercentDifference } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';

interface Names {
  districtName: (id: string) => string;
  /** Place of a district in the list of districts. */
  districtIndex: (id: string) => number;
}

type Shown = Pick<DemandReview, 'months' | 'steps' | 'rule'>;

/**
 * A line for each district, told apart by stroke and symbol too; dashed lines where a month is bad and where a district
 * is far below; hatched bars for months that are left out, shaded ones for months in which a review was asked for.
 */
export function driftOption({ months, steps, rule }: Shown, names: Names, colours: ChartColours): EChartsCoreOption {
  const districtIds = months.at(-1)?.districts.map(({ districtId }) => districtId) ?? [];
  const lines = districtIds.map((districtId) => ({
    name: names.districtName(districtId),
    ...lineLook(names.districtIndex(districtId), colours),
    data: months.map(({ districts }) => districts.find((row) => row.districtId === districtId)?.difference ?? null),
  }));
  const limits = [
    { name: 'Bad month', at: -rule.below, type: [6, 4] },
    { name: 'Far below', at: -rule.farBelow, type: [2, 3] },
  ];
  return {
    ...chartText(colours),
    grid: { left: 8, right: 16, top: 44, bottom: 4, containLabel: true },
    legend: legendAbove(
      [
        ...lines.map(({ name }) => name),
        ...limits.map(({ name }) => ({ name, itemStyle: { opacity: 0 } })),
        'Left out',
        'Review asked for',
      ],
      colours,
    ),
    tooltip: tooltipOfLines(colours, (value) => formatPercentDifference(value, 1), '–'),
    xAxis: axisOfWords(
      months.map(({ month }) => formatMonth(month)),
      colours,
    ),
    yAxis: [axisOfFigures(colours, (value) => formatPercentDifference(value)), { type: 'value', max: 1, show: false }],
    series: [
      shades(
        'Left out',
        colours,
        steps.map(({ counts }) => !counts),
        { ...hatchOver(colours), color: colours.muted },
      ),
      shades(
        'Review asked for',
        colours,
        steps.map(({ asks }) => asks),
      ),
      ...limits.map(({ name, at, type }) => ({
        name,
        type: 'line',
        symbol: 'none',
        silent: true,
        lineStyle: { width: 1.5, type, color: colours.muted },
        itemStyle: { color: colours.muted },
        tooltip: { show: false },
        data: months.map(() => at),
      })),
      ...lines,
    ],
  };
}

/** Bars of full height behind the lines. */
function shades(name: string, colours: ChartColours, isShaded: readonly boolean[], decal?: object) {
  return {
    name,
    type: 'bar',
    yAxisIndex: 1,
    barWidth: '100%',
    barGap: '-100%',
    silent: true,
    tooltip: { show: false },
    itemStyle: { color: colours.band, decal },
    data: isShaded.map((shaded) => (shaded ? 1 : null)),
  };
}
