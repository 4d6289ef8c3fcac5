import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ArrangementAction, FundingAction } from '../../../server/contract/arrangement-requests.ts';
import type {
  Arrangement,
  ArrangementChoices,
  ArrangementPreview,
  Arrangements,
  FundingLines,
} from '../../../server/contract/arrangements.ts';
import type { EstablishmentRule, EstablishmentRuleEdit } from '../../../server/contract/establishment-rules.ts';
import { answer, api, entityTag } from '../../api.ts';

/** Temporary arrangements of the financial year of a date and its neighbours, as they stand at the date. */
export const arrangementsQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['arrangements', asAt],
    queryFn: (): Promise<Arrangements> => answer(api.arrangements.$get({ query: { asAt } })),
  });

/** One arrangement, with the working of its cost for those who may read it. */
export const arrangementQuery = (id: string, asAt: string) =>
  queryOptions({
    queryKey: ['arrangements', asAt, id],
    queryFn: (): Promise<Arrangement> => answer(api.arrangements[':id'].$get({ param: { id }, query: { asAt } })),
  });

/** What the forms choose from. */
export const choicesQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['arrangement-choices', asAt],
    queryFn: (): Promise<ArrangementChoices> => answer(api['arrangement-choices'].$get({ query: { asAt } })),
  });

/** Funding lines of the financial year of a date and its neighbours. */
export const fundingQuery = (asAt: string) =>
  queryOptions({
    queryKey: ['funding-lines', asAt],
    queryFn: (): Promise<FundingLines> => answer(api['funding-lines'].$get({ query: { asAt } })),
  });

/** The rules, and what each does. */
export const rulesQuery = queryOptions({
  queryKey: ['establishment-rules'],
  queryFn: (): Promise<{ rules: EstablishmentRule[] }> => answer(api['establishment-rules'].$get()),
});

/** Something to look at before it is saved: an action on an arrangement or on a funding line. */
export type Intent = { of: 'arrangement'; action: ArrangementAction } | { of: 'funding'; action: FundingAction };

/** What an intent would do; asked anew for every change of it, with the former answer shown meanwhile. */
export const previewQuery = (intent: Intent | undefined) =>
  queryOptions({
    queryKey: ['arrangement-preview', intent],
    enabled: intent !== undefined,
    retry: false,
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }): Promise<ArrangementPreview> => {
      if (!intent) throw new Error('Nothing to preview');
      return askPreview(intent, signal);
    },
  });

/** What an intent would do, asked at once. */
export function askPreview(intent: Intent, signal?: AbortSignal): Promise<ArrangementPreview> {
  const options = signal ? { init: { signal } } : {};
  return intent.of === 'arrangement'
    ? answer(api['arrangement-previews'].$post({ json: intent.action }, options))
    : answer(api['funding-line-previews'].$post({ json: intent.action }, options));
}

/** Stops asking for previews: what is being saved is not to be worked out again on what it has become. */
export function stopPreviews(queryClient: QueryClient): Promise<void> {
  return queryClient.cancelQueries({ queryKey: ['arrangement-preview'] });
}

/** Does what an intent says. @param version the version it starts from; not for something new */
export async function save(intent: Intent, version: number): Promise<void> {
  if (intent.of === 'funding') await saveFunding(intent.action, version);
  else await saveArrangement(intent.action, version);
}

async function saveArrangement(action: ArrangementAction, version: number): Promise<void> {
  if (action.action === 'add') {
    await answer(api.arrangements.$post({ json: action.arrangement }));
    return;
  }
  const to = { param: { id: action.id }, header: { 'if-match': entityTag(version) } };
  const one = api.arrangements[':id'];
  if (action.action === 'change') await answer(one.$patch({ ...to, json: action.change }));
  else if (action.action === 'extend') await answer(one.extension.$post({ ...to, json: action.with }));
  else if (action.action === 'end-early') await answer(one['early-end'].$post({ ...to, json: action.with }));
  else if (action.action === 'make-permanent') await answer(one.permanent.$post({ ...to, json: action.with }));
  else await one.removal.$post({ ...to, json: action.with });
}

async function saveFunding(action: FundingAction, version: number): Promise<void> {
  if (action.action === 'add') {
    await answer(api['funding-lines'].$post({ json: action.line }));
    return;
  }
  const to = { param: { id: action.id }, header: { 'if-match': entityTag(version) } };
  const one = api['funding-lines'][':id'];
  if (action.action === 'change') await answer(one.$patch({ ...to, json: action.change }));
  else await answer(one['early-end'].$post({ ...to, json: action.with }));
}

/** Sets what a rule does. */
export function saveRule({ id, version }: EstablishmentRule, json: EstablishmentRuleEdit): Promise<EstablishmentRule> {
  const header = { 'if-match': entityTag(version) };
  return answer(api['establishment-rules'][':id'].$patch({ param: { id }, header, json }));
}

/** Marks everything that may depend on arrangements as old. */
export function refresh(queryClient: QueryClient): Promise<void> {
  const kept = ['session', 'reference', 'arrangement-preview'];
  return queryClient.invalidateQueries({ predicate: ({ queryKey }) => !kept.includes(String(queryKey[0])) });
}
