import type { Db } from '../../db/open.ts';
import type { DemandFairness, FairnessBand, FairnessLanguage, FairnessWard } from '../contract/demand-fairness.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import type { Confinement } from '../http/district-to-read.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';
import { demandFairness } from './read-fairness.ts';

/** Columns of the file: heading → field of a ward that it belongs to. */
export const FAIRNESS_COLUMNS = {
  Month: 'name',
  By: 'name',
  Name: 'name',
  District: 'districtId',
  Band: 'bandId',
  Children: 'children',
  'Income deprivation': 'idaciRate',
  'Main language not English': 'notEnglishRate',
  'Open cases': 'openCases',
  'Families waiting': 'waiting',
  'Days waited, together': 'waitingDays',
  'Waiting per 100 open cases': 'per100',
  'Days waited, mean': 'meanDays',
  Coverage: 'coverage',
  Note: 'isCounted',
} as const;

/** Decimal places in which shares and means leave. */
const PLACES = 4;

/**
 * Bands, wards, districts and languages of the month that the page shows, as CSV; what is too small to show says so. Where no
 * ward was ever counted, languages alone.
 */
export function exportFairness(db: Db, asAt: CivilDate, confinedTo: Confinement): string {
  const found = demandFairness(db, asAt, confinedTo);
  const { bands, wards, districts, languages } = found;
  const ids = districts.map(({ districtId }) => districtId).join(' ');
  const districtName = new Map(districts.map(({ districtId, name }) => [districtId, name]));
  const bandName = new Map(bands.map(({ id, name }) => [id, name]));
  const line = (by: string, row: Row, place: (CsvCell | undefined)[] = []): CsvCell[] => {
    const [band = '', children = '', idaci = '', notEnglish = ''] = place;
    const { districtId } = row;
    const where = districtId === null ? 'All districts' : (districtName.get(districtId) ?? districtId);
    const figures = [row.openCases, row.waiting, row.waitingDays, row.per100, row.meanDays, row.coverage].map(cell);
    return [
      found.month ?? found.demandMonth ?? '',
      by,
      row.name,
      where,
      band,
      children,
      idaci,
      notEnglish,
      ...figures,
      noteOf(row),
      districtId ?? ids,
    ];
  };
  const ofWards = [
    ...bands.map((row) => line('Deprivation of wards', row, [row.name, row.children])),
    ...wards.map((row) =>
      line('Ward', row, [bandName.get(row.bandId), row.children ?? '', cell(row.idaciRate), cell(row.notEnglishRate)]),
    ),
    ...districts.map((row) => line('District', row)),
  ];
  const ofLanguages = languages.map((row) => line('Language', row));
  const rows = found.month === null ? ofLanguages : [...ofWards, ...ofLanguages];
  return toCsv([...Object.keys(FAIRNESS_COLUMNS), LINE_DISTRICTS], rows);
}

type Figures = Pick<
  FairnessBand | FairnessWard | FairnessLanguage,
  'name' | 'isCounted' | 'openCases' | 'waiting' | 'waitingDays' | 'per100' | 'meanDays' | 'coverage'
>;
type Row = Figures & {
  districtId: DemandFairness['bands'][number]['districtId'];
  /** Of languages only: false where their waiting families were not counted. */
  waitsCounted?: boolean;
};

function cell(value: number | null): CsvCell {
  return value === null ? '' : Number(value.toFixed(PLACES));
}

function noteOf({ isCounted, openCases, waiting, waitsCounted }: Row): string {
  if (!isCounted) return 'Not counted';
  if (waitsCounted === false) {
    return `${openCases === null ? 'Cases: too few to show; waiting families' : 'Waiting families'}: not counted`;
  }
  if (openCases === null && waiting === null) return 'Cases and waiting families: too few to show';
  if (openCases === null) return 'Cases: too few to show';
  return waiting === null ? 'Waiting families: too few to show' : '';
}
