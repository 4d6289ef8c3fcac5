import type { PlanInput, PlanPolicy, PlanStaff } from './plan-input.ts';

/** The planning problem by position: persons w, vacancies v, districts d, languages l. */
export interface Problem {
  input: PlanInput;
  districts: ProblemDistrict[];
  persons: Worker[];
  vacancies: Worker[];
  /** Codes of every language that some district needs. */
  languages: string[];
  policy: PlanPolicy;
  /** C = Σ c over persons, case-holding FTE. */
  capacityFte: number;
}

export interface ProblemDistrict {
  index: number;
  id: string;
  name: string;
  demandFte: number;
  /** fair[d] = demand[d] ÷ Σ demand × C; 0 where there is no demand. */
  fairFte: number;
  /** Demand by language position. */
  languageDemandFte: number[];
  minimums: { role: string; fte: number }[];
  /** Infinity where there is no limit. */
  maximumFte: number;
}

export interface Worker {
  index: number;
  id: string;
  label: string;
  role: string;
  fte: number;
  /** c[w] = caseload(role) × fte. */
  caseFte: number;
  /** Positions of the languages spoken that some district needs. */
  speaks: number[];
  /** Position of the current district, or −1. */
  current: number;
  /** Liking 0…1 by district; 1 everywhere when none is stated. */
  liking: number[];
  statesPreferences: boolean;
  excluded: boolean[];
  /** Pinned shares by district, or null. */
  pin: number[] | null;
  maxDistricts: number;
  /** Shares are multiples of 1 ÷ steps. */
  steps: number;
}

/** Turns a read problem into positions and derived figures. Cost grows with staff × districts. */
export function compile(input: PlanInput): Problem {
  const languages = demandedLanguages(input);
  const districtAt = new Map(input.districts.map((district, at) => [district.id, at]));
  const caseloads = new Map(input.roles.map((role) => [role.id, role.caseload]));
  const languageAt = new Map(languages.map((code, at) => [code, at]));
  const workers = (kind: PlanStaff['kind']): Worker[] =>
    input.staff
      .filter((person) => person.kind === kind)
      .map((person, index) => compileWorker(person, index, districtAt, caseloads, languageAt));
  const persons = workers('person');
  const capacityFte = total(persons.map((person) => person.caseFte));
  const fair = fairShares(
    input.districts.map((district) => district.demandFte),
    capacityFte,
  );
  const districts = input.districts.map((district, index): ProblemDistrict => {
    const need = new Map(Object.entries(district.languageDemandFte ?? {}));
    return {
      index,
      id: district.id,
      name: district.name,
      demandFte: district.demandFte,
      fairFte: fair[index] ?? 0,
      languageDemandFte: languages.map((code) => need.get(code) ?? 0),
      minimums: Object.entries(district.minimumFte ?? {}).map(([role, fte]) => ({ role, fte })),
      maximumFte: district.maximumFte ?? Number.POSITIVE_INFINITY,
    };
  });
  return { input, districts, persons, vacancies: workers('vacancy'), languages, policy: input.policy, capacityFte };
}

/** fair[d] = demand[d] ÷ Σ demand × capacity, 0 where there is no demand at all. */
export function fairShares(demandFte: readonly number[], capacityFte: number): number[] {
  const all = total(demandFte);
  return demandFte.map((demand) => (all > 0 ? (demand / all) * capacityFte : 0));
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}

function demandedLanguages(input: PlanInput): string[] {
  const codes = new Set<string>();
  for (const district of input.districts) {
    for (const [code, fte] of Object.entries(district.languageDemandFte ?? {})) if (fte > 0) codes.add(code);
  }
  return [...codes];
}

function compileWorker(
  person: PlanStaff,
  index: number,
  districtAt: ReadonlyMap<string, number>,
  caseloads: ReadonlyMap<string, number>,
  languageAt: ReadonlyMap<string, number>,
): Worker {
  const byDistrict = (record: Record<string, number>): number[] => {
    const values = new Array<number>(districtAt.size).fill(0);
    for (const [id, value] of Object.entries(record)) values[districtAt.get(id) ?? -1] = value;
    return values;
  };
  const stated = Object.keys(person.preferences ?? {}).length > 0;
  const excluded = new Set(person.excluded ?? []);
  const pinned = typeof person.pinned === 'string' ? Object.fromEntries([[person.pinned, 1]]) : person.pinned;
  return {
    index,
    id: person.id,
    label: person.name ?? person.id,
    role: person.role,
    fte: person.fte,
    caseFte: (caseloads.get(person.role) ?? 0) * person.fte,
    speaks: person.languages.flatMap((code) => languageAt.get(code) ?? []).sort((a, b) => a - b),
    current: person.current == null ? -1 : (districtAt.get(person.current) ?? -1),
    liking: stated ? byDistrict(person.preferences ?? {}) : new Array<number>(districtAt.size).fill(1),
    statesPreferences: stated,
    excluded: [...districtAt.keys()].map((id) => excluded.has(id)),
    pin: pinned === undefined ? null : byDistrict(pinned),
    maxDistricts: person.maxDistricts ?? 1,
    steps: (person.maxDistricts ?? 1) > 1 ? Math.round(1 / (person.splitStep ?? 1)) : 1,
  };
}
