import { setImmediate } from 'node:timers/promises';
import type { Db } from '../../db/open.ts';
import type { AuditQuery } from '../contract/audit.ts';
import { ROLES } from '../contract/permissions.ts';
import { toCsv } from '../domain/csv.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';
import type { HistoryReader } from './event-view.ts';
import { type FoundEvent, findEvents } from './list-events.ts';

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

/**
 * What the reader sees of the history, as CSV. Others are served while it is put together. For somebody of one district
 * each line says for the way out which district it is about.
 */
export async function exportEvents(db: Db, query: AuditQuery, reader: HistoryReader): Promise<string> {
  const isConfined = reader.districtId !== null;
  const lines: (string | number)[][] = [];
  let below: number | null = null;
  do {
    const { found, next } = findEvents(db, query, reader, below);
    lines.push(...found.map((one) => [...lineOf(one), ...(isConfined ? [one.districtId ?? ''] : [])]));
    below = next;
    await setImmediate();
  } while (below !== null && lines.length < EXPORT_AT_MOST);
  const more = ['', '', '', '', 'There are more. Narrow the dates and save again.', '', ''];
  if (below !== null) lines.push(isConfined ? [...more, reader.districtId ?? ''] : more);
  return toCsv([...Object.keys(EXPORT_COLUMNS), ...(isConfined ? [LINE_DISTRICTS] : [])], lines);
}

function lineOf({ event }: FoundEvent): (string | number)[] {
  const { sequence, at, who, role, sentence, changes, reason, removed } = event;
  const differing = changes.map(({ field, before, after, hidden }) =>
    hidden ? `${field}: not for your role` : `${field}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`,
  );
  const what = removed ? `${sentence} (content removed)` : sentence;
  return [sequence, at, who, role === null ? '' : ROLES[role], what, differing.join('; '), reason ?? ''];
}
