import { type ChartColours, FONTS } from '../palette.ts';

/** Lines of one chart are told apart by these too, not by colour alone; by the place of what they show in its list. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle'];
const STROKES: (string | number[])[] = ['solid', [6, 3], [2, 2], [8, 3, 2, 3], 'solid'];

/** What every chart begins with: its table tells what it shows to who cannot see it. */
export function chartText(colours: ChartColours) {
  return { aria: { enabled: false }, textStyle: { fontFamily: FONTS, color: colours.ink } };
}

/** How the box that follows the pointer looks. */
export function tooltipLook(colours: ChartColours) {
  return { backgroundColor: colours.surface, borderColor: colours.line, textStyle: { color: colours.ink } };
}

/** An axis of words, such as months: without ticks. */
export function axisOfWords(data: readonly string[], colours: ChartColours, ink = colours.muted) {
  return {
    type: 'category',
    data,
    axisLabel: { color: ink },
    axisLine: { lineStyle: { color: colours.muted } },
    axisTick: { show: false },
  } as const;
}

/** An axis of figures, with thin lines across. */
export function axisOfFigures(colours: ChartColours, formatter?: (value: number) => string) {
  return {
    type: 'value',
    axisLabel: { color: colours.muted, ...(formatter ? { formatter } : {}) },
    splitLine: { lineStyle: { color: colours.line } },
  } as const;
}

/** The names of the lines above the chart; more than fit are turned a page at a time. */
export function legendAbove(names: readonly (string | { name: string; itemStyle: object })[], colours: ChartColours) {
  return {
    type: 'scroll',
    top: 0,
    left: 0,
    right: 0,
    itemWidth: 34,
    textStyle: { color: colours.ink },
    pageTextStyle: { color: colours.ink },
    data: names,
  } as const;
}

/**
 * The box that tells what all lines say of a month, the highest first.
 * @param none what stands where a line says nothing
 */
export function tooltipOfLines(colours: ChartColours, format: (value: number) => string, none: string) {
  return {
    trigger: 'axis',
    order: 'valueDesc',
    confine: true,
    ...tooltipLook(colours),
    valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : none),
  } as const;
}

/** Slanted strokes over an area, so that it is not told by its colour alone. */
export function hatchOver(colours: ChartColours) {
  return {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [1, 6],
    rotation: Math.PI / 4,
    color: colours.line,
  } as const;
}

/** How the line of a district, a level or a source looks. */
export function lineLook(index: number, colours: ChartColours) {
  return {
    type: 'line',
    symbol: SYMBOLS[index % SYMBOLS.length],
    symbolSize: 5,
    showAllSymbol: true,
    lineStyle: { width: 2, type: STROKES[index % STROKES.length] },
    itemStyle: { color: colours.districtLine(index) },
  } as const;
}
