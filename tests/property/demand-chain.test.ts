import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { districtDemand } from '../../server/domain/caseload.ts';
import { type ChainInput, districtChain } from '../../server/domain/demand/chain.ts';
import { districtFigures, uncountedFigure } from '../../server/domain/demand/forecast/district-figures.ts';
import { monthDemand } from '../../server/domain/demand/month-demand.ts';
import { type ServiceSource, serviceFacts } from '../../server/domain/facts.ts';

const seed = 20210401;
const LEVELS = ['l1', 'l2', 'l3', 'l4'];
const LANGUAGES = ['en', 'ur', 'unknown'];
const MONTH = '2021-03';
const few = fc.nat({ max: 300 });

const count = fc.record({
  levelId: fc.constantFrom(...LEVELS),
  languageCode: fc.constantFrom(...LANGUAGES),
  openCases: few,
  families: fc.option(few),
});
const referral = fc
  .record({
    sourceId: fc.constantFrom('school', 'police'),
    ...{ engaged: few, unwilling: few, straightToMash: few, undecided: few, repeatEntries: few, others: few },
  })
  .map(({ undecided, others, ...row }) => {
    const referrals = row.engaged + row.unwilling + row.straightToMash + undecided;
    return { ...row, referrals, contacts: referrals + row.repeatEntries + others };
  });
const flow = fc.record({
  levelId: fc.constantFrom(...LEVELS),
  ...{ opened: few, closed: few, steppedUp: few, steppedDown: few, closedDays: few },
});
const part = fc.record({
  counts: fc.array(count, { maxLength: 8 }),
  referrals: fc.array(referral, { minLength: 1, maxLength: 4 }),
  flows: fc.array(flow, { maxLength: 4 }),
});
const settings = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }),
  pointsPerFullTime: fc.integer({ min: 10, max: 200 }),
  chasingPoints: fc.option(fc.integer({ min: 0, max: 10 })),
  travelShare: fc.option(fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100)),
});
type Part = Pick<ChainInput, 'counts' | 'referrals' | 'flows'>;
type Settings = typeof settings extends fc.Arbitrary<infer T> ? T : never;

const unwillingOf = ({ referrals }: Part) => referrals.reduce((sum, { unwilling }) => sum + unwilling, 0);
function chainOf(of: Part, { weights, travelShare, ...by }: Settings) {
  const pointsByLevel = new Map(LEVELS.map((level, at) => [level, weights[at] ?? 1]));
  const standard = { ...by, pointsByLevel, languagesThatNeedASpeaker: new Set(['ur']) };
  const input = { ...of, districtId: 'north', unwillingOfMonth: unwillingOf(of), outOfScope: [], travelShare };
  return { standard, ...districtChain(input, standard, LEVELS) };
}

