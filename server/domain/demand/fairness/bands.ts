/** A ward as far as its deprivation goes. */
export interface WardPlace {
  code: string;
  /** Residents aged 0–17. */
  children: number;
  /** Share of children in income deprivation, 0…1; null where it is not known. */
  idaciRate: number | null;
}

/** Wards that are alike deprived. */
export interface DeprivationBand {
  id: string;
  name: string;
  wardCodes: string[];
  children: number;
  /** The half of the bands it is in; null of a band that is in none. */
  sideId: SideId | null;
  /** Lowest and highest rate of its wards; null of wards without a figure. */
  lowest: number | null;
  highest: number | null;
}

/** The more and the less deprived bands together: enough families to compare month by month. */
export type SideId = 'more' | 'less';

/** Code of the ward of cases whose ward was not recorded, and id of their band. */
export const UNKNOWN_WARD = 'unknown';
/** Id of the band of wards without a figure of deprivation. */
export const NO_FIGURE = 'no-figure';

/** Names of the bands from the most deprived on, by how many there are. */
const NAMES: Readonly<Record<number, { part: string; sides?: readonly [string, string]; names: readonly string[] }>> = {
  5: {
    part: 'fifth',
    sides: ['Two most deprived fifths', 'Other three fifths'],
    names: ['Most deprived fifth', 'Second fifth', 'Middle fifth', 'Fourth fifth', 'Least deprived fifth'],
  },
  4: {
    part: 'quarter',
    sides: ['Two most deprived quarters', 'Other two quarters'],
    names: ['Most deprived quarter', 'Second quarter', 'Third quarter', 'Least deprived quarter'],
  },
  2: { part: 'half', names: ['More deprived half', 'Less deprived half'] },
  1: { part: 'whole', names: ['All wards'] },
};
/** Fifths need this many wards, quarters and halves that many. */
const WARDS_FOR_FIFTHS = 10;
const WARDS_FOR_QUARTERS = 4;

/** Into how many bands so many wards are divided: fifths from ten wards on, quarters from four, halves of two or three. */
export function bandCount(wards: number): 5 | 4 | 2 | 1 {
  if (wards >= WARDS_FOR_FIFTHS) return 5;
  if (wards >= WARDS_FOR_QUARTERS) return 4;
  return wards >= 2 ? 2 : 1;
}

/** What a band of so many is called in a sentence: `fifth`. */
export function bandWord(count: number): string {
  return NAMES[count]?.part ?? 'part';
}

/** What the sides of these bands are called, the more deprived first; none where there are too few bands. */
export function sidesOf(bands: readonly DeprivationBand[], count: number): { id: SideId; name: string }[] {
  const [more, less] = NAMES[count]?.sides ?? [];
  const found = new Set(bands.map(({ sideId }) => sideId));
  if (!more || !less || !found.has('more') || !found.has('less')) return [];
  return [
    { id: 'more', name: more },
    { id: 'less', name: less },
  ];
}

/**
 * Divides wards into bands of about as many children each, the most deprived first, by the share of children in income
 * deprivation (IDACI, English Indices of Deprivation). A ward is in the band in which its middle child is when all children
 * stand in a row by the rate of their ward; wards with the same rate are always in one band. Bands without a ward are left
 * out. Wards without a figure are a band of their own, the last.
 */
export function deprivationBands(wards: readonly WardPlace[]): DeprivationBand[] {
  const known = wards.filter(({ idaciRate }) => idaciRate !== null);
  const count = bandCount(known.length);
  const names = NAMES[count]?.names ?? [];
  const inBand = names.map((): WardPlace[] => []);
  // a ward without children still has a place in the row
  const weightOf = ({ children }: WardPlace) => Math.max(children, Number.EPSILON);
  const all = known.reduce((sum, ward) => sum + weightOf(ward), 0);
  let before = 0;
  const byRate = [...Map.groupBy(known, ({ idaciRate }) => idaciRate ?? 0)].sort(([a], [b]) => b - a);
  for (const [, alike] of byRate) {
    const weight = alike.reduce((sum, ward) => sum + weightOf(ward), 0);
    const middle = (before + weight / 2) / all;
    inBand[Math.min(count - 1, Math.floor(middle * count))]?.push(...alike);
    before += weight;
  }
  const moreDeprived = Math.floor(count / 2);
  const sideOf = (at: number): SideId | null => (count < 4 ? null : at < moreDeprived ? 'more' : 'less');
  const bands = inBand.map((of, at) => bandOf(`band-${at + 1}`, names[at] ?? '', of, sideOf(at)));
  const apart = wards.filter(({ idaciRate }) => idaciRate === null);
  return [...bands, bandOf(NO_FIGURE, 'Wards without a figure of deprivation', apart)].filter(
    ({ wardCodes }) => wardCodes.length > 0,
  );
}

function bandOf(id: string, name: string, wards: readonly WardPlace[], sideId: SideId | null = null): DeprivationBand {
  const rates = wards.flatMap(({ idaciRate }) => (idaciRate === null ? [] : [idaciRate]));
  return {
    id,
    name,
    wardCodes: wards.map(({ code }) => code),
    children: wards.reduce((sum, { children }) => sum + children, 0),
    sideId,
    lowest: rates.length > 0 ? Math.min(...rates) : null,
    highest: rates.length > 0 ? Math.max(...rates) : null,
  };
}
