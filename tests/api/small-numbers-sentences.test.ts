import { describe, expect, it } from 'vitest';
import { explanation } from '../../server/contract/explanations.ts';
import { planView } from '../../server/contract/plans.ts';
import { type Caller, type TestApp, testApp } from '../support/app.ts';

/** The small set with so many open cases in Urdu in South, and as many less in English: its levels stay as they are. */
async function withUrdu(cases: number): Promise<{ test: TestApp; planId: string }> {
  const test = await testApp();
  const put = (language: string, count: number) =>
    test.db.$client
      .prepare(
        `UPDATE demand_count SET open_cases = ? WHERE month = '2021-03' AND district_id = 'south'
          AND level_id = 'additional' AND language_code = ?`,
      )
      .run(count, language);
  expect([put('ur', cases).changes, put('en', 19 - cases).changes]).toEqual([1, 1]);
  const json = { name: 'A plan', asAt: '2021-04-01', copyOf: null };
  const { plan } = planView.parse((await test.call('POST', '/plans', { as: 'manager', json })).body);
  return { test, planId: plan?.id ?? '' };
}

const PEOPLE = ['T-1', 'T-2', 'T-3', 'T-4'];
/** All that is worked out from a plan about its people and districts, without what differs by chance. */
async function saidTo(as: Caller, { test, planId }: Awaited<ReturnType<typeof withUrdu>>): Promise<string[]> {
  const paths = ['today', planId].flatMap((id) => [
    `/plans/${id}`,
    `/plans/${id}/one-more`,
    `/plans/${id}/export.csv`,
    ...PEOPLE.map((person) => `/plans/${id}/people/${person}/explanation`),
  ]);
  const answers = await Promise.all(
    [...paths, `/plans/${planId}/letters`, `/plans/${planId}/compare?with=today`].map((path) =>
      test.call('GET', path, { as }),
    ),
  );
  return answers.flatMap(({ status, text }) => (status === 200 ? [text.replaceAll(planId, 'the plan')] : []));
}

describe('sentences and sums about a plan', () => {
  it.each(['hr', 'district-manager'] as const)('are the same to %s however many the few cases are', async (as) => {
    const [few, fewer] = [await withUrdu(4), await withUrdu(2)];
    const said = await saidTo(as, few);
    expect(said.length).toBeGreaterThan(8);
    expect(await saidTo(as, fewer)).toEqual(said);
    // who keeps the counts is told
    expect(await saidTo('manager', fewer)).not.toEqual(await saidTo('manager', few));
  });

  it('say what is left out of account', async () => {
    const { test } = await withUrdu(4);
    const told = async (as: Caller) =>
      explanation.parse((await test.call('GET', '/plans/today/people/T-4/explanation', { as })).body).few;
    expect([await told('hr'), await told('manager')]).toEqual([['Urdu'], undefined]);
  });

  it('have no sum over the whole plan where it would tell the one language that is hidden', async () => {
    const measuresFor = async (as: Caller, { test }: { test: TestApp }) =>
      planView.parse((await test.call('GET', '/plans/today', { as })).body).measures;
    const few = await withUrdu(4);
    expect(await measuresFor('hr', few)).toMatchObject({ languageGapFte: 0, objective: null, penalties: null });
    const many = await withUrdu(9);
    many.test.db.$client.exec("DELETE FROM demand_count WHERE language_code = 'unknown'");
    expect((await measuresFor('hr', many)).penalties?.language).toBeGreaterThan(0);
  });
});
