import type { Shown, SmallNumbers } from '../suppress.ts';
import { type Flow, suppressFlows } from '../suppress-flows.ts';

/** A count of a ward in a district, with the band of the ward. */
export interface WardCell {
  districtId: string;
  wardCode: string;
  bandId: string;
  /** The side that the band is part of, where it is part of one. */
  sideId: string | null;
  count: number;
}

/** A count of a language in a district. */
export interface LanguageCell {
  districtId: string;
  languageCode: string;
  count: number;
}

/** What other pages show of the same counts. */
export interface SeenElsewhere {
  /** True where the sums of districts stand on other pages. */
  districts: boolean;
  /** Of cases without a ward, by district (or `null`: of all). */
  noWard?: ReadonlyMap<string | null, 'shown' | 'hidden'>;
  /** Of cases without a language, by district (or `null`: of all). */
  noLanguage?: ReadonlyMap<string | null, 'shown' | 'hidden'>;
  /** Code of both. */
  unknown: string;
}

/** Counts as they may be shown; those that were not counted are not in the maps. */
export interface ShownCounts {
  /** `${district} ${ward}` */
  wards: ReadonlyMap<string, Shown>;
  /** `${district} ${band}` */
  cells: ReadonlyMap<string, Shown>;
  bands: ReadonlyMap<string, Shown>;
  /** Bands of a side together. */
  sides: ReadonlyMap<string, Shown>;
  districts: ReadonlyMap<string, Shown>;
  /** `${district} ${language}` */
  languageCells: ReadonlyMap<string, Shown>;
  languages: ReadonlyMap<string, Shown>;
}

/** Key of a count in a district. */
export const keyOf = (districtId: string, part: string): string => `${districtId} ${part}`;

type Part = keyof ShownCounts;
type Labelled = Flow & { in: Part | 'total'; key: string };

/**
 * What may be shown of one count (open cases, or families that wait) by ward, band, district and language at once: the
 * same families are counted in each way, so what is hidden in one must not follow from another. Wards add up to the bands
 * of a district, these to bands and to districts; districts are divided again by language. Where the two ways differ in a
 * district, they are taken for counts of different families.
 */
export function shownCounts(
  wards: readonly WardCell[],
  languages: readonly LanguageCell[],
  rule: SmallNumbers,
  seen: SeenElsewhere,
): ShownCounts {
  const byWard = sums(wards, ({ districtId }) => districtId);
  const byLanguage = sums(languages, ({ districtId }) => districtId);
  const agree = [...new Set([...byWard.keys(), ...byLanguage.keys()])].every(
    (id) => (byWard.get(id) ?? 0) === (byLanguage.get(id) ?? 0),
  );
  if (agree) {
    return read([...wardFlows(wards, seen), ...districtFlows(byWard, seen), ...languageFlows(languages, seen)], rule);
  }
  const ofWards = read(
    [...wardFlows(wards, seen), ...closed(districtFlows(byWard, seen), ({ from }) => ({ from, to: IN }))],
    rule,
  );
  const ofLanguages = read(
    [...closed(districtFlows(byLanguage, seen), ({ to }) => ({ from: OUT, to })), ...languageFlows(languages, seen)],
    rule,
  );
  return { ...ofWards, languageCells: ofLanguages.languageCells, languages: ofLanguages.languages };
}

/** How much rather sums are shown than wards: the comparison of bands is what all this is for. */
const WEIGHS = { sides: 1000, bands: 100, districts: 10, languages: 5, cells: 2 };
/** Where all counts come together, and where they part again; the sum of everything flows between. */
const IN = 'in';
const OUT = 'out';

