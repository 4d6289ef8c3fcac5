import { queryOptions } from '@tanstack/react-query';
import type {
  DemandRecording,
  RecordingSettings,
  RecordingSettingsChange,
} from '../../../server/contract/demand-recording.ts';
import { answer, api, entityTag } from '../../api.ts';

/** How completely cases are recorded at a date. */
export const recordingQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['demand-recording', asAt],
    queryFn: (): Promise<DemandRecording> => answer(api.demand.recording.$get({ query: { asAt } })),
  });

/** Address of the file of everything that the page tells. */
export function recordingFile(asAt: string): string {
  return `/api/demand/recording.csv?${new URLSearchParams({ asAt })}`;
}

/** Saves settings that start from these. */
export function saveRecordingSettings(version: number, json: RecordingSettingsChange): Promise<RecordingSettings> {
  return answer(api.demand.recording.settings.$patch({ header: { 'if-match': entityTag(version) }, json }));
}
