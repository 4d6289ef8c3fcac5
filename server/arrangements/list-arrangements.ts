import type { Db } from '../../db/open.ts';
import { ARRANGEMENT_TABLES, listAround, listTemporary } from '../../db/queries/arrangements.ts';
import { rememberedRead } from '../../db/remember.ts';
import type { Arrangement, Arrangements } from '../contract/arrangements.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { addCalendarMonths } from '../domain/establishment/arrangement-dates.ts';
import { financialYearOf, firstDayOf, lastDayOf } from '../domain/pay/financial-year.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { lasting } from '../http/wire/lasting.ts';
import { type ArrangementReader, arrangementView, asTemporary } from './arrangement-view.ts';
import { groundOf, lookupMany } from './lookup.ts';

const remembered = rememberedRead<Arrangements>('arrangements', ARRANGEMENT_TABLES);

/** Days that a list is of: where nothing is said, the financial year of a date with the one before and the one after. */
export function periodOf(asAt: CivilDate, { from, to }: { from?: string | undefined; to?: string | undefined }) {
  if (asAt < '1900-01-01' || asAt > '2199-12-31') {
    throw invalidInput([{ field: 'asAt', value: asAt, remedy: 'Give a day from 1900 to 2199.' }]);
  }
  const period = {
    from: from ?? firstDayOf(financialYearOf(addCalendarMonths(asAt, -12))),
    to: to ?? lastDayOf(financialYearOf(addCalendarMonths(asAt, 12))),
  };
  if (period.from > period.to) {
    throw invalidInput([
      { field: 'to', value: period.to, remedy: `This is before ${period.from}. Give a later day, or leave it out.` },
    ]);
  }
  return period;
}

/** Temporary arrangements that hold on some day of a period, as they stand at a date, by end and post. */
export function arrangementsAt(
  db: Db,
  asAt: CivilDate,
  { from, to }: { from: CivilDate; to: CivilDate },
  reader: ArrangementReader,
): Arrangements {
  const { role, districtId } = reader;
  const key = JSON.stringify([asAt, from, to, districtId, role]);
  return remembered(db, key, () => {
    const filter = { from, to, districtId };
    const lookup = lookupMany(db, asAt, listAround(db, filter));
    const ground = groundOf(lookup);
    const views = listTemporary(db, filter).map((record) =>
      arrangementView(asTemporary(record), lookup, ground, { asAt, reader }),
    );
    return lasting({ asAt, from, to, arrangements: views.sort(byEnd) });
  });
}

/**
 * One arrangement at a date, with the working of its cost for those who may read it.
 * @throws ProblemError not-found where there is none, or out of the reader's reach
 */
export function arrangementAt(db: Db, id: string, asAt: CivilDate, reader: ArrangementReader): Arrangement {
  const [found] = listTemporary(db, { id, districtId: reader.districtId });
  if (!found) throw noArrangement();
  const lookup = lookupMany(db, asAt, listAround(db, { id }));
  return arrangementView(asTemporary(found), lookup, groundOf(lookup), { asAt, reader, isWhole: true });
}

/** The refusal of an arrangement that does not exist for the reader. */
export function noArrangement(): ProblemError {
  return new ProblemError('not-found', 'There is no such temporary arrangement. Read the list again.');
}

function byEnd(a: Arrangement, b: Arrangement): number {
  if (a.endDate !== b.endDate) return a.endDate < b.endDate ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
