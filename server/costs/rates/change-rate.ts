import type { Db } from '../../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../../db/queries/audit.ts';
import { putRate, removeRate } from '../../../db/queries/rates.ts';
import type { RateChange, Rates } from '../../contract/rates.ts';
import type { CivilDate } from '../../domain/calendar.ts';
import { versionChanged } from '../../http/preconditions.ts';
import { invalidInput } from '../../http/problem.ts';
import { rateFaults } from './check-rate.ts';
import { describeChange, rateFacts } from './preview-rate.ts';
import { ratesVersion } from './rate-rows.ts';
import { ratesView } from './read-rates.ts';

/** Who changes a rate, when, and from which version of the rates. */
export interface ChangeOfRates {
  version: number;
  actor: Actor;
  at: Date;
  asAt: CivilDate;
}

/**
 * Adds, corrects or takes out one rate. A rate that is recorded like this already is left alone.
 * @throws ProblemError version-changed with the rates as they are; invalid-input
 */
export function changeRate(db: Db, change: RateChange, { version, actor, at, asAt }: ChangeOfRates): Rates {
  return db.transaction(
    () => {
      const facts = rateFacts(db);
      if (ratesVersion(facts.rates) !== version) throw versionChanged('the rates', ratesView(db, asAt));
      const faults = rateFaults(change.rate, change.remove, facts);
      if (faults.length > 0) throw invalidInput(faults);
      const { was, name, changed } = describeChange(change, facts);
      if (!changed) return ratesView(db, asAt);
      if (change.remove) removeRate(db, change.rate);
      else putRate(db, change.rate);
      appendAuditEvent(db, {
        at: at.toISOString(),
        actor,
        action: change.remove ? 'rates.remove' : was ? 'rates.change' : 'rates.add',
        subject: 'rate',
        subjectId: name,
        before: change.remove ? { rate: name, ...changed.before } : changed.before,
        after: change.remove ? changed.after : { rate: name, ...changed.after },
        reason: change.reason,
      });
      return ratesView(db, asAt);
    },
    { behavior: 'immediate' },
  );
}
