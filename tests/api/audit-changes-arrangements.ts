import { arrangement, fundingLineView } from '../../server/contract/arrangements.ts';
import { bodyOf, type ChangeCalls, type ChangeContext, newPost } from './audit-changes-context.ts';

const AGENCY = {
  ...{ kind: 'agency', workerName: 'Kim Hale', hourlyPence: 2000 },
  ...{ minutes: 1110, startDate: '2020-12-01', endDate: '2021-05-31', reason: 'Nobody could be found' },
};
/** Somebody of the staff list who holds no post: an agency’s worker is not made permanent. */
const FIXED_TERM = {
  ...{ kind: 'fixed-term', personId: 'a/b', payPoint: 1 },
  ...{ minutes: 1110, startDate: '2020-12-01', endDate: '2021-05-31', reason: 'Until it is recruited to' },
};
const LINE = {
  ...{ fundId: 'grant', shareBasisPoints: 5000, fromDate: '2020-12-01', toDate: '2021-03-31', reason: 'The grant' },
};

/** Changes of temporary arrangements, of the funds that pay for them and of the rules for them. */
export function arrangementCalls(context: ChangeContext): ChangeCalls {
  const { call } = context;
  const add = async (values: object = AGENCY) =>
    call('POST', '/arrangements', { json: { ...values, postId: await newPost(context) } });
  const added = async (values?: object) => `/arrangements/${arrangement.parse(await bodyOf(add(values))).id}`;
  const fund = async () => call('POST', '/funding-lines', { json: { ...LINE, postId: await newPost(context) } });
  const funded = async () => `/funding-lines/${fundingLineView.parse(await bodyOf(fund())).id}`;
  const why = 'agreed with the director';
  return {
    'POST /api/arrangements': () => add(),
    'PATCH /api/arrangements/{id}': async () =>
      call('PATCH', await added(), { version: 1, json: { hourlyPence: 2100, why } }),
    'POST /api/arrangements/{id}/extension': async () =>
      call('POST', `${await added()}/extension`, { version: 1, json: { endDate: '2021-06-30', why } }),
    'POST /api/arrangements/{id}/early-end': async () =>
      call('POST', `${await added()}/early-end`, { version: 1, json: { endDate: '2021-04-30', why } }),
    'POST /api/arrangements/{id}/permanent': async () =>
      call('POST', `${await added(FIXED_TERM)}/permanent`, { version: 1, json: { fromDate: '2021-04-01', why } }),
    'POST /api/arrangements/{id}/removal': async () =>
      call('POST', `${await added()}/removal`, { version: 1, json: { why: 'Entered twice' } }),
    'POST /api/funding-lines': fund,
    'PATCH /api/funding-lines/{id}': async () =>
      call('PATCH', await funded(), { version: 1, json: { shareBasisPoints: 4000 } }),
    'POST /api/funding-lines/{id}/early-end': async () =>
      call('POST', `${await funded()}/early-end`, { version: 1, json: { toDate: '2021-01-31', why } }),
    'PATCH /api/establishment-rules/{id}': () =>
      call('PATCH', '/establishment-rules/honorarium-long', { version: 1, json: { threshold: 6 } }),
  };
}