describe('the whole chain of a district', () => {
  it('needs exactly a case’s weight ÷ points carried more with one case more, and is never shown as less', () => {
    fc.assert(
      fc.property(part, settings, fc.nat(3), (of, by, at) => {
        const before = chainOf(of, by);
        const levelId = LEVELS[at] ?? '';
        const more = [...of.counts, { levelId, languageCode: 'en', openCases: 1 }];
        const after = chainOf({ ...of, counts: more }, by);
        const each = (by.weights[at] ?? 0) / (by.pointsPerFullTime * (1 - (by.travelShare ?? 0)));
        expect(after.demandFte - before.demandFte).toBeCloseTo(each, 9);
        expect(Number(after.demandFte.toFixed(2))).toBeGreaterThanOrEqual(Number(before.demandFte.toFixed(2)));
        expect(after.openCases).toBe(before.openCases + 1);
      }),
      { seed },
    );
  });

  it('needs exactly the points of chasing more with one family more that is unwilling', () => {
    fc.assert(
      fc.property(part, settings, (of, by) => {
        const one = { sourceId: 'school', contacts: 1, referrals: 1, repeatEntries: 0, straightToMash: 0 };
        const more = { ...of, referrals: [...of.referrals, { ...one, engaged: 0, unwilling: 1 }] };
        const [before, after] = [chainOf(of, by), chainOf(more, by)];
        expect(after.points - before.points).toBe(by.chasingPoints ?? 0);
        expect(after.demandFte).toBeGreaterThanOrEqual(before.demandFte);
        expect(after.referrals?.unwilling).toBe((before.referrals?.unwilling ?? 0) + 1);
      }),
      { seed },
    );
  });

  it('is kept link by link where a district is split in two', () => {
    fc.assert(
      fc.property(part, part, settings, (one, other, by) => {
        const whole = chainOf(
          {
            counts: [...one.counts, ...other.counts],
            referrals: [...one.referrals, ...other.referrals],
            flows: [...one.flows, ...other.flows],
          },
          by,
        );
        const parts = [chainOf(one, by), chainOf(other, by)];
        const sum = (of: (chain: typeof whole) => number) => parts.reduce((total, chain) => total + of(chain), 0);
        expect(sum(({ demandFte }) => demandFte)).toBeCloseTo(whole.demandFte, 8);
        for (const of of ['casePoints', 'points', 'openCases'] as const)
          expect(sum((chain) => chain[of])).toBe(whole[of]);
        for (const of of ['contacts', 'referrals', 'toDistrict', 'engaged', 'unwilling', 'undecided'] as const) {
          expect(sum(({ referrals }) => referrals?.[of] ?? 0)).toBe(whole.referrals?.[of]);
        }
        for (const [at] of LEVELS.entries()) {
          // where one of the parts has no flow, its open cases are not among those that were there
          const flows = parts.map(({ levels }) => levels[at]?.flow ?? null);
          if (flows.includes(null)) continue;
          const present = flows.reduce((total, found) => total + (found?.present ?? 0), 0);
          expect(present).toBe(whole.levels[at]?.flow?.present);
        }
      }),
      { seed },
    );
  });

  it('is the same however it is asked for: by the chain, the overview, the history and the review', () => {
    fc.assert(
      fc.property(part, settings, (of, by) => {
        const chain = chainOf(of, by);
        const { weights, travelShare, ...rest } = by;
        const fromDate = '2020-04-01';
        const rows = {
          standards: [{ ...rest, fromDate, fullTimeMinutes: 2220, source: 'a test' }],
          weights: LEVELS.map((levelId, at) => ({ levelId, fromDate, points: weights[at] ?? 1 })),
          travel: travelShare === null ? [] : [{ districtId: 'north', fromDate, share: travelShare }],
        };
        const unwilling = [{ month: MONTH, districtId: 'north', unwilling: unwillingOf(of) }];
        const levels = LEVELS.flatMap((levelId) => {
          const own = of.counts.filter((row) => row.levelId === levelId);
          return own.length === 0
            ? []
            : [{ levelId, openCases: own.reduce((sum, { openCases }) => sum + openCases, 0) }];
        });
        const source: ServiceSource = {
          ...{
            ...rows,
            unwilling,
            asAt: '2021-04-01',
            districts: [{ id: 'north', name: 'North' }],
            roles: [],
            minimums: [],
          },
          languages: LANGUAGES.map((code) => ({ code, name: code, needsSpeaker: code === 'ur' })),
          levels: LEVELS.map((id) => ({ id, name: id })),
          counts: of.counts.map((row) => ({ ...row, month: MONTH, districtId: 'north' })),
        };
        const sums = [{ month: MONTH, districtId: 'north', levels }];
        const found = [
          of.counts.length === 0 ? chain.demandFte : serviceFacts(source).districts[0]?.demandFte,
          monthDemand(rows, () => unwillingOf(of))({ month: MONTH, districtId: 'north', levels }).demandFte,
          districtFigures({ ...rows, sums, unwilling }, '2021-04-01')
            .get('north')
            ?.get(MONTH),
        ];
        for (const demandFte of found) expect(demandFte).toBeCloseTo(chain.demandFte, 9);
        const chased = districtDemand([], chain.standard, { unwilling: unwillingOf(of), travelShare });
        expect(uncountedFigure({ ...rows, unwilling }, '2021-04-01')(MONTH, 'north')).toBe(chased.demandFte);
      }),
      { seed },
    );
  });
});
