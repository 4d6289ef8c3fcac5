import type { ExtractLists, FigureRow } from '../../../db/queries/imports-extracts.ts';
import type { ExtractKind } from '../../contract/imports-extracts.ts';
import type { FaultList } from '../faults.ts';
import type { Aggregate } from './aggregate.ts';
import { CASE_COLUMN_NAMES } from './case-reader.ts';
import { type CaseTable, NONE } from './case-table.ts';
import { CaseCounts, type Tally } from './count-cases.ts';
import { gatherCases } from './gather-cases.ts';
import type { MonthSpan } from './months.ts';
import type { Stretch } from './stretches.ts';

/** What a file of cases is counted with. */
export interface CaseGround {
  kind: Exclude<ExtractKind, 'referrals'>;
  lists: ExtractLists;
  span: MonthSpan;
  /** Columns that the file has. */
  has: (column: string) => boolean;
}

const UNKNOWN = 'unknown';
const QUALITY = ['language', 'ethnicity', 'level', 'ward'] as const;

/** Counts the cases of a file month by month; what rows of one case contradict each other in is added to `faults`. */
export function aggregateCases(table: CaseTable, ground: CaseGround, faults: FaultList): Aggregate {
  const { kind, lists, span, has } = ground;
  const sizes = {
    districts: lists.districts.length,
    levels: lists.levels.length,
    languages: lists.languages.length,
    wards: lists.wards.length,
  };
  const unknownLanguage = lists.languages.findIndex(({ id }) => id === UNKNOWN);
  const counts = new CaseCounts(span, sizes, unknownLanguage);
  const hasFamilies = has('family_id');
  const families = new Map<number, Stretch[]>();
  let [cases, alone, withoutLevel, isNoted] = [0, 0, 0, false];
  for (const one of gatherCases(table, CASE_COLUMN_NAMES[kind], faults)) {
    if (!one.isAgain) {
      cases += 1;
      isNoted = false;
    }
    counts.count(table, one);
    if (!isNoted && table.column('level').at(one.index) === NONE && table.column('scope').at(one.index) === 0) {
      withoutLevel += 1;
      isNoted = true;
    }
    if (!hasFamilies) continue;
    const family = table.column('familyKey').at(one.index);
    if (family === 0) {
      if (!one.isAgain) alone += 1;
      counts.countFamily(table, [one]);
    } else families.set(family, [...(families.get(family) ?? []), one]);
  }
  for (const ofFamily of families.values()) counts.countFamily(table, ofFamily);
  const { months } = span;
  return {
    kind,
    from: months[0] ?? null,
    to: months.at(-1) ?? null,
    districts: districtsOf(table, lists),
    cases,
    families: hasFamilies ? families.size + alone : null,
    tables: tablesOf(counts, ground, hasFamilies),
    notices:
      withoutLevel === 0
        ? []
        : [
            `Cases without a level at first count at the lowest level until one is recorded: ${withoutLevel.toLocaleString('en-GB')}.`,
          ],
  };
}

function districtsOf(table: CaseTable, { districts }: ExtractLists): string[] {
  const met = new Set<number>();
  for (let index = 0; index < table.size; index += 1) met.add(table.column('district').at(index));
  return districts.flatMap(({ id }, place) => (met.has(place) ? [id] : []));
}

function tablesOf(counts: CaseCounts, { lists, span, has }: CaseGround, hasFamilies: boolean): Aggregate['tables'] {
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const [levels, languages, wards] = [ids(lists.levels), ids(lists.languages), [...ids(lists.wards), UNKNOWN]];
  const rows = (places: readonly string[], column: string, figures: Record<string, Tally>) =>
    eachPlace(span, lists, (month, district, key) =>
      places.flatMap((id, place) => row({ ...key, [column]: id }, figures, month, district, place)),
    );
  const { opened, closed, steppedUp, steppedDown, closedDays } = counts;
  return {
    demand: eachPlace(span, lists, (month, district, key) =>
      levels.flatMap((level_id, level) =>
        languages.flatMap((language_code, language) => {
          const open = counts.open.at(month, district, level, language);
          const families = hasFamilies ? counts.families.at(month, district, level, language) : null;
          return open === 0 ? [] : [{ ...key, level_id, language_code, open_cases: open, families }];
        }),
      ),
    ),
    flow: rows(levels, 'level_id', {
      opened,
      closed,
      stepped_up: steppedUp,
      stepped_down: steppedDown,
      closed_days: closedDays,
    }),
    ...(has('ward')
      ? {
          wards: rows(wards, 'ward_code', {
            open_cases: counts.wardOpen,
            waiting: counts.wardWaiting,
            waiting_days: counts.wardWaitingDays,
          }),
        }
      : {}),
    ...(has('waiting_since')
      ? { waits: rows(languages, 'language_code', { waiting: counts.waiting, waiting_days: counts.waitingDays }) }
      : {}),
    quality: eachPlace(span, lists, (month, district, key) =>
      QUALITY.flatMap((field, place) => {
        if (!has(field)) return [];
        const [recorded, missing] = [0, 1].map((side) => counts.quality.at(month, district, place, side));
        return recorded || missing ? [{ ...key, field, recorded: recorded ?? 0, missing: missing ?? 0 }] : [];
      }),
    ),
    ...(has('scope') ? { outOfScope: rows(['mash', 'commissioned'], 'kind', { open_cases: counts.outOfScope }) } : {}),
  };
}

function row(key: FigureRow, figures: Record<string, Tally>, ...places: number[]): FigureRow[] {
  const counted = Object.entries(figures).map(([name, tally]) => [name, tally.at(...places)] as const);
  return counted.some(([, figure]) => figure !== 0) ? [{ ...key, ...Object.fromEntries(counted) }] : [];
}

function eachPlace(
  { months }: MonthSpan,
  { districts }: ExtractLists,
  rowsOf: (month: number, district: number, key: { month: string; district_id: string }) => FigureRow[],
): FigureRow[] {
  return months.flatMap((month, at) =>
    districts.flatMap(({ id }, place) => rowsOf(at, place, { month, district_id: id })),
  );
}
