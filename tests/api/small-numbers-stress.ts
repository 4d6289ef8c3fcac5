import { expect } from 'vitest';
import { type StressDistrict, stressAnswer, stressCases } from '../../server/contract/demand-stress.ts';
import type { Caller, TestApp } from '../support/app.ts';
import type { Reading } from '../support/recover.ts';
import { LEVELS, MONTHS, names, reading, SOURCES } from './small-numbers-app.ts';

/** As the page can be asked: at the end of every month on record, and from the last for a case in any of them. */
const ASKED = [
  ...MONTHS.map((month) => `asAt=${month}-28`).map((asked) => asked.replace('2021-03-28', '2021-04-01')),
  ...MONTHS.map((month) => `asAt=2021-04-01&month=${month}`),
  ...['2020-04-01', '2020-10-01', '2021-01-01'].map((date) => `asAt=${date}`),
];
/** Financial years on record. */
const YEARS = ['2020-04', '2021-04'].map((end, at) =>
  MONTHS.filter((month) => month < end && month >= (['2019-04', '2020-04'][at] ?? '')),
);

type Usual = StressDistrict['usual'];
type Known = Usual['referrals'];

/**
 * What the page Stress tells of usual months and of Septembers, over all months that it may be asked for. A rate is taken
 * to tell both of its counts, of the months of which it is the rate.
 */
export async function stressReadings(test: TestApp, as: Caller): Promise<Reading[]> {
  const found: Reading[] = [];
  for (const asked of ASKED) {
    const answer = await test.call('GET', `/demand/stress/effect?${asked}`, { as });
    if (answer.status !== 200) continue;
    const { districts, learntFrom } = stressAnswer.parse(answer.body);
    for (const { districtId, usual } of districts) {
      found.push(...usualReadings(test, districtId, usual, [learntFrom, ...YEARS]));
    }
  }
  const { schoolReturns } = stressCases.parse((await test.call('GET', '/demand/stress?asAt=2021-04-01', { as })).body);
  for (const { districtId, septembers } of schoolReturns) {
    const here = districtId === null ? ['north', 'south', 'east'] : [districtId];
    for (const { month, rise } of septembers) {
      const months = MONTHS.filter((other) => other < month);
      const schools = (when: readonly string[]) => reading(test, names('referrals', when, here, ['school']));
      const [referred, before] = [schools([month]), schools(months)];
      expect(rise).toBeCloseTo(Math.max(0, (referred.value * months.length) / before.value - 1), 9);
      found.push(referred, before);
    }
  }
  return found;
}

function usualReadings(test: TestApp, districtId: string, usual: Usual, spans: readonly string[][]): Reading[] {
  const sum = (what: string, when: readonly string[], parts: readonly string[]) =>
    reading(test, names(what, when, [districtId], parts));
  /** Of the months that the figure fits, both counts; several stretches may fit, and one of them is meant. */
  const told = ({ value, basis }: Known, of: (when: readonly string[]) => [Reading, Reading | number]): Reading[] => {
    if (basis !== 'own') return [];
    const fitting = spans.filter((when) => {
      const [part, whole] = of(when);
      return Math.abs(part.value / (typeof whole === 'number' ? whole : whole.value) - value) < 1e-9;
    });
    expect(fitting).not.toEqual([]);
    return fitting.slice(0, 1).flatMap((when) => of(when).filter((each) => typeof each !== 'number'));
  };
  const shareOf = (what: string, known: Known, whole: string, parts: readonly string[], of = parts) =>
    told(known, (when) => [sum(what, when, parts), sum(whole, when, of)]);
  return [
    ...told(usual.referrals, (when) => [sum('referrals', when, SOURCES), when.length]),
    ...told(usual.schoolReferrals, (when) => {
      const others = when.filter((month) => !month.endsWith('-09'));
      return [sum('referrals', others, ['school']), others.length];
    }),
    ...shareOf('engaged', usual.engaged, 'referrals', SOURCES),
    ...shareOf('unwilling', usual.unwilling, 'referrals', SOURCES),
    ...told(usual.casesPerEngaged, (when) => [sum('opened', when, LEVELS), sum('engaged', when, SOURCES)]),
    ...usual.levels.flatMap(({ levelId, openingShare, closing, steppingUp, steppingDown }) => {
      const moved = levelId === 'complex' ? 'down' : 'up';
      const present = (when: readonly string[]): Reading => {
        const [closed, steps] = [sum('closed', when, [levelId]), sum(moved, when, [levelId])];
        const open = reading(test, names('cases', when, [districtId], [levelId], ['en', 'ur', 'unknown']));
        return {
          terms: new Map([...closed.terms, ...steps.terms, ...open.terms]),
          value: closed.value + steps.value + open.value,
        };
      };
      return [
        ...shareOf('opened', openingShare, 'opened', [levelId], LEVELS),
        ...told(closing, (when) => [sum('closed', when, [levelId]), present(when)]),
        ...told(levelId === 'complex' ? steppingDown : steppingUp, (when) => [
          sum(moved, when, [levelId]),
          present(when),
        ]),
      ];
    }),
  ];
}
