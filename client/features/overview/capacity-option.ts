import type { EChartsCoreOption } from 'echarts/core';
import type { DistrictBalance } from '../../../server/contract/overview.ts';
import { chartText, tooltipLook } from '../../components/chart-parts.ts';
import { formatFte } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';

/** Three bars a district; patterns tell them apart without colour. */
export function capacityOption(districts: readonly DistrictBalance[], colours: ChartColours): EChartsCoreOption {
  const decal = (rotation: number) => ({
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 5],
    rotation,
    color: colours.surface,
  });
  return {
    ...chartText(colours),
    grid: { left: 8, right: 8, top: 36, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: colours.ink }, itemWidth: 18 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      ...tooltipLook(colours),
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${formatFte(value)} FTE` : '–'),
    },
    xAxis: {
      type: 'category',
      data: districts.map((district) => district.name),
      axisLabel: { color: colours.ink, interval: 0 },
      axisLine: { lineStyle: { color: colours.muted } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      axisLabel: { color: colours.muted },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        name: 'Capacity',
        type: 'bar',
        barMaxWidth: 34,
        itemStyle: { color: colours.capacity },
        data: districts.map((district) => district.capacityFte),
      },
      {
        name: 'Fair share',
        type: 'bar',
        barMaxWidth: 34,
        itemStyle: { color: colours.fairShare, opacity: 0.55, decal: decal(Math.PI / 4) },
        data: districts.map((district) => district.fairShareFte),
      },
      {
        name: 'Demand',
        type: 'bar',
        barMaxWidth: 34,
        itemStyle: { color: colours.demand, decal: decal(0) },
        data: districts.map((district) => district.demandFte),
      },
    ],
  };
}
