import type { Db } from '../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../db/queries/audit.ts';
import { readSetting, type SettingKey, writeSetting } from '../../db/queries/service-settings.ts';
import type { RecordingSettings, RecordingSettingsChange } from '../contract/demand-recording.ts';
import { differingFields, type Fields } from '../domain/differences.ts';
import { versionChanged } from '../http/preconditions.ts';
import { recordingSettingsNow } from './recording-settings.ts';

/** Who changes the settings, when, and from which version of them. */
export interface ChangeOfRecordingSettings {
  version: number;
  actor: Actor;
  at: Date;
}

/**
 * Changes what is hidden as too small and whether languages are estimated. A setting that is like this already stays.
 * @throws ProblemError version-changed with the settings as they are
 */
export function changeRecordingSettings(
  db: Db,
  { smallNumbers, languageFallback, reason }: RecordingSettingsChange,
  { version, actor, at }: ChangeOfRecordingSettings,
): RecordingSettings {
  return db.transaction(
    () => {
      const now = recordingSettingsNow(db);
      if (now.version !== version) throw versionChanged('the settings of recording', now);
      const store = (key: SettingKey, before: Fields, after: Fields): void => {
        const changed = differingFields(before, after);
        if (!changed) return;
        if (!writeSetting(db, key, after, readSetting(db, key).version)) throw new Error(`${key} was not stored`);
        appendAuditEvent(db, {
          at: at.toISOString(),
          actor,
          action: 'service-setting.change',
          subject: 'service-setting',
          subjectId: key,
          ...changed,
          reason,
        });
      };
      store('small-numbers', { ...now.smallNumbers }, { ...smallNumbers });
      store('language-fallback', { ...now.languageFallback }, { ...languageFallback });
      return recordingSettingsNow(db);
    },
    { behavior: 'immediate' },
  );
}
