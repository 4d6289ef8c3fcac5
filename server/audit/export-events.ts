import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/open.ts';
import type { AuditEventView, AuditQuery } from '../contract/audit.ts';
import { ROLES } from '../contract/permissions.ts';
import { toCsv } from '../domain/csv.ts';
import type { HistoryReader } from './event-view.ts';
import { listEvents } from './list-events.ts';

/** Events a file holds at most; above, its last line says how to get the rest. */
export const EXPORT_AT_MOST = 20_000;

/** Headings of the file, and the field of an event that each column is. */
export const EXPORT_COLUMNS = {
  Number: 'sequence',
  When: 'at',
  Who: 'who',
  Role: 'role',
  What: 'sentence',
  'Before and after': 'changes',
  Why: 'reason',
} as const;

/** What the reader sees of the history, as CSV. Others are served while it is put together. */
export async function exportEvents(db: Db, query: AuditQuery, reader: HistoryReader): Promise<string> {
  const lines: (string | number)[][] = [];
  let below: number | null = null;
  do {
    const { events, next } = listEvents(db, query, reader, below);
    lines.push(...events.map(lineOf));
    below = next;
    await setImmediate();
  } while (below !== null && lines.length < EXPORT_AT_MOST);
  if (below !== null) lines.push(['', '', '', '', 'There are more. Narrow the dates and save again.', '', '']);
  return toCsv(Object.keys(EXPORT_COLUMNS), lines);
}

function lineOf({ sequence, at, who, role, sentence, changes, reason, removed }: AuditEventView): (string | number)[] {
  const differing = changes.map(({ field, before, after, hidden }) =>
    hidden ? `${field}: not for your role` : `${field}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
  );
  const what = removed ? `${sentence} (content removed)` : sentence;
  return [sequence, at, who, role === null ? '' : ROLES[role], what, differing.join('; '), reason ?? ''];
}
