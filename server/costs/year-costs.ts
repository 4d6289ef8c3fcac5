import { rememberedInTurns, type Steps } from '../../db/in-turns.ts';
import type { Db } from '../../db/open.ts';
import { COST_RECORD_TABLES, FUNDING_TABLES, occupanciesPage, postsPage } from '../../db/queries/costs.ts';
import { listFundingLines } from '../../db/queries/establishment.ts';
import { RATE_TABLES, readRates } from '../../db/queries/rates.ts';
import { listCaseloadStandards, STANDARD_TABLES } from '../../db/queries/reference.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { type CostGround, costGround, type RateRows } from '../domain/establishment/cost-of-records.ts';
import {
  type CostRecords,
  type CostSheet,
  costSheetSteps,
  indexRecords,
  type RecordsIndex,
} from '../domain/establishment/cost-sheet.ts';
import type { OccupancyRecord, PostRecord } from '../domain/establishment/records.ts';
import { type FinancialYear, financialYearOf, firstDayOf } from '../domain/pay/financial-year.ts';

/** Rows read at a time: a few milliseconds. */
const PAGE = 500;

const GROUND_TABLES = [...RATE_TABLES, ...FUNDING_TABLES, ...STANDARD_TABLES] as const;
const ALL_TABLES = [...COST_RECORD_TABLES, ...GROUND_TABLES] as const;

const records = rememberedInTurns<CostRecords>(COST_RECORD_TABLES, 1);
const facts = rememberedInTurns<YearFacts>(ALL_TABLES, 4);
const sheets = rememberedInTurns<YearCosts>(ALL_TABLES, 4);
const grounds = rememberedRead<YearGround>('rates of costs', GROUND_TABLES, 4);

/** What costs of a year rest on: ready for use, and as rows. */
interface YearGround {
  ground: CostGround;
  rows: RateRows & ReturnType<typeof readRates>;
}

/** Every post and occupancy, and what the costs of a year rest on, all of one state of the records. */
export interface YearFacts extends YearGround {
  records: CostRecords;
}

/** The costs of a year, with the state of the records that they are of. */
export interface YearCosts extends YearFacts {
  sheet: CostSheet;
}

/** What the costs of a year are worked out from, read in turns and remembered until any of it changes. */
export function yearFacts(db: Db, year: FinancialYear): Promise<YearFacts> {
  return facts.read(db, year, () => factSteps(db, year));
}

/** The costs of a year as recorded, worked out in turns and remembered until a record or a rate changes. */
export function yearCosts(db: Db, year: FinancialYear): Promise<YearCosts> {
  return sheets.read(db, year, function* () {
    const of = yield* facts.within(db, year, () => factSteps(db, year));
    return { ...of, sheet: yield* costSheetSteps(of.records, of.ground, year) };
  });
}

const indexes = new WeakMap<CostRecords, RecordsIndex>();

/** Records looked up by what costs ask for; made once for records that are remembered. */
export function indexOf(all: CostRecords): RecordsIndex {
  const known = indexes.get(all) ?? indexRecords(all.occupancies);
  indexes.set(all, known);
  return known;
}

/** The last year for which anything is worked out, and the first. */
const KNOWN_DAYS = { first: '1990-04-01', last: '2150-03-31' } as const;

/** The financial year a date lies in; a date far from any record counts as the nearest that may have one. */
export function yearAt(asAt: CivilDate): FinancialYear {
  const { first, last } = KNOWN_DAYS;
  return financialYearOf(asAt < first ? first : asAt > last ? last : asAt);
}

function* factSteps(db: Db, year: FinancialYear): Steps<YearFacts> {
  const all = yield* records.within(db, '', () => recordSteps(db));
  return { records: all, ...yearGround(db, year) };
}

/** What costs of a year rest on; full time is what it is when the year begins. */
function yearGround(db: Db, year: FinancialYear): YearGround {
  return grounds(db, year, () => {
    const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), firstDayOf(year));
    const rows = { ...readRates(db), fundingLines: listFundingLines(db), fullTimeMinutes };
    return { ground: costGround(rows), rows };
  });
}

function* recordSteps(db: Db): Steps<CostRecords> {
  const posts: PostRecord[] = yield* pages((after) => postsPage(db, after, PAGE));
  const occupancies: OccupancyRecord[] = yield* pages((after) => occupanciesPage(db, after, PAGE));
  return { posts, occupancies };
}

function* pages<Row extends { id: string }>(page: (after: string) => Row[]): Steps<Row[]> {
  const all: Row[] = [];
  for (let rows = page(''); rows.length > 0; rows = page(rows.at(-1)?.id ?? '')) {
    for (const row of rows) all.push(row);
    yield;
  }
  return all;
}
