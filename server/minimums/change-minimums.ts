import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { storeMinimum } from '../../db/queries/minimums.ts';
import type { MinimumCover, MinimumsChange } from '../contract/minimums.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { versionChanged } from '../http/preconditions.ts';
import { checkedMinimums } from './asked-minimums.ts';
import { coverGround } from './cover-ground.ts';
import { minimumCover } from './read-cover.ts';

/** Who changes minimums, when, from which version of all of them, and the date whose people they are checked against. */
export interface ChangeOfMinimums {
  version: number;
  actor: Actor;
  at: Date;
  asAt: CivilDate;
}

/**
 * Sets, changes and takes away minimums, all of them or none; each is told to the history with the reason. They hold at
 * every date from now on; plans keep those they were made with until they are refreshed.
 * @throws ProblemError version-changed with the minimums as they are; invalid-input naming each that cannot be
 */
export function changeMinimums(
  db: Db,
  { minimums, reason }: MinimumsChange,
  { version, actor, at, asAt }: ChangeOfMinimums,
): MinimumCover {
  return db.transaction(
    () => {
      const ground = coverGround(db, asAt);
      if (ground.version !== version) throw versionChanged('the minimums', minimumCover(db, asAt, null));
      for (const { roleId, districtId, before, after } of checkedMinimums(ground, minimums).changes) {
        storeMinimum(db, { roleId, districtId, minimumFte: after });
        const told = (fte: number | null) => (fte === null ? null : { minimum: { roleId, districtId, fte } });
        appendAuditEvent(db, {
          at: at.toISOString(),
          actor,
          action: before === null ? 'minimum.set' : after === null ? 'minimum.remove' : 'minimum.change',
          subject: 'minimum',
          subjectId: `${districtId} ${roleId}`,
          districtId,
          before: told(before),
          after: told(after),
          reason,
        });
      }
      return minimumCover(db, asAt, null);
    },
    { behavior: 'immediate' },
  );
}
