import type { SmallNumbers } from '../suppress.ts';
import { keyOf, type SeenElsewhere, type ShownCounts, shownCounts, type WardCell } from './counts.ts';
import { type ServiceFigures, serviceFigures } from './figures.ts';

/** Cases and waiting families of a ward at the end of a month, as counted. */
export interface WardFigures {
  districtId: string;
  wardCode: string;
  bandId: string;
  sideId: string | null;
  openCases: number;
  waiting: number;
  waitingDays: number;
}

/** Waiting families of a language at the end of a month, as counted. */
export interface LanguageFigures {
  districtId: string;
  languageCode: string;
  waiting: number;
  waitingDays: number;
}

/** The counts of a month as they may be shown. */
export interface ShownMonth {
  open: ShownCounts;
  waiting: ShownCounts;
  /** Days waited together, by part and key. */
  days: ReadonlyMap<string, number>;
}

type Part = keyof ShownCounts;
type Seen = Omit<SeenElsewhere, 'districts'>;

/**
 * What may be shown of a month, whichever part of it is read and by whom. The open cases of districts stand on other
 * pages, so wards do not have to be hidden for languages; of waiting families nothing is known elsewhere.
 */
export function shownMonth(
  wards: readonly WardFigures[],
  waits: readonly LanguageFigures[],
  rule: SmallNumbers,
  seen: Seen,
): ShownMonth {
  const cells = (count: (ward: WardFigures) => number) =>
    wards.map((ward) => ({ ...placeOf(ward), count: count(ward) }));
  const spoken = waits.map(({ districtId, languageCode, waiting }) => ({ districtId, languageCode, count: waiting }));
  return {
    open: shownCounts(
      cells(({ openCases }) => openCases),
      [],
      rule,
      { ...seen, districts: true },
    ),
    waiting: shownCounts(
      cells(({ waiting }) => waiting),
      spoken,
      rule,
      { unknown: seen.unknown, districts: false },
    ),
    days: daysOf(wards, waits),
  };
}

/** Figures of a part: `figuresOf(month, 'bands', id)`, `figuresOf(month, 'wards', keyOf(district, ward))`. */
export function figuresOf(month: ShownMonth | undefined, part: Part, key: string): ServiceFigures {
  return serviceFigures(
    month?.open[part].get(key),
    month?.waiting[part].get(key),
    month?.days.get(`${part} ${key}`) ?? 0,
  );
}

function placeOf({ districtId, wardCode, bandId, sideId }: WardFigures): Omit<WardCell, 'count'> {
  return { districtId, wardCode, bandId, sideId };
}

function daysOf(wards: readonly WardFigures[], waits: readonly LanguageFigures[]): ReadonlyMap<string, number> {
  const days = new Map<string, number>();
  const add = (part: Part, key: string, more: number): void => {
    days.set(`${part} ${key}`, (days.get(`${part} ${key}`) ?? 0) + more);
  };
  for (const { districtId, wardCode, bandId, sideId, waitingDays } of wards) {
    if (sideId !== null) add('sides', sideId, waitingDays);
    add('wards', keyOf(districtId, wardCode), waitingDays);
    add('cells', keyOf(districtId, bandId), waitingDays);
    add('bands', bandId, waitingDays);
    add('districts', districtId, waitingDays);
  }
  for (const { districtId, languageCode, waitingDays } of waits) {
    add('languageCells', keyOf(districtId, languageCode), waitingDays);
    add('languages', languageCode, waitingDays);
  }
  return days;
}
