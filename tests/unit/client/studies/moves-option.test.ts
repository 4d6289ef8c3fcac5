import { describe, expect, it } from 'vitest';
import { movesOption } from '../../../../client/features/studies/moves-option.ts';
import type { ChartColours } from '../../../../client/palette.ts';
import { point } from './fixtures.ts';

const colours: ChartColours = {
  ink: '#000000',
  muted: '#444444',
  line: '#cccccc',
  surface: '#ffffff',
  band: '#eeeeee',
  capacity: '#2f6f8b',
  fairShare: '#111111',
  demand: '#c08a3e',
  districtLine: () => '#96366a',
};
const points = [
  point(0, { worst: { districtId: 's', difference: -0.18 } }),
  point(1, { improvement: 0.5, worst: { districtId: 's', difference: -0.06 } }),
  point(2, { improvement: 0.75, worst: null }),
];

describe('the chart of moves worth making', () => {
  it('draws the worst district and the overall improvement over the number of moves', () => {
    expect(movesOption(points, null, colours)).toMatchObject({
      xAxis: { data: ['0', '1', '2'] },
      series: [{ data: [-0.18, -0.06, null] }, { data: [{ value: 0 }, { value: 0.5 }, { value: 0.75 }] }],
    });
  });

  it('keeps the axis as long as points may still come', () => {
    const { xAxis } = movesOption(points.slice(0, 2), null, colours, 4);
    expect(xAxis).toMatchObject({ data: ['0', '1', '2', '3', '4'] });
  });

  it('marks the knee by shape and in words, and no other point', () => {
    const drawn = JSON.stringify(movesOption(points, 1, colours));
    expect(drawn.match(/diamond/g)).toHaveLength(1);
    expect(drawn).toContain('1 move: further moves gain less');
    expect(JSON.stringify(movesOption(points, null, colours))).not.toContain('diamond');
  });
});
