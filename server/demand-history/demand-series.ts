import type { Db } from '../../db/open.ts';
import { listDemandNotes } from '../../db/queries/demand.ts';
import { DEMAND_HISTORY_TABLES, listParts } from '../../db/queries/demand-history.ts';
import { listDistricts } from '../../db/queries/reference.ts';
import { FLOW_COUNT_TABLES, REFERRAL_COUNT_TABLES } from '../../db/queries/shown-counts.ts';
import { LANGUAGE_COUNT_TABLES } from '../../db/queries/shown-languages.ts';
import { rememberedRead } from '../../db/remember.ts';
import {
  type DemandLine,
  type DemandSeries,
  type DemandSeriesQuery,
  MEASURES,
  type Measure,
  type Per,
  type Split,
} from '../contract/demand-history.ts';
import { addMonths, type Month } from '../domain/calendar.ts';
import { lastMonthOf, periodOf } from '../domain/demand/suppress-time.ts';
import { contentVersion } from '../http/content-version.ts';
import { type Confinement, districtToRead } from '../http/district-to-read.ts';
import { checkMonthsInOrder } from '../http/months-in-order.ts';
import { invalidInput } from '../http/problem.ts';
import { lasting } from '../http/wire/lasting.ts';
import { CHASING, type Figure, inPeriods, readFigures } from './read-figures.ts';
import { type ShownValue, shownFigures } from './small-figures.ts';

const FIRST_MONTH = '0000-01';
const LAST_MONTH = '9999-12';

const remembered = rememberedRead<DemandSeries>(
  'series of demand',
  [...DEMAND_HISTORY_TABLES, ...LANGUAGE_COUNT_TABLES, ...REFERRAL_COUNT_TABLES, ...FLOW_COUNT_TABLES],
  100,
);

/**
 * One measure month by month, a line for each part. A reader confined to a district sees that district only.
 * @param hidesSmall true where figures are left out that the service does not show because they are too small
 * @throws ProblemError not-found for a district out of reach; invalid-input where the months are the wrong way round or
 * the measure cannot be split so
 */
export function demandSeries(
  db: Db,
  query: DemandSeriesQuery,
  confinedTo: Confinement,
  hidesSmall: boolean,
): DemandSeries {
  check(query);
  const districtId = districtToRead(query.districtId, confinedTo, () => listDistricts(db));
  return remembered(db, JSON.stringify([query, districtId, hidesSmall]), () =>
    lasting(readSeries(db, query, districtId, hidesSmall)),
  );
}

function check({ measure, by, per, from, to }: DemandSeriesQuery): void {
  const { name, splits, pers } = MEASURES[measure];
  const allowed: readonly Split[] = splits;
  if (!allowed.includes(by)) {
    const remedy = `${name} cannot be split by ${by}. Choose one of ${allowed.join(', ')}.`;
    throw invalidInput([{ field: 'by', value: by, remedy }]);
  }
  const periods: readonly Per[] = pers;
  if (!periods.includes(per)) {
    throw invalidInput([{ field: 'per', value: per, remedy: `${name} are told by month only. Choose month.` }]);
  }
  checkMonthsInOrder(from, to);
}

function readSeries(db: Db, query: DemandSeriesQuery, districtId: string | null, hidesSmall: boolean): DemandSeries {
  const { measure, by, per, from = FIRST_MONTH, to = LAST_MONTH } = query;
  const monthly = readFigures(db, measure, by, districtId);
  const recorded = [...new Set(monthly.map(({ month }) => month))].sort();
  const figures = inPeriods(monthly, measure, per);
  const until = recorded.findLast((month) => month <= to) ?? '';
  const months = [...new Set(everyMonth(recorded).map((month) => periodOf(month, per)))].filter(
    (period) => periodOf(from, per) <= period && lastMonthOf(period, per) <= until,
  );
  const choices = partsOf(db, by, districtId).filter(
    ({ id }) => by === 'district' || figures.some(({ key }) => key === id),
  );
  const wanted = query.only === undefined ? null : new Set(query.only.split(','));
  const marked = listDemandNotes(db);
  const shownOf = hidesSmall ? shownFigures(db, { measure, by, per, districtId }) : ({ value }: Figure) => value;
  return {
    measure,
    by,
    per,
    months,
    lastMonth: months.length > 0 ? lastMonthOf(months.at(-1) ?? '', per) : null,
    recorded,
    choices,
    lines: linesOf({ measure, by, months, choices, figures, districtId }, shownOf).filter(
      ({ id }) => wanted === null || wanted.has(id),
    ),
    marked,
    markedVersion: contentVersion(marked),
  };
}

/** Every month from the first recorded one to the last: one in between without any figure is a gap, and shown as one. */
function everyMonth(recorded: readonly Month[]): Month[] {
  const last = recorded.at(-1) ?? '';
  const months: Month[] = [];
  for (let month = recorded[0]; month !== undefined && month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** The lines that a split can have, in display order. */
function partsOf(db: Db, by: Split, districtId: string | null): { id: string; name: string }[] {
  if (by === 'none') return [{ id: 'all', name: 'All together' }];
  const parts = listParts(db, by);
  if (by === 'district') return parts.filter(({ id }) => districtId === null || id === districtId);
  return [...parts, { id: CHASING, name: 'Chasing families unwilling to engage' }];
}

interface Parts {
  measure: Measure;
  by: Split;
  months: readonly string[];
  choices: readonly { id: string; name: string }[];
  figures: readonly Figure[];
  districtId: string | null;
}

/** A line for each part; what is too small to show is left out and said so. */
function linesOf(
  { measure, by, months, choices, figures, districtId }: Parts,
  shownOf: (figure: Figure) => ShownValue,
): DemandLine[] {
  const found = new Map(figures.map((figure) => [`${figure.key} ${figure.month}`, figure]));
  const figureAt = (id: string, month: string) => found.get(`${id} ${month}`);
  const recorded = new Set(figures.map(({ month }) => month));
  // a district or a month without a figure has none recorded; of other parts there was none that month
  const without = (month: string) =>
    by === 'district' || measure === 'engaged-share' || !recorded.has(month) ? null : 0;
  return choices.map(({ id, name }) => {
    const shown = months.map((month) => {
      const figure = figureAt(id, month);
      return figure ? shownOf(figure) : without(month);
    });
    const hidden = shown.flatMap((value, at) => (value === 'hidden' ? [at] : []));
    const values = shown.map((value) => (value === 'hidden' ? null : value));
    const kind = measure === 'demand-fte' ? 'balance' : 'caseload';
    return { id, name, districtId: by === 'district' ? id : districtId, kind, values, hidden };
  });
}
