import type { DemandDetailRows } from '../db/queries/seed-demand.ts';
import { oneOf, readSeed, type SeedRow, type SeedSet } from './read-seed.ts';

/** A file of what stands beside the counts: its columns, how a row is read, and what is said above them. */
interface DemandFile<Row> {
  file: string;
  columns: readonly string[];
  cells: (row: Row) => readonly (string | number)[];
  read: (row: SeedRow) => Row;
  /** Where the figures come from, a line each. */
  basis: readonly string[];
}

type RowOf<Key extends keyof DemandDetailRows> = DemandDetailRows[Key][number];
const fileOf = <Key extends keyof DemandDetailRows>(_: Key, file: DemandFile<RowOf<Key>>) => file;

const where = (row: SeedRow) => ({ month: row.text('month'), districtId: row.text('district_id') });

/** The files, each with the one description by which it is written and read. */
export const DEMAND_FILES = {
  families: fileOf('families', {
    file: 'families.csv',
    columns: ['month', 'district_id', 'level_id', 'language_code', 'families'],
    cells: (row) => [row.month, row.districtId, row.levelId, row.languageCode, row.families],
    read: (row) => ({
      ...where(row),
      levelId: row.text('level_id'),
      languageCode: row.text('language_code'),
      families: row.number('families'),
    }),
    basis: [
      'Synthetic: families that the cases of each count in demand.csv belong to (seeds/generate-demand-recording.ts).',
      'Assumed: about 7 cases in 100 belong to a family that has another case in the same count.',
    ],
  }),
  referrals: fileOf('referrals', {
    file: 'referrals.csv',
    columns: [
      'month',
      'district_id',
      'source_id',
      'contacts',
      'referrals',
      'repeat_entries',
      'straight_to_mash',
      'engaged',
      'unwilling',
    ],
    cells: (row) => [
      row.month,
      row.districtId,
      row.sourceId,
      row.contacts,
      row.referrals,
      row.repeatEntries ?? 0,
      row.straightToMash ?? 0,
      row.engaged,
      row.unwilling,
    ],
    read: (row) => ({
      ...where(row),
      sourceId: row.text('source_id'),
      contacts: row.number('contacts'),
      referrals: row.number('referrals'),
      repeatEntries: row.number('repeat_entries'),
      straightToMash: row.number('straight_to_mash'),
      engaged: row.number('engaged'),
      unwilling: row.number('unwilling'),
    }),
    basis: [
      'Synthetic (seeds/generate-demand-referrals.ts): as many families engage in a month as cases open in case-flow.csv.',
      'Published: 29,647 contacts and 5,372 referrals a year, MASH of Oldham, 2022-23: 5.5 contacts for each referral. Here',
      'scaled to early help, about four tenths of that; the scale is assumed.',
      'Published: 24.03 % of families unwilling to engage in one locality of Wolverhampton against 6.81 % in another. That',
      'Central and South differ so, and the rates of the others, is assumed. So are shares by source. Schools refer little in',
      'August and from March to June 2020, and much when children return, as demand-shape.csv has it.',
    ],
  }),
  caseFlow: fileOf('caseFlow', {
    file: 'case-flow.csv',
    columns: ['month', 'district_id', 'level_id', 'opened', 'closed', 'stepped_up', 'stepped_down', 'closed_days'],
    cells: (row) => [
      row.month,
      row.districtId,
      row.levelId,
      row.opened,
      row.closed,
      row.steppedUp,
      row.steppedDown,
      row.closedDays,
    ],
    read: (row) => ({
      ...where(row),
      levelId: row.text('level_id'),
      opened: row.number('opened'),
      closed: row.number('closed'),
      steppedUp: row.number('stepped_up'),
      steppedDown: row.number('stepped_down'),
      closedDays: row.number('closed_days'),
    }),
    basis: [
      'Synthetic (seeds/generate-demand-flow.ts), in step with demand.csv month for month: open = open before + opened -',
      'closed + moved in - moved out, at every level. 2018-04 has no month before it and is taken to begin as it ends.',
      'Assumed: shares that close and move. closed_days: days from opening to closing, summed over those that closed.',
    ],
  }),
  outOfScope: fileOf('outOfScope', {
    file: 'out-of-scope.csv',
    columns: ['month', 'district_id', 'kind', 'open_cases'],
    cells: (row) => [row.month, row.districtId, row.kind, row.openCases],
    read: (row) => ({
      ...where(row),
      kind: oneOf(row.text('kind'), ['mash', 'commissioned']),
      openCases: row.number('open_cases'),
    }),
    basis: [
      'Synthetic (seeds/generate-demand-recording.ts): work in a district that its team does not do. Published: the MASH is',
      'central and an all-age service is commissioned (Oldham Council, 2021). Assumed: how much. The MASH has half of a',
      "month's referrals of 2022-23 open (5,372 a year, published), by children in income deprivation.",
    ],
  }),
  wardCounts: fileOf('wardCounts', {
    file: 'ward-counts.csv',
    columns: ['month', 'district_id', 'ward_code', 'open_cases', 'waiting', 'waiting_days'],
    cells: (row) => [row.month, row.districtId, row.wardCode, row.openCases, row.waiting, row.waitingDays],
    read: (row) => ({
      ...where(row),
      wardCode: row.text('ward_code'),
      openCases: row.number('open_cases'),
      waiting: row.number('waiting'),
      waitingDays: row.number('waiting_days'),
    }),
    basis: [
      "Synthetic (seeds/generate-demand-wards.ts): the open cases of demand.csv split by each ward's children in income",
      'deprivation; ward "unknown": not recorded. waiting_days: days waited so far, summed over those who wait.',
      'Assumed, so that there is something to find: in Central and East, families in hard-to-reach wards (deprived, and few',
      'with English as their main language) wait longer; in West they do not.',
    ],
  }),
  languageWaits: fileOf('languageWaits', {
    file: 'language-waits.csv',
    columns: ['month', 'district_id', 'language_code', 'waiting', 'waiting_days'],
    cells: (row) => [row.month, row.districtId, row.languageCode, row.waiting, row.waitingDays],
    read: (row) => ({
      ...where(row),
      languageCode: row.text('language_code'),
      waiting: row.number('waiting'),
      waitingDays: row.number('waiting_days'),
    }),
    basis: [
      'Synthetic (seeds/generate-demand-wards.ts): the waiting families of ward-counts.csv, by language. Assumed: those whose',
      'language needs a speaker wait longer. A language that nobody waits for has no line.',
    ],
  }),
  caseQuality: fileOf('caseQuality', {
    file: 'case-quality.csv',
    columns: ['month', 'district_id', 'field', 'recorded', 'missing'],
    cells: (row) => [row.month, row.districtId, row.field, row.recorded, row.missing],
    read: (row) => ({
      ...where(row),
      field: oneOf(row.text('field'), ['language', 'ethnicity', 'level', 'ward']),
      recorded: row.number('recorded'),
      missing: row.number('missing'),
    }),
    basis: [
      'Synthetic (seeds/generate-demand-recording.ts). Published: recording of services to minority ethnic and hard-to-reach',
      'communities is not of the quality wanted (Oldham Council, 2021). Assumed: how much, and that Central and East are',
      'worse. Language is missing where demand.csv has it as not recorded, ward where ward-counts.csv has; cases without a',
      'level are counted at the lowest until it is recorded. Nobody’s ethnicity is stored: only whether it was recorded.',
    ],
  }),
} as const;

/** What stands beside the counts of a seed set, as its files say. */
export function readDemandDetail(set: SeedSet): DemandDetailRows {
  const read = <Row>({ file, read: readRow }: DemandFile<Row>): Row[] => readSeed(set, file).map(readRow);
  return {
    families: read(DEMAND_FILES.families),
    referrals: read(DEMAND_FILES.referrals),
    caseFlow: read(DEMAND_FILES.caseFlow),
    outOfScope: read(DEMAND_FILES.outOfScope),
    wardCounts: read(DEMAND_FILES.wardCounts),
    languageWaits: read(DEMAND_FILES.languageWaits),
    caseQuality: read(DEMAND_FILES.caseQuality),
  };
}

/** The text of a file: what it rests on, its columns, its rows. */
export function demandFileText<Row>({ columns, cells, basis }: DemandFile<Row>, rows: readonly Row[]): string {
  const lines = [...basis.map((line) => `# ${line}`), columns.join(','), ...rows.map((row) => cells(row).join(','))];
  return `${lines.join('\n')}\n`;
}
