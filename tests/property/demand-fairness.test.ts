import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandCount, deprivationBands } from '../../server/domain/demand/fairness/bands.ts';
import {
  keyOf,
  type LanguageCell,
  type ShownCounts,
  shownCounts,
  type WardCell,
} from '../../server/domain/demand/fairness/counts.ts';
import { figuresOf, shownMonth, type WardFigures } from '../../server/domain/demand/fairness/month.ts';

const seed = 20210401;
const wards = fc.uniqueArray(
  fc.record({
    code: fc.integer({ min: 1, max: 60 }).map((at) => `W${at}`),
    children: fc.nat({ max: 6000 }),
    idaciRate: fc.option(fc.integer({ min: 0, max: 12 }).map((twelfths) => twelfths / 20)),
  }),
  { selector: ({ code }) => code, maxLength: 30 },
);

describe('bands of deprivation', () => {
  it('hold every ward once', () => {
    fc.assert(
      fc.property(wards, (all) => {
        const inBands = deprivationBands(all).flatMap(({ wardCodes }) => wardCodes);
        expect(inBands.toSorted()).toEqual(all.map(({ code }) => code).toSorted());
      }),
      { seed },
    );
  });

  it('never put a less deprived ward in a more deprived band, and wards with one rate in one', () => {
    fc.assert(
      fc.property(wards, (all) => {
        const known = deprivationBands(all).filter(({ lowest }) => lowest !== null);
        for (const [at, band] of known.entries()) {
          const next = known[at + 1];
          if (next) expect(band.lowest ?? 0).toBeGreaterThan(next.highest ?? 1);
        }
        expect(known.length).toBeLessThanOrEqual(bandCount(all.filter(({ idaciRate }) => idaciRate !== null).length));
      }),
      { seed },
    );
  });
});

const open = { on: false, threshold: 5, showZero: true };
const rows = fc.array(
  fc
    .record({
      ward: fc.nat({ max: 5 }),
      districtId: fc.constantFrom('north', 'south'),
      openCases: fc.nat({ max: 90 }),
      waiting: fc.nat({ max: 12 }),
      waitingDays: fc.nat({ max: 400 }),
    })
    .map(({ ward, ...row }): WardFigures => {
      return {
        ...row,
        wardCode: `W${ward}`,
        bandId: `band-${(ward % 3) + 1}`,
        sideId: ward % 3 === 0 ? 'more' : 'less',
      };
    }),
  { minLength: 1, maxLength: 10 },
);
const byPlace = (all: readonly WardFigures[]) => [
  ...new Map(all.map((row) => [keyOf(row.districtId, row.wardCode), row])).values(),
];

describe('figures of bands', () => {
  it('stay as they are where the cases of a ward are split between two of its band and district', () => {
    fc.assert(
      fc.property(rows, fc.nat({ max: 100 }), (drawn, percent) => {
        const all = byPlace(drawn);
        const part = (whole: number) => Math.floor((whole * percent) / 100);
        const split = all.flatMap((row) => [
          { ...row, openCases: part(row.openCases), waiting: part(row.waiting), waitingDays: part(row.waitingDays) },
          {
            ...row,
            wardCode: `${row.wardCode} east`,
            openCases: row.openCases - part(row.openCases),
            waiting: row.waiting - part(row.waiting),
            waitingDays: row.waitingDays - part(row.waitingDays),
          },
        ]);
        const [before, after] = [all, split].map((of) => shownMonth(of, [], open, { unknown: 'unknown' }));
        for (const { bandId, districtId } of all) {
          expect(figuresOf(after, 'bands', bandId)).toEqual(figuresOf(before, 'bands', bandId));
          const cell = keyOf(districtId, bandId);
          expect(figuresOf(after, 'cells', cell)).toEqual(figuresOf(before, 'cells', cell));
        }
      }),
      { seed },
    );
  });
});

const DISTRICTS = ['north', 'south'];
/** Wards of two districts in two bands and one without a ward, which is in none of the sides. */
const WARDS = DISTRICTS.flatMap((districtId) => [
  { districtId, wardCode: 'A', bandId: 'band-1', sideId: 'more' },
  { districtId, wardCode: 'B', bandId: 'band-2', sideId: 'more' },
  { districtId, wardCode: 'unknown', bandId: 'unknown', sideId: null },
]);
const LANGUAGES = DISTRICTS.flatMap((districtId) => ['en', 'ur'].map((languageCode) => ({ districtId, languageCode })));

