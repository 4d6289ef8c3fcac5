import { describe, expect, it } from 'vitest';
import {
  bandCount,
  deprivationBands,
  NO_FIGURE,
  sidesOf,
} from '../../../../../../server/domain/demand/fairness/bands.ts';

const ward = (code: string, children: number, idaciRate: number | null) => ({ code, children, idaciRate });
const codes = (wards: Parameters<typeof deprivationBands>[0]) =>
  deprivationBands(wards).map(({ name, wardCodes }) => [name, wardCodes]);

describe('Deprivation of wards', () => {
  it('divides wards into fifths, quarters or halves by how many there are', () => {
    expect([1, 2, 3, 4, 9, 10, 20].map(bandCount)).toEqual([1, 2, 2, 4, 4, 5, 5]);
  });

  it('puts a ward where its middle child is', () => {
    // 400 children in quarters of 100; the middle children are the 50th, 150th, 275th and 375th
    const wards = [ward('d', 50, 0.1), ward('b', 100, 0.3), ward('a', 100, 0.4), ward('c', 150, 0.2)];
    expect(codes(wards)).toEqual([
      ['Most deprived quarter', ['a']],
      ['Second quarter', ['b']],
      ['Third quarter', ['c']],
      ['Least deprived quarter', ['d']],
    ]);
  });

  it('keeps wards with the same rate together and leaves out bands without a ward', () => {
    // b and c together stretch from the 101st to the 300th of 400 children: the middle one is the 200th
    const wards = [ward('a', 100, 0.4), ward('b', 100, 0.3), ward('c', 100, 0.3), ward('d', 100, 0.1)];
    expect(codes(wards)).toEqual([
      ['Most deprived quarter', ['a']],
      ['Third quarter', ['b', 'c']],
      ['Least deprived quarter', ['d']],
    ]);
  });

  it('tells lowest and highest rate and the children of a band', () => {
    const [most] = deprivationBands([ward('a', 10, 0.4), ward('b', 10, 0.35), ward('c', 20, 0.1)]);
    expect(most).toMatchObject({ wardCodes: ['a', 'b'], children: 20, lowest: 0.35, highest: 0.4 });
  });

  it('shows wards without a figure apart, the last', () => {
    const bands = deprivationBands([ward('x', 80, null), ward('a', 10, 0.4), ward('b', 10, 0.1)]);
    expect(bands.map(({ id }) => id)).toEqual(['band-1', 'band-2', NO_FIGURE]);
    expect(bands.at(-1)).toMatchObject({ wardCodes: ['x'], children: 80, lowest: null, sideId: null });
  });

  it('takes the two most deprived fifths for the more deprived side', () => {
    const bands = deprivationBands(Array.from({ length: 10 }, (_, at) => ward(`w${at}`, 100, 0.5 - at / 100)));
    expect(bands.map(({ sideId }) => sideId)).toEqual(['more', 'more', 'less', 'less', 'less']);
    expect(sidesOf(bands, 5).map(({ name }) => name)).toEqual(['Two most deprived fifths', 'Other three fifths']);
    expect(sidesOf(deprivationBands([ward('a', 1, 0.2), ward('b', 1, 0.1)]), 2)).toEqual([]);
  });

  it('finds a place for wards without children', () => {
    const wards = [ward('a', 0, 0.4), ward('b', 0, 0.1)];
    expect(codes(wards)).toEqual([
      ['More deprived half', ['a']],
      ['Less deprived half', ['b']],
    ]);
  });
});
