import type { Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { listDemandNotes } from '../../db/queries/demand.ts';
import {
  FAIRNESS_TABLES,
  listCountedWards,
  listLanguagesBySpeakers,
  listLanguageWaits,
  listWardCounts,
  listWardMonths,
  listWardPlaces,
} from '../../db/queries/demand-fairness.ts';
import { listCaseQuality } from '../../db/queries/demand-recording.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import { readSetting } from '../../db/queries/service-settings.ts';
import { rememberedRead } from '../../db/remember.ts';
import { latestCompleteMonth, type Month } from '../domain/calendar.ts';
import { type DeprivationBand, deprivationBands, NO_FIGURE, UNKNOWN_WARD } from '../domain/demand/fairness/bands.ts';
import { type LanguageGroup, languageGroups } from '../domain/demand/fairness/languages.ts';
import { type ShownMonth, shownMonth } from '../domain/demand/fairness/month.ts';
import { completenessByMonth } from '../domain/demand/quality/completeness.ts';
import { smallNumbersOf } from '../domain/demand/quality/settings.ts';
import { seenOfRecording } from '../domain/demand/recording-seen.ts';
import type { SmallNumbers } from '../domain/demand/suppress.ts';
import { inLanguageGroups } from './language-waits.ts';

/** Months that can be looked back on. */
const LOOK_BACK = 36;

/** A ward where it lies at the date. */
type WardAt = ReturnType<typeof listWardPlaces>[number];

/** Wards and what may be shown of their counts, month by month: nothing in it depends on the reader. */
export interface WardMonths {
  /** Latest month with counts by ward that is over at the date; null where there is none. */
  month: Month | null;
  /** Months up to it, oldest first. */
  months: Month[];
  /** From the most deprived on; then wards without a figure, then cases without a ward. */
  bands: DeprivationBand[];
  wards: WardAt[];
  /** Band of a ward, by its code. */
  bandOf: (wardCode: string) => string;
  /** Wards that were counted in the month, `unknown` among them. */
  counted: { districtId: string; wardCode: string }[];
  shown: ReadonlyMap<Month, ShownMonth>;
  groups: LanguageGroup[];
  marked: ReturnType<typeof listDemandNotes>;
  rule: SmallNumbers;
}

const remembered = rememberedRead<WardMonths>('counts by ward', FAIRNESS_TABLES);
/** A month is the same at every date at which wards are in the same bands. */
const rememberedMonth = rememberedRead<ShownMonth>('counts by ward of a month', FAIRNESS_TABLES, 2 * LOOK_BACK);

/** What may be shown of counts by ward in the three years up to a date. */
export function wardMonths(db: Db, asAt: string): WardMonths {
  return remembered(db, asAt, () => {
    const { shownIn, ...known } = groundOf(db, asAt);
    return { ...known, shown: new Map(known.months.map((month) => [month, shownIn(month)])) };
  });
}

/** Reads a month at a time, each of which is remembered: `wardMonths` holds nobody up after it. */
export function* wardMonthSteps(db: Db, asAt: string): Steps<void> {
  const { months, shownIn } = groundOf(db, asAt);
  for (const month of months) {
    yield;
    shownIn(month);
  }
}

/** What the months are told from, and how one of them may be shown. */
interface MonthsGround extends Omit<WardMonths, 'shown'> {
  shownIn: (month: Month) => ShownMonth;
}

function groundOf(db: Db, asAt: string): MonthsGround {
  const rule = smallNumbersOf(readSetting(db, 'small-numbers').value);
  const all = listWardMonths(db, asAt.slice(0, 7));
  const month = latestCompleteMonth(all, asAt) ?? null;
  const months = all.filter((at) => month !== null && at <= month).slice(-LOOK_BACK);
  const wards = listWardPlaces(db, asAt);
  const codes = listCountedWards(db, { from: months[0] ?? '', to: month ?? '' });
  const groups = languageGroups(listLanguagesBySpeakers(db));
  const known = { ...bandsOf(wards, codes), groups, rule, months };
  const counted = month === null ? [] : listWardCounts(db, month);
  return { ...known, month, wards, counted, marked: listDemandNotes(db), shownIn: monthReader(db, known) };
}

/** The bands of all wards, whoever reads; wards that were counted but are not entered have no figure. */
function bandsOf(wards: readonly WardAt[], counted: readonly string[]): Pick<WardMonths, 'bands' | 'bandOf'> {
  const known = new Set(wards.map(({ code }) => code));
  const strangers = counted
    .filter((code) => code !== UNKNOWN_WARD && !known.has(code))
    .map((code) => ({ code, children: 0, idaciRate: null }));
  const bands = deprivationBands([...wards, ...strangers]);
  const noWard = {
    id: UNKNOWN_WARD,
    name: 'Ward not recorded',
    wardCodes: [],
    children: 0,
    sideId: null,
    lowest: null,
    highest: null,
  };
  const bandByWard = new Map(bands.flatMap(({ id, wardCodes }) => wardCodes.map((code) => [code, id] as const)));
  return {
    bands: [...bands, noWard],
    bandOf: (code) => (code === UNKNOWN_WARD ? UNKNOWN_WARD : (bandByWard.get(code) ?? NO_FIGURE)),
  };
}

/** Reads a month by itself, in step with what the page about recording shows of cases without a ward. */
function monthReader(
  db: Db,
  { bands, bandOf, groups, rule, months }: Pick<WardMonths, 'bands' | 'bandOf' | 'groups' | 'rule' | 'months'>,
): (month: Month) => ShownMonth {
  const sideOf = new Map(bands.map(({ id, sideId }) => [id, sideId]));
  const districtIds = listDistricts(db).map(({ id }) => id);
  const recording = completenessByMonth(
    listCaseQuality(db).filter(({ field, month }) => field === 'ward' && month >= (months[0] ?? '')),
    rule,
  );
  const inBands = JSON.stringify(bands.map(({ id, sideId, wardCodes }) => [id, sideId, wardCodes]));
  return (month) =>
    rememberedMonth(db, `${month} ${inBands}`, () => {
      const wards = listWardCounts(db, month).map((row) => {
        const bandId = bandOf(row.wardCode);
        return { ...row, bandId, sideId: sideOf.get(bandId) ?? null };
      });
      const waits = inLanguageGroups(groups, districtIds, listLanguageWaits(db, month));
      const unknown = wards.filter(({ wardCode }) => wardCode === UNKNOWN_WARD);
      const noWard = seenOfRecording(recording.get(`${month} ward`) ?? [], unknown);
      return shownMonth(wards, waits, rule, { unknown: UNKNOWN_WARD, noWard });
    });
}
