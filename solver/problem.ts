import type { PlanDistrict, PlanInput, PlanPolicy, PlanStaff } from './plan-input.ts';

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
  liking: readonly number[];
  statesPreferences: boolean;
  excluded: readonly boolean[];
  /** Pinned shares by district, or null. */
  pin: number[] | null;
  maxDistricts: number;
  /** Shares are multiples of 1 ÷ steps. */
  steps: number;
}

/** Turns a read problem into positions and derived figures. Cost grows with staff × districts. */
export function compile(input: PlanInput): Problem {
  const languages = demandedLanguages(input.districts);
  const places: Places = {
    districtAt: new Map(input.districts.map((district, at) => [district.id, at])),
    caseloads: new Map(input.roles.map((role) => [role.id, role.caseload])),
    languageAt: new Map(languages.map((code, at) => [code, at])),
    indifferent: new Array<number>(input.districts.length).fill(1),
    nowhere: new Array<boolean>(input.districts.length).fill(false),
  };
  const workers = (kind: PlanStaff['kind']): Worker[] =>
    input.staff.filter((person) => person.kind === kind).map((person, index) => compileWorker(person, index, places));
  const persons = workers('person');
  const capacityFte = total(persons.map((person) => person.caseFte));
  const districts = compileDistricts(input.districts, languages, capacityFte);
  return { input, districts, persons, vacancies: workers('vacancy'), languages, policy: input.policy, capacityFte };
}

/** Districts by position with their fair share of a capacity. */
export function compileDistricts(
  districts: readonly PlanDistrict[],
  languages: readonly string[],
  capacityFte: number,
): ProblemDistrict[] {
  const fair = fairShares(
    districts.map((district) => district.demandFte),
    capacityFte,
  );
  return districts.map((district, index) => {
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
}

/** fair[d] = demand[d] ÷ Σ demand × capacity, 0 where there is no demand at all. */
export function fairShares(demandFte: readonly number[], capacityFte: number): number[] {
  const all = total(demandFte);
  return demandFte.map((demand) => (all > 0 ? (demand / all) * capacityFte : 0));
}

export function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0);
}

/** Codes of every language that some district needs, in the order the districts first name them. */
export function demandedLanguages(districts: readonly PlanDistrict[]): string[] {
  const codes = new Set<string>();
  for (const district of districts) {
    for (const [code, fte] of Object.entries(district.languageDemandFte ?? {})) if (fte > 0) codes.add(code);
  }
  return [...codes];
}

/** What the workers of one problem are compiled against. */
interface Places {
  districtAt: ReadonlyMap<string, number>;
  caseloads: ReadonlyMap<string, number>;
  languageAt: ReadonlyMap<string, number>;
  /** Liking of everybody who states none, and the districts closed to whoever may work anywhere: shared by all of them. */
  indifferent: number[];
  nowhere: boolean[];
}

function compileWorker(person: PlanStaff, index: number, places: Places): Worker {
  const { districtAt, caseloads, languageAt } = places;
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
    liking: stated ? byDistrict(person.preferences ?? {}) : places.indifferent,
    statesPreferences: stated,
    excluded: excluded.size > 0 ? [...districtAt.keys()].map((id) => excluded.has(id)) : places.nowhere,
    pin: pinned === undefined ? null : byDistrict(pinned),
    maxDistricts: person.maxDistricts ?? 1,
    steps: (person.maxDistricts ?? 1) > 1 ? Math.round(1 / (person.splitStep ?? 1)) : 1,
  };
}
