import { describe, expect, it } from 'vitest';
import type { FactPerson, PlanFacts } from '../../../../server/domain/facts.ts';
import { type Plan, planOfToday, problemToPropose } from '../../../../server/domain/plan.ts';
import { endingOf } from '../../../../server/solving/checked-answer.ts';
import type { StudyNews } from '../../../../server/studies/answers.ts';
import { chosenScenarios, leastRegretStudy, type RegretAsking } from '../../../../server/studies/least-regret.ts';
import { type Compared, heldUpView } from '../../../../server/studies/least-regret-view.ts';
import { suggestedScenarios } from '../../../../server/studies/robustness.ts';
import { leastRegret } from '../../../../solver/regret.ts';
import { verify } from '../../../../solver/verify.ts';
import { autoEngines, propose } from '../../../support/solver-engines.ts';
import { exampleFacts } from '../domain/example.ts';

const person = (id: string, more: Partial<FactPerson> = {}): FactPerson => ({
  id,
  name: `Person ${id}`,
  roleId: 'caseworker',
  contractedMinutes: 2220,
  fte: 1,
  languages: ['en'],
  currentDistrictId: 'north',
  preferences: [],
  cannotWorkIn: [],
  ...more,
});
const ground = { history: [], stress: { scenarios: [], notes: [] } };
const facts: PlanFacts = {
  ...exampleFacts,
  districts: exampleFacts.districts.map((district) => ({ ...district, minimums: [] })),
  people: [
    person('1'),
    person('2', { fte: 0.5, preferences: [{ districtId: 'south', rank: 1 }] }),
    person('3', { fte: 0.6, languages: ['ur'] }),
    person('4', { fte: 0.8, preferences: [{ districtId: 'north', rank: 1 }] }),
    person('5', { currentDistrictId: 'south', fte: 0.4 }),
    person('6', { cannotWorkIn: ['south'] }),
    person('7', { currentDistrictId: null, fte: 0.3 }),
  ],
};
const plan: Plan = planOfToday(facts);

const asking = (news: StudyNews[] = []): RegretAsking => ({
  solve: async (input) => endingOf(input, { kind: 'solved', proposal: await propose(input) }, null, 1e-4),
  leastRegret: async ({ input, scenarios, candidates, deadlineMs }) => {
    const options = { engines: autoEngines, deadlineMs, now: () => performance.now() };
    return { kind: 'held-up', answer: leastRegret(input, scenarios, candidates, options) };
  },
  deadlineMs: 8000,
  tell: (one) => news.push(one),
});

describe('the plan that holds up best over all demands of a plan', () => {
  it('has the least worst regret of every placement there is', async () => {
    const scenarios = chosenScenarios(plan, ground, null);
    const inputs = scenarios.map((scenario) => problemToPropose({ ...plan, facts: scenario.facts }));
    const plans: number[][] = [];
    for (let code = 0; code < 2 ** facts.people.length; code++) {
      const placements = facts.people.map(({ id }, at) => {
        return { staff: id, district: (code >> at) % 2 === 0 ? 'north' : 'south', share: 1 };
      });
      const checks = inputs.map((input) => verify(input, placements));
      if (checks.every(({ violations }) => violations.length === 0)) plans.push(checks.map((one) => one.objective));
    }
    expect(plans).toHaveLength(2 ** 6);
    const bests = scenarios.map((_, s) => Math.min(...plans.map((one) => one[s] ?? 0)));
    const least = Math.min(...plans.map((one) => Math.max(...one.map((cost, s) => cost - (bests[s] ?? 0)))));

    const news: StudyNews[] = [];
    const end = await leastRegretStudy(plan, scenarios, asking(news));
    if (end.state !== 'done') throw new Error('The study ends well.');
    const found = end.result.leastRegret;
    expect(found?.proven).toBe(true);
    expect(found?.after.regret).toBeCloseTo(least, 4);
    for (const [s, { best }] of (found?.scenarios ?? []).entries()) expect(best).toBeCloseTo(bests[s] ?? Number.NaN, 4);
    // today's demand, each chosen demand, their mean, and the search over all of them
    expect(news.map(({ done, of }) => [done, of])).toEqual(
      scenarios
        .map((_, s) => [s, scenarios.length + 3])
        .concat([0, 1, 2].map((more) => [scenarios.length + more, scenarios.length + 3])),
    );
    expect(news.at(-1)?.text).toBe('Finding the plan that holds up best in all of them (up to 20 seconds)');
    const [answer] = end.result.answers;
    expect(answer?.maxMoves).toBeNull();
    expect(verify(problemToPropose(plan), answer?.proposal.placements ?? []).objective).toBeCloseTo(
      answer?.proposal.objective ?? Number.NaN,
      9,
    );
  });

  it('suggests for each district the demand that leaves it shortest, the hardest first', () => {
    const suggested = suggestedScenarios(plan, ground);
    expect([...suggested].slice(0, 2).sort()).toEqual(['surge:north', 'surge:south']);
    expect(suggested.size).toBe(3);
  });
});

describe('what is said of the plan that holds up best', () => {
  const at = (difference: number, objective: number): Compared['before'] => ({
    objective,
    districts: [
      {
        districtId: 'south',
        name: 'South',
        headcount: 1,
        peopleFte: 1,
        capacityFte: 1 + difference,
        demandFte: 1,
        fairShareFte: 1,
        coverage: 1,
        languages: [],
        differenceFte: difference,
        difference,
        word: difference < -0.1 ? 'short' : 'fair',
      },
    ],
  });
  const said = (before: Compared['before'], after: Compared['after'], bound = 2) => {
    const one = { id: 'surge', name: 'A surge', before, after, best: 2, bound };
    return heldUpView(plan, plan, [one], 0);
  };

  it('names what falls, what stays and what rises', () => {
    expect(said(at(-0.2, 9), at(-0.05, 2))).toMatchObject({
      better: true,
      proven: true,
      gap: null,
      before: { regret: 7 },
      after: { regret: 0 },
      sentence:
        'If nobody moves, the worst shortfall over this demand falls from 20 % (South; A surge) to 5 % (South; A surge). It is 0.0 points worse than the best plan for it; the plan as it stands, up to 7.0. No other plan does better: proven.',
    });
    expect(said(at(-0.2, 9), at(-0.2, 4)).sentence).toContain('the worst shortfall over this demand stays at 20 %');
    expect(said(at(-0.1, 9), at(-0.2, 4)).sentence).toContain('rises from 10 % (South; A surge) to 20 %');
    expect(said(at(-0.1, 9), at(0, 2)).sentence).toContain(
      'no district is short under this demand; now the worst is 10 %',
    );
  });

  it('says how much better another plan might be, and nothing of gains where there are none', () => {
    const unsure = said(at(-0.2, 9), at(-0.1, 4), 1);
    // at most 4 − 1 points are lost, at least 0
    expect(unsure).toMatchObject({ proven: false, gap: 3, better: true });
    expect(unsure.sentence).toContain('Not proven the best: another might do better by up to 3.0 points.');
    expect(said(at(-0.2, 2), at(-0.2, 2)).sentence).toMatch(/^The plan as it stands already holds up best/);
    expect(said(at(-0.2, 9), at(-0.2, 9)).sentence).toMatch(/^No plan was found that holds up better/);
  });
});
