import type { Db } from '../../db/open.ts';
import { findFeedAccount } from '../../db/queries/calendar-feed.ts';
import { readDueRows } from '../../db/queries/due.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { listUnits } from '../../db/queries/reference.ts';
import { type DueKind, mayReadDue } from '../contract/digest.ts';
import { reachOf } from '../contract/permissions.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { addDays } from '../domain/establishment/arrangement-dates.ts';
import { type DueItem, dueAt, dueRecordsOf, LOOK_BACK_DAYS } from '../domain/establishment/due.ts';
import { civilDateAt } from '../domain/today.ts';
import { hashOfFeedToken } from './feed-token.ts';
import { type DayEvent, writeCalendar } from './ics.ts';

/** Days that a calendar looks ahead: two years. */
const HORIZON_DAYS = 730;

/**
 * What ends or is reviewed, in words that name nobody, since calendars are shared: what is not named here stays out of
 * them, such as competences, next actions and records of people.
 */
const WORDS: Partial<Record<DueKind, string>> = {
  'arrangement-ends': 'Ends',
  review: 'Review',
  'honorarium-review': 'Review',
  'honorarium-long': 'Acting up reaches its limit',
  'funding-ends': 'Funding ends',
  'funding-review': 'Review of funding',
  'post-ends': 'Post ends',
  'freeze-ends': 'Freeze ends',
  'allocation-review': 'Review',
};

/** What a feed stands on. */
export interface FeedDeps {
  db: Db;
  now: () => Date;
  /** Name of the machine people reach this installation at: it keeps its events apart from those of others. */
  host: string;
}

/**
 * The calendar of whoever made an address, by the role and the district they have now.
 * @returns the file, or null where the address is none, was taken back, or its owner may no longer read it
 */
export function readFeed({ db, now, host }: FeedDeps, token: string): string | null {
  const reader = findFeedAccount(db, hashOfFeedToken(token));
  const reach = reader && reachOf(reader.role, 'calendar:own');
  if (!reader || !reach || (reach === 'own-district' && reader.districtId === null)) return null;
  const { council, defaultAsAt } = readInstallation(db);
  const asAt = defaultAsAt ?? civilDateAt(now());
  const items = itemsAt(db, asAt).filter(
    (item) => mayReadDue(reader.role, item.kind) && (reach === 'all' || item.districtId === reader.districtId),
  );
  const unitOf = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const events = items.flatMap((item) => eventOf(item, unitOf.get(item.unitId ?? '') ?? '', host) ?? []);
  return writeCalendar({ name: `Evenhand: ${council}`, madeAt: now(), events });
}

function itemsAt(db: Db, asAt: CivilDate): DueItem[] {
  const rows = readDueRows(db, { since: addDays(asAt, -LOOK_BACK_DAYS), asAt });
  return dueAt(dueRecordsOf(rows), asAt, HORIZON_DAYS);
}

function eventOf({ id, kind, date, title, action }: DueItem, unit: string, host: string): DayEvent | null {
  const words = WORDS[kind];
  if (words === undefined || date === null) return null;
  return {
    uid: `${id}@${host}`,
    date,
    summary: `${words}: ${title}${unit === '' ? '' : `, ${unit}`}`,
    description: `${action}. Who it is about stands in Evenhand, on the page This month.`,
    category: words,
  };
}
