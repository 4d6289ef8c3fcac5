import { describe, expect, it } from 'vitest';
import { stressAnswer } from '../../server/contract/demand-stress.ts';
import { stressCase } from '../../server/contract/demand-stress-case.ts';
import { planView } from '../../server/contract/plans.ts';
import { testApp } from '../support/app.ts';

describe('what a stress case does to a plan', () => {
  it('tells beside the forecast what a plan for it rests on: the counts, as the plan then has them', async () => {
    const test = await testApp();
    const parameters = { kind: 'publicity', rise: 0.5, monthsUntil: 1, falls: 0.5, districtIds: null };
    const named = { name: 'The case is in the news', parameters };
    const { id } = stressCase.parse((await test.call('POST', '/demand/stress/cases', { json: named })).body);
    const asked = `/demand/stress/effect?asAt=2021-04-01&month=2021-05&cases=${id}`;
    const found = stressAnswer.parse((await test.call('GET', asked)).body);
    expect(found).toMatchObject({ lastMonth: '2021-03', hardest: '2021-08', plannedFor: '2021-08' });
    const demandAsIf = { caseIds: [id], month: '2021-05' };
    const json = { name: 'Draft', asAt: '2021-04-01', copyOf: null, demandAsIf };
    const plan = planView.parse((await test.call('POST', '/plans', { json })).body);
    expect(found.districts.map(({ counted }) => counted.afterFte)).toEqual(
      plan.measures.districts.map(({ demandFte }) => expect.closeTo(demandFte, 10)),
    );
    expect(found.districts.map(({ counted }) => [counted.beforeFte, counted.extraFte])).toEqual(
      plan.assumption?.districts.map(({ countedFte, addedFte }) => [
        expect.closeTo(countedFte, 10),
        expect.closeTo(addedFte, 10),
      ]),
    );
    const sum = plan.measures.districts.reduce((fte, { demandFte }) => fte + demandFte, 0);
    expect(found.total?.counted.afterFte).toBeCloseTo(sum, 10);
  });
});
