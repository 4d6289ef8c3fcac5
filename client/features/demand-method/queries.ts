import { queryOptions } from '@tanstack/react-query';
import type {
  DemandMethod,
  SettingsAsked,
  SettingsChange,
  SettingsPreview,
} from '../../../server/contract/demand-method.ts';
import { answer, api, entityTag } from '../../api.ts';

/** Whether referrals and flows are of the month or of the latest financial year that is over by then. */
export type ChainSpan = 'month' | 'year';

/** How demand is worked out at a date, with its settings. */
export const methodQuery = (asAt: string, over: ChainSpan) =>
  queryOptions({
    queryKey: ['demand-method', asAt, over],
    queryFn: (): Promise<DemandMethod> => answer(api.demand.method.$get({ query: { asAt, over } })),
  });

/** What a change of settings would do. */
export function previewSettings(asAt: string, change: SettingsAsked): Promise<SettingsPreview> {
  return answer(api.demand.method.preview.$post({ query: { asAt }, json: { change } }));
}

/** Saves a change of settings that starts from these settings. */
export function saveSettings(
  asAt: string,
  over: ChainSpan,
  version: number,
  json: SettingsChange,
): Promise<DemandMethod> {
  return answer(
    api.demand.method.settings.$patch({ query: { asAt, over }, header: { 'if-match': entityTag(version) }, json }),
  );
}