function wardFlows(wards: readonly WardCell[], { noWard, unknown }: SeenElsewhere): Labelled[] {
  const ofDistrict = (bandId: string, districtId: string | null) =>
    bandId === unknown ? noWard?.get(districtId) : undefined;
  const sideOf = new Map(wards.map(({ bandId, sideId }) => [bandId, sideId]));
  const bands = [...sums(wards, ({ bandId }) => bandId)].map(([bandId, count]): Labelled => {
    const side = sideOf.get(bandId);
    const from = side ? `side ${side}` : OUT;
    const elsewhere = ofDistrict(bandId, null);
    return { in: 'bands', key: bandId, from, to: `band ${bandId}`, count, weighs: WEIGHS.bands, elsewhere };
  });
  const sided = wards.filter(({ sideId }) => sideId !== null);
  const sides = [...sums(sided, ({ sideId }) => sideId ?? '')].map(
    ([side, count]): Labelled => ({
      ...{ in: 'sides', key: side, from: OUT, to: `side ${side}`, count },
      weighs: WEIGHS.sides,
    }),
  );
  const cells = [...Map.groupBy(wards, ({ districtId, bandId }) => keyOf(districtId, bandId))].flatMap(
    ([key, of]): Labelled[] => {
      const [first] = of;
      if (!first) return [];
      const { districtId, bandId } = first;
      const count = of.reduce((sum, ward) => sum + ward.count, 0);
      const elsewhere = ofDistrict(bandId, districtId);
      return [
        { in: 'cells', key, from: `band ${bandId}`, to: `cell ${key}`, count, weighs: WEIGHS.cells, elsewhere },
        ...of.map(
          (ward): Labelled => ({
            ...{
              in: 'wards',
              key: keyOf(districtId, ward.wardCode),
              from: `cell ${key}`,
              to: `wards of ${districtId}`,
            },
            ...{ count: ward.count, elsewhere },
          }),
        ),
      ];
    },
  );
  return [...sides, ...bands, ...cells];
}

function districtFlows(totals: ReadonlyMap<string, number>, seen: SeenElsewhere): Labelled[] {
  return [...totals].map(([districtId, count]) => ({
    in: 'districts',
    key: districtId,
    from: `wards of ${districtId}`,
    to: `languages of ${districtId}`,
    count,
    weighs: WEIGHS.districts,
    elsewhere: seen.districts ? 'shown' : undefined,
  }));
}

function languageFlows(languages: readonly LanguageCell[], { noLanguage, unknown }: SeenElsewhere): Labelled[] {
  const ofDistrict = (code: string, districtId: string | null) =>
    code === unknown ? noLanguage?.get(districtId) : undefined;
  const cells = languages.map(
    ({ districtId, languageCode, count }): Labelled => ({
      ...{ in: 'languageCells', key: keyOf(districtId, languageCode), count },
      ...{ from: `languages of ${districtId}`, to: `language ${languageCode}` },
      elsewhere: ofDistrict(languageCode, districtId),
    }),
  );
  const totals = [...sums(languages, ({ languageCode }) => languageCode)].map(
    ([code, count]): Labelled => ({
      ...{ in: 'languages', key: code, from: `language ${code}`, to: IN, count, weighs: WEIGHS.languages },
      elsewhere: ofDistrict(code, null),
    }),
  );
  return [...cells, ...totals];
}

/** Districts by themselves: where one half of the circulation is missing. */
function closed(flows: readonly Labelled[], ends: (flow: Labelled) => Pick<Flow, 'from' | 'to'>): Labelled[] {
  return flows.map((flow) => ({ ...flow, ...ends(flow) }));
}

function read(flows: readonly Labelled[], rule: SmallNumbers): ShownCounts {
  const count = flows.reduce((sum, { to, count: part }) => (to === IN ? sum + part : sum), 0);
  const isKnown = flows.every((flow) => flow.in !== 'districts' || flow.elsewhere === 'shown');
  // no page shows the sum of everything: hiding it costs nothing, and as the first it is not itself kept secret
  const total: Labelled = { in: 'total', key: '', from: IN, to: OUT, count, weighs: 0 };
  const all = [isKnown ? { ...total, elsewhere: 'shown' as const } : total, ...flows];
  const shown = suppressFlows(all, rule);
  const part = (name: Part): ReadonlyMap<string, Shown> =>
    new Map(all.flatMap((flow, at) => (flow.in === name ? [[flow.key, shown[at] ?? 'suppressed'] as const] : [])));
  return {
    wards: part('wards'),
    cells: part('cells'),
    bands: part('bands'),
    sides: part('sides'),
    districts: part('districts'),
    languageCells: part('languageCells'),
    languages: part('languages'),
  };
}

function sums<T extends { count: number }>(rows: readonly T[], by: (row: T) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) found.set(by(row), (found.get(by(row)) ?? 0) + row.count);
  return found;
}
