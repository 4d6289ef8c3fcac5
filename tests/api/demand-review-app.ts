import { type DemandReview, demandReview } from '../../server/contract/demand-review.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

export const AS_AT = '2021-04-01';

/** What the page Review is told. */
export async function review({ call }: TestApp, as: Caller = 'manager', asAt = AS_AT): Promise<DemandReview> {
  return demandReview.parse((await call('GET', `/demand/review?asAt=${asAt}`, { as })).body);
}

/** What the rule made of each month. */
export function stepsOf({ steps }: DemandReview): string[] {
  return steps.map(({ month, state }) => `${month} ${state}`);
}

/** The small set with the counts of February in every month from November on: South is 57 % below its fair share. */
export async function longer(): Promise<TestApp> {
  const test = await testApp();
  for (const month of ['2020-11', '2020-12', '2021-01']) {
    test.db.$client
      .prepare(
        `INSERT INTO demand_count (district_id, month, level_id, language_code, open_cases)
         SELECT district_id, ?, level_id, language_code, open_cases FROM demand_count WHERE month = '2021-02'`,
      )
      .run(month);
  }
  return test;
}
