import { useComputedColorScheme } from '@mantine/core';

/** Fill of a district by its place in the list; white text on it reads at 4.5 : 1 or better. Letters repeat it. */
const DISTRICT_FILLS = [
  '#4d5a9e',
  '#a3541a',
  '#2b7548',
  '#96366a',
  '#1b6a92',
  '#6a5a1e',
  '#5b4b8a',
  '#8a3b3b',
] as const;

/** Colour of a district by its place in the list. */
export function districtFill(index: number): string {
  return DISTRICT_FILLS[index % DISTRICT_FILLS.length] ?? DISTRICT_FILLS[0];
}

/** Lines need more light than fills on a dark page. */
const DISTRICT_LINES_DARK = [
  '#a4b0f5',
  '#f0a46c',
  '#74cf98',
  '#ef93c1',
  '#76c3ea',
  '#d9c66a',
  '#c3b3f2',
  '#f0a0a0',
] as const;

/** The page’s fonts: charts measure their texts before they draw them, so they need to know. */
export const FONTS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Open Sans", sans-serif';

export interface ChartColours {
  ink: string;
  muted: string;
  line: string;
  surface: string;
  band: string;
  capacity: string;
  fairShare: string;
  demand: string;
  districtLine: (index: number) => string;
}

/** The colours of charts for the appearance in use. Charts are drawn as SVG and cannot read CSS variables. */
export function useChartColours(): ChartColours {
  const dark = useComputedColorScheme('light') === 'dark';
  return dark ? DARK : LIGHT;
}

const LIGHT: ChartColours = {
  ink: '#16222a',
  muted: '#4a5963',
  line: '#d5dce0',
  surface: '#ffffff',
  band: 'rgba(122, 75, 0, 0.09)',
  capacity: '#2f6f8b',
  fairShare: '#16222a',
  demand: '#c08a3e',
  districtLine: districtFill,
};

const DARK: ChartColours = {
  ink: '#e8eef1',
  muted: '#a9b8c1',
  line: '#35424a',
  surface: '#1a2227',
  band: 'rgba(242, 192, 99, 0.13)',
  capacity: '#6ba1b8',
  fairShare: '#e8eef1',
  demand: '#d7a765',
  districtLine: (index) => DISTRICT_LINES_DARK[index % DISTRICT_LINES_DARK.length] ?? DISTRICT_LINES_DARK[0],
};
