import type { Db } from '../../db/open.ts';
import { DUE_TABLES, readDueRows } from '../../db/queries/due.ts';
import { rememberedRead } from '../../db/remember.ts';
import { type Digest, type DigestItem, DUE_KINDS, type DueWhen, dueKinds, mayReadDue } from '../contract/digest.ts';
import type { Role } from '../contract/roles.ts';
import { type CivilDate, monthOf } from '../domain/calendar.ts';
import { addDays } from '../domain/establishment/arrangement-dates.ts';
import { type DueItem, type DueRecords, dueAt, dueRecordsOf, LOOK_BACK_DAYS } from '../domain/establishment/due.ts';
import { calendarMonth } from '../domain/pay/days.ts';
import { lasting } from '../http/wire/lasting.ts';

/** Days that are looked ahead. */
const HORIZON_DAYS = 90;

/** Whoever reads: what their role may read, and the one district they are confined to (null: everything). */
export interface DigestReader {
  role: Role;
  districtId: string | null;
}

const remembered = rememberedRead<Digest>('what needs action', DUE_TABLES);

/** The review of the allocation that is asked for at a date; null where none is. */
export type ReviewAskedAt = (asAt: CivilDate) => Promise<DueRecords['reviewAsked']>;

/** What needs action at a date, as far as the reader may see it, the most urgent first. */
export async function readDigest(
  db: Db,
  asAt: CivilDate,
  reader: DigestReader,
  reviewAskedAt: ReviewAskedAt,
): Promise<Digest> {
  const asked = mayReadDue(reader.role, 'allocation-signal') ? await reviewAskedAt(asAt) : null;
  return remembered(db, JSON.stringify([asAt, reader.role, reader.districtId, asked]), () =>
    lasting(digestOf(db, asAt, reader, asked)),
  );
}

function digestOf(
  db: Db,
  asAt: CivilDate,
  { role, districtId }: DigestReader,
  asked: DueRecords['reviewAsked'],
): Digest {
  const monthEnd = calendarMonth(monthOf(asAt)).lastDay;
  const rows = readDueRows(db, { since: addDays(asAt, -LOOK_BACK_DAYS), asAt });
  const isVisible = (item: DueItem) =>
    mayReadDue(role, item.kind) && (districtId === null || item.districtId === districtId);
  return {
    asAt,
    monthEnd,
    until: addDays(asAt, HORIZON_DAYS),
    kinds: dueKinds.filter((kind) => mayReadDue(role, kind)),
    items: dueAt(dueRecordsOf({ ...rows, reviewAsked: asked }), asAt, HORIZON_DAYS)
      .filter(isVisible)
      .map((item) => viewOf(item, asAt, monthEnd)),
  };
}

function viewOf({ fund, ...item }: DueItem, asAt: CivilDate, monthEnd: CivilDate): DigestItem {
  return {
    ...item,
    data: DUE_KINDS[item.kind].data,
    when: whenOf(item.date, asAt, monthEnd),
    ...(fund ? { fund } : {}),
  };
}

function whenOf(date: CivilDate | null, asAt: CivilDate, monthEnd: CivilDate): DueWhen {
  if (date === null) return 'undated';
  if (date < asAt) return 'overdue';
  return date <= monthEnd ? 'this-month' : 'later';
}
