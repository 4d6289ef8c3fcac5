import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { readSettingRows, storeSettings } from '../../db/queries/demand-method.ts';
import type { DemandMethod, SettingsChange } from '../contract/demand-method.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { differingFields } from '../domain/differences.ts';
import { versionChanged } from '../http/preconditions.ts';
import { askedSettings } from './asked-settings.ts';
import { type ChainSpan, demandMethod, settingsVersion } from './read-method.ts';
import { SETTING_LABELS } from './setting-words.ts';

/** Who changes the settings, when, from which version, and what the answer is to show. */
export interface ChangeOfSettings {
  version: number;
  actor: Actor;
  at: Date;
  asAt: CivilDate;
  over: ChainSpan;
  confinedTo: string | null;
}

/**
 * Sets what demand is weighed by from a date on, or takes out what starts on a date. Settings of other dates stay.
 * @throws ProblemError version-changed with the method as it is; invalid-input naming what to correct
 */
export function changeSettings(db: Db, { change, reason }: SettingsChange, of: ChangeOfSettings): DemandMethod {
  const view = () => demandMethod(db, of.asAt, of.over, of.confinedTo);
  return db.transaction(
    () => {
      if (settingsVersion(readSettingRows(db)) !== of.version) throw versionChanged('the settings of demand', view());
      const { before, after, fields } = askedSettings(db, change);
      const isNew = !before.standards.some(({ fromDate }) => fromDate === change.fromDate);
      const changed = differingFields(fields.before, fields.after, Object.keys(SETTING_LABELS));
      if (change.what === 'set' && !isNew && !changed) return view();
      storeSettings(db, after);
      const from = { from: change.fromDate };
      const isRemoved = change.what === 'remove';
      appendAuditEvent(db, {
        at: of.at.toISOString(),
        actor: of.actor,
        action: isRemoved ? 'demand-settings.remove' : isNew ? 'demand-settings.add' : 'demand-settings.change',
        subject: 'demand-settings',
        subjectId: change.fromDate,
        before: { ...(isNew ? {} : from), ...changed?.before },
        after: { ...(isRemoved ? {} : from), ...changed?.after },
        reason,
      });
      return view();
    },
    { behavior: 'immediate' },
  );
}