/** Every sum of the wards that is shown somewhere, by part and key; and of the languages. */
function sumsOf(wards: readonly WardCell[], languages: readonly LanguageCell[]): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (part: string, key: string, count: number) =>
    sums.set(`${part} ${key}`, (sums.get(`${part} ${key}`) ?? 0) + count);
  for (const { districtId, wardCode, bandId, sideId, count } of wards) {
    add('wards', keyOf(districtId, wardCode), count);
    add('cells', keyOf(districtId, bandId), count);
    add('bands', bandId, count);
    if (sideId !== null) add('sides', sideId, count);
    add('districts', districtId, count);
  }
  for (const { districtId, languageCode, count } of languages) {
    add('languageCells', keyOf(districtId, languageCode), count);
    add('languages', languageCode, count);
    add('districts of languages', districtId, count);
  }
  return sums;
}

/** Ways to choose a count for each cell: the shown one, or any from `least` that a hidden one could be, up to two above the true one. */
function* choices<T extends { count: number }>(
  cells: readonly T[],
  shown: (cell: T) => unknown,
  least: number,
  at = 0,
): Generator<T[]> {
  const cell = cells[at];
  if (!cell) {
    yield [];
    return;
  }
  const isHidden = shown(cell) === 'suppressed';
  for (const rest of choices(cells, shown, least, at + 1)) {
    if (!isHidden) yield [cell, ...rest];
    else for (let count = least; count <= cell.count + 2; count += 1) yield [{ ...cell, count }, ...rest];
  }
}

describe('what is hidden of wards, bands, districts and languages', () => {
  it('cannot be had by subtraction, in whichever ways the same families are counted', () => {
    const small = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 9 }));
    const ward = fc.array(small, { minLength: WARDS.length, maxLength: WARDS.length });
    const share = fc.array(fc.nat({ max: 100 }), { minLength: DISTRICTS.length, maxLength: DISTRICTS.length });
    const rule = { on: true, threshold: 3, showZero: true };
    fc.assert(
      fc.property(ward, share, fc.boolean(), (counts, shares, areDistrictsKnown) => {
        const cells = WARDS.map((place, at): WardCell => ({ ...place, count: counts[at] ?? 0 }));
        const spoken = LANGUAGES.map(({ districtId, languageCode }): LanguageCell => {
          const all = cells.filter((cell) => cell.districtId === districtId).reduce((sum, { count }) => sum + count, 0);
          const english = Math.floor((all * (shares[DISTRICTS.indexOf(districtId)] ?? 0)) / 100);
          return { districtId, languageCode, count: languageCode === 'en' ? english : all - english };
        });
        const shown = shownCounts(cells, spoken, rule, { districts: areDistrictsKnown, unknown: 'unknown' });
        const shownOf = (part: keyof ShownCounts, key: string) => shown[part].get(key);
        // where the sum of a district is known, a 0 beside a single small count is hidden with it
        const least = [
          ...cells.map((c) => [c.count, shownOf('wards', keyOf(c.districtId, c.wardCode))]),
          ...spoken.map((c) => [c.count, shownOf('languageCells', keyOf(c.districtId, c.languageCode))]),
        ].some(([count, as]) => count === 0 && as === 'suppressed')
          ? 0
          : 1;
        const fits = (sums: Map<string, number>) =>
          [...sums].every(([name, count]) => {
            const [part = '', ...key] = name.split(' ');
            if (!(part in shown) || name.startsWith('districts of')) return true;
            const as = shownOf(part as keyof ShownCounts, key.join(' '));
            return as === 'suppressed' ? count >= least : as === count;
          });
        const seen = new Map<string, Set<number>>();
        const note = (sums: Map<string, number>) => {
          for (const [name, count] of sums) seen.set(name, (seen.get(name) ?? new Set()).add(count));
        };
        const perDistricts = (sums: Map<string, number>, prefix: string) =>
          DISTRICTS.map((id) => sums.get(`${prefix} ${id}`)).join(' ');
        const ofWards = [...choices(cells, (c) => shownOf('wards', keyOf(c.districtId, c.wardCode)), least)]
          .map((chosen) => sumsOf(chosen, []))
          .filter(fits);
        const ofLanguages = Map.groupBy(
          [...choices(spoken, (c) => shownOf('languageCells', keyOf(c.districtId, c.languageCode)), least)]
            .map((chosen) => sumsOf([], chosen))
            .filter(fits),
          (sums) => perDistricts(sums, 'districts of languages'),
        );
        for (const sums of ofWards) {
          const together = ofLanguages.get(perDistricts(sums, 'districts'));
          if (!together) continue;
          note(sums);
          for (const one of together) note(one);
        }
        for (const part of Object.keys(shown) as (keyof ShownCounts)[]) {
          for (const [key, as] of shown[part]) {
            if (as === 'suppressed') expect(seen.get(`${part} ${key}`)?.size ?? 0, `${part} ${key}`).toBeGreaterThan(1);
          }
        }
      }),
      { seed, numRuns: 25 },
    );
  });
});
