import type { EChartsCoreOption } from 'echarts/core';
import { ARRANGEMENT_STATES, type Arrangement, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import { chartText, tooltipLook } from '../../components/chart-parts.ts';
import { formatDate, formatMonth } from '../../format.ts';
import type { ChartColours } from '../../palette.ts';

/** Groups of bars: told apart by colour, and by pattern where colour does not say enough. */
const GROUPS = [
  { name: 'Running', states: ['running'] },
  { name: 'Ends within 90 days', states: ['ends-in-30', 'ends-in-60', 'ends-in-90'] },
  { name: 'Not begun', states: ['not-begun'] },
  { name: 'Ended', states: ['ended'] },
] as const;
const ROW = 24;
const AROUND = 96;

/** Height that so many arrangements need, in pixels. */
export function timelineHeight(count: number): number {
  return count * ROW + AROUND;
}

/** Arrangements as bars along the months of a period, with its financial years and the date that is looked at. */
export function timelineOption(
  arrangements: readonly Arrangement[],
  { from, to, asAt }: { from: string; to: string; asAt: string },
  colours: ChartColours,
): EChartsCoreOption {
  const first = monthNumber(from);
  const last = monthNumber(to) + 1;
  const place = (day: string, isEnd: boolean) => Math.min(last, Math.max(first, monthPlace(day, isEnd))) - first;
  const years = yearsBetween(first, last);
  return {
    ...chartText(colours),
    grid: { left: 8, right: 16, top: 56, bottom: 4, containLabel: true },
    legend: {
      top: 0,
      left: 0,
      selectedMode: false,
      textStyle: { color: colours.ink },
      data: GROUPS.map(({ name }) => name),
    },
    tooltip: {
      trigger: 'item',
      ...tooltipLook(colours),
      formatter: ({ dataIndex }: { dataIndex: number }) => tip(arrangements[dataIndex]),
    },
    xAxis: {
      type: 'value',
      min: 0,
      max: last - first,
      interval: 3,
      position: 'top',
      axisLabel: {
        color: colours.muted,
        hideOverlap: true,
        // the years stand between the months and the bars
        margin: 24,
        formatter: (value: number) => (value < last - first ? formatMonth(monthText(first + value)) : ''),
      },
      splitLine: { lineStyle: { color: colours.line } },
    },
    yAxis: [
      {
        type: 'category',
        inverse: true,
        data: arrangements.map(({ id }) => id),
        axisLabel: {
          color: colours.ink,
          width: 260,
          overflow: 'truncate',
          formatter: (id: string) => labelOf(arrangements.find((one) => one.id === id)),
        },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: colours.muted } },
      },
      { type: 'value', min: 0, max: 1, show: false },
    ],
    series: [
      {
        name: 'Before',
        type: 'bar',
        stack: 'time',
        barWidth: 14,
        silent: true,
        itemStyle: { color: 'transparent' },
        tooltip: { show: false },
        data: arrangements.map(({ startDate }) => place(startDate, false)),
        markArea: { silent: true, itemStyle: { color: colours.band }, data: bands(years, first, colours) },
      },
      ...GROUPS.map(({ name, states }) => ({
        name,
        type: 'bar',
        stack: 'time',
        itemStyle: styleOf(name, colours),
        data: arrangements.map(({ state, startDate, endDate }) =>
          states.some((one) => one === state) ? place(endDate, true) - place(startDate, false) : null,
        ),
      })),
      {
        name: `As at ${formatDate(asAt)}`,
        type: 'line',
        yAxisIndex: 1,
        silent: true,
        symbol: 'none',
        lineStyle: { color: colours.ink, width: 1.5, type: 'dashed' },
        tooltip: { show: false },
        data: [
          [place(asAt, false), 0],
          [place(asAt, false), 1],
        ],
      },
    ],
  };
}

function styleOf(name: (typeof GROUPS)[number]['name'], colours: ChartColours) {
  if (name === 'Running') return { color: colours.capacity };
  if (name === 'Ends within 90 days') return { color: colours.demand };
  if (name === 'Not begun') return { color: colours.surface, borderColor: colours.capacity, borderWidth: 2 };
  return { color: colours.line, borderColor: colours.muted, borderWidth: 1 };
}

function tip(one: Arrangement | undefined): string {
  if (!one) return '';
  return [
    `${one.name}, ${TEMPORARY_KINDS[one.kind].toLowerCase()}`,
    `${one.postTitle} (${one.postId})`,
    `${formatDate(one.startDate)} to ${formatDate(one.endDate)}`,
    ARRANGEMENT_STATES[one.state],
  ].join('\n');
}

function labelOf(one: Arrangement | undefined): string {
  return one ? `${one.name}, ${one.postTitle}` : '';
}

/** Every second financial year is shaded; each is named at its top. */
function bands(years: { name: string; from: number; to: number }[], first: number, colours: ChartColours) {
  return years.map(({ name, from, to }, at) => [
    {
      name,
      xAxis: from - first,
      itemStyle: at % 2 === 0 ? { color: 'transparent' } : {},
      label: { position: 'top', distance: 5, color: colours.ink, fontSize: 12, fontWeight: 600 },
    },
    { xAxis: to - first },
  ]);
}

function yearsBetween(first: number, last: number): { name: string; from: number; to: number }[] {
  const years = [];
  for (let april = Math.floor((first - 3) / 12) * 12 + 3; april < last; april += 12) {
    const year = Math.floor(april / 12);
    const name = `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
    years.push({ name, from: Math.max(first, april), to: Math.min(last, april + 12) });
  }
  return years;
}

/** Months since the year 0, and the day as a part of its month; the end of a day for an end. */
function monthPlace(day: string, isEnd: boolean): number {
  const days = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  return monthNumber(day) + (Number(day.slice(8, 10)) - (isEnd ? 0 : 1)) / days;
}

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function monthText(number: number): string {
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
}
