import type { PlanInput } from '../../solver/plan-input.ts';
import { randomStream } from '../../solver/random.ts';
import { accepted } from '../support/solver-problems.ts';

export interface InstanceSize {
  persons: number;
  districts: number;
  seed: number;
  /** Share of the people who may be split, in tenths. */
  splits?: boolean;
  maxMoves?: number;
  /** Most FTE in each district: a tenth more than its share of everybody. */
  tightMaximums?: boolean;
}

const languageOdds: [string, number][] = [
  ['ur', 0.13],
  ['bn', 0.09],
  ['pa', 0.05],
  ['ro', 0.03],
  ['pl', 0.03],
  ['ar', 0.02],
];

/** A seeded problem in the proportions of a council's service: one manager a district, one senior in eight. */
export function instance(size: InstanceSize): PlanInput {
  const { persons, districts, seed, splits = false, maxMoves, tightMaximums = false } = size;
  const random = randomStream(seed);
  const between = (low: number, high: number): number => low + (high - low) * random();
  const ids = Array.from({ length: districts }, (_, at) => `d${String(at + 1).padStart(2, '0')}`);
  const anyDistrict = (): string => ids[Math.floor(random() * districts)] ?? 'd01';
  const scale = (persons * 0.75) / districts;
  return accepted({
    format: 'evenhand-problem/1',
    title: `${persons} × ${districts}, seed ${seed}`,
    districts: ids.map((id) => {
      const demandFte = scale * between(0.5, 1.5);
      const need = languageOdds.map(([code, odds]): [string, number] => [code, demandFte * odds * between(0.2, 1.8)]);
      return {
        id,
        name: id,
        demandFte,
        languageDemandFte: Object.fromEntries(need),
        minimumFte: { 'team-manager': 1 },
        ...(tightMaximums ? { maximumFte: 1 + demandFte * 1.2 } : {}),
      };
    }),
    roles: [
      { id: 'team-manager', caseload: 0 },
      { id: 'senior-practitioner', caseload: 0.5 },
      { id: 'caseworker', caseload: 1 },
    ],
    staff: Array.from({ length: persons }, (_, at) => {
      const role = at < districts ? 'team-manager' : random() < 0.12 ? 'senior-practitioner' : 'caseworker';
      const [first, second] = [anyDistrict(), anyDistrict()];
      const current = anyDistrict();
      const stated = random();
      const preferences = stated < 0.5 ? { [second]: 0.6, [first]: 1 } : stated < 0.75 ? { [current]: 1 } : {};
      return {
        id: `W${String(at + 1).padStart(4, '0')}`,
        kind: 'person',
        role,
        fte: role === 'team-manager' ? 1 : [1, 1, 0.8, 0.6, 0.5][Math.floor(random() * 5)],
        languages: languageOdds.filter(([, odds]) => random() < odds * 0.9).map(([code]) => code),
        current,
        preferences,
        excluded: random() < 0.08 ? ids.filter((id) => id !== current && random() < 1.5 / districts) : [],
        ...(splits && random() < 0.15 ? { maxDistricts: 2, splitStep: random() < 0.6 ? 0.5 : 0.2 } : {}),
      };
    }),
    policy: { maxMoves: maxMoves ?? null },
  });
}
