import type { Db } from '../../db/open.ts';
import { readSetting } from '../../db/queries/service-settings.ts';
import type { RecordingSettings } from '../contract/demand-recording.ts';
import {
  languageFallbackOf,
  languageFallbackSentence,
  smallNumbersOf,
  smallNumbersSentence,
} from '../domain/demand/quality/settings.ts';
import { contentVersion } from '../http/content-version.ts';

/** What is hidden as too small and whether languages are estimated, with what that does in words. */
export function recordingSettingsNow(db: Db): RecordingSettings {
  const smallNumbers = smallNumbersOf(readSetting(db, 'small-numbers').value);
  const languageFallback = languageFallbackOf(readSetting(db, 'language-fallback').value);
  return {
    version: contentVersion([smallNumbers, languageFallback]),
    smallNumbers,
    languageFallback,
    smallNumbersSentence: smallNumbersSentence(smallNumbers),
    languageFallbackSentence: languageFallbackSentence(languageFallback),
  };
}
