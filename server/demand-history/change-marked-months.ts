import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { deleteMarkedMonths, insertMarkedMonths, updateMarkedMonths } from '../../db/queries/demand-history-marks.ts';
import type { MarkedMonths, MarkedMonthsChange, MarkedMonthsList } from '../contract/demand-history.ts';
import type { Fault } from '../contract/problems.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { markedMonthsNow } from './marked-months.ts';

/** Who changes the marked months, when, and from which version of the list. */
export interface ChangeOfMarked {
  version: number;
  actor: Actor;
  at: Date;
}

/**
 * Marks a stretch of months, changes one or takes its mark off, and tells the history why. A stretch that is marked like
 * this already is left alone.
 * @throws ProblemError version-changed with the list as it is; not-found; invalid-input where it overlaps another stretch
 */
export function changeMarkedMonths(
  db: Db,
  { was, marked, reason }: MarkedMonthsChange,
  { version, actor, at }: ChangeOfMarked,
): MarkedMonthsList {
  return db.transaction(
    () => {
      const now = markedMonthsNow(db);
      if (now.version !== version) throw versionChanged('the marked months', now);
      const before = was === null ? null : (now.marked.find(({ fromMonth }) => fromMonth === was) ?? null);
      if (was !== null && before === null) {
        throw new ProblemError('not-found', `No marked months begin with ${was}. Read the list again.`);
      }
      const faults = marked
        ? faultsOf(
            marked,
            now.marked.filter((other) => other !== before),
          )
        : [];
      if (faults.length > 0) throw invalidInput(faults);
      if (JSON.stringify(before) === JSON.stringify(marked)) return now;
      if (marked && before) updateMarkedMonths(db, before.fromMonth, marked);
      else if (marked) insertMarkedMonths(db, marked);
      else if (before) deleteMarkedMonths(db, before.fromMonth);
      appendAuditEvent(db, {
        at: at.toISOString(),
        actor,
        action: before ? (marked ? 'marked-months.change' : 'marked-months.remove') : 'marked-months.add',
        subject: 'marked-months',
        subjectId: before?.fromMonth ?? marked?.fromMonth ?? '',
        before,
        after: marked,
        reason,
      });
      return markedMonthsNow(db);
    },
    { behavior: 'immediate' },
  );
}

function faultsOf(marked: MarkedMonths, others: readonly MarkedMonths[]): Fault[] {
  const { fromMonth, toMonth } = marked;
  if (fromMonth > toMonth) {
    const remedy = `The last month is before the first, ${fromMonth}. Swap them.`;
    return [{ field: 'marked.toMonth', value: toMonth, remedy }];
  }
  const other = others.find((entry) => entry.fromMonth <= toMonth && fromMonth <= entry.toMonth);
  if (!other) return [];
  const span = other.fromMonth === other.toMonth ? other.fromMonth : `${other.fromMonth} to ${other.toMonth}`;
  const remedy = `${span} is marked already: “${other.text}”. Change that one, or choose months beside it.`;
  return [{ field: 'marked.fromMonth', value: fromMonth, remedy }];
}
