import { bestCover } from './language-cover.ts';
import type { Problem, Worker } from './problem.ts';

/** Languages that some speaker links belong together; beyond this many in one group the flow is used instead. */
const largestSubsetGroup = 9;

/**
 * Unmet language demand of every district, kept up to date as people move: by the subset formula, unmet(d) =
 * max over sets S of languages of Σ demand[d,S] − capacity of everybody in d who speaks any of S (Gale 1957,
 * Hoffman 1960), taken separately for each group of languages that share speakers. Exact, and microseconds a move.
 */
export class LanguageTally {
  private readonly groups: LanguageGroup[];
  /** Group position by worker, −1 where no needed language is spoken. */
  private readonly groupOf: Int16Array;

  constructor(problem: Problem) {
    const linked = linkedLanguages(problem);
    this.groups = linked.map((languages) =>
      languages.length <= largestSubsetGroup ? new SubsetGroup(problem, languages) : new FlowGroup(problem, languages),
    );
    this.groupOf = Int16Array.from(problem.persons, (worker) =>
      worker.caseFte > 0 ? linked.findIndex((languages) => languages.includes(worker.speaks[0] ?? -1)) : -1,
    );
  }

  /** Σ unmet FTE in a district. */
  unmet(district: number): number {
    return this.groups.reduce((sum, group) => sum + group.unmet(district), 0);
  }

  /** Change of the unmet FTE in a district if `gained` FTE of one person came and `lost` FTE of another went (−1: nobody). */
  change(district: number, comer: number, gained: number, goer: number, lost: number): number {
    const into = comer < 0 ? -1 : (this.groupOf[comer] ?? -1);
    const from = goer < 0 ? -1 : (this.groupOf[goer] ?? -1);
    if (into < 0 && from < 0) return 0;
    if (into === from) return this.groups[into]?.change(district, comer, gained, goer, lost) ?? 0;
    const plus = into < 0 ? 0 : (this.groups[into]?.change(district, comer, gained, -1, 0) ?? 0);
    return plus + (from < 0 ? 0 : (this.groups[from]?.change(district, -1, 0, goer, lost) ?? 0));
  }

  /** Puts `capacityFte` of a person into a district (negative: takes it out). */
  add(district: number, worker: Worker, capacityFte: number): void {
    const group = this.groupOf[worker.index] ?? -1;
    if (group >= 0) this.groups[group]?.add(district, worker.index, capacityFte);
  }
}

interface LanguageGroup {
  unmet: (district: number) => number;
  change: (district: number, comer: number, gained: number, goer: number, lost: number) => number;
  add: (district: number, worker: number, capacityFte: number) => void;
}

/** Keeps Σ demand − Σ capacity for each of the 2^k sets of languages in each district. */
class SubsetGroup implements LanguageGroup {
  private readonly masks: Int32Array;
  private readonly slack: Float64Array[];
  private readonly worst: Float64Array;

  constructor(problem: Problem, languages: readonly number[]) {
    const size = 1 << languages.length;
    this.masks = Int32Array.from(problem.persons, (worker) =>
      languages.reduce((mask, l, bit) => (worker.speaks.includes(l) ? mask | (1 << bit) : mask), 0),
    );
    this.slack = problem.districts.map((district) =>
      Float64Array.from({ length: size }, (_, set) =>
        languages.reduce((sum, l, bit) => (set & (1 << bit) ? sum + (district.languageDemandFte[l] ?? 0) : sum), 0),
      ),
    );
    this.worst = Float64Array.from(this.slack, (slack) => Math.max(0, ...slack));
  }

  unmet(district: number): number {
    return this.worst[district] ?? 0;
  }

  change(district: number, comer: number, gained: number, goer: number, lost: number): number {
    const slack = this.slack[district];
    if (!slack) return 0;
    const comes = comer < 0 ? 0 : (this.masks[comer] ?? 0);
    const goes = goer < 0 ? 0 : (this.masks[goer] ?? 0);
    let worst = 0;
    for (let set = 1; set < slack.length; set++) {
      let value = slack[set] ?? 0;
      if (set & comes) value -= gained;
      if (set & goes) value += lost;
      if (value > worst) worst = value;
    }
    return worst - (this.worst[district] ?? 0);
  }

  add(district: number, worker: number, capacityFte: number): void {
    const slack = this.slack[district];
    if (!slack) return;
    const mask = this.masks[worker] ?? 0;
    let worst = 0;
    for (let set = 1; set < slack.length; set++) {
      const value = (slack[set] ?? 0) - (set & mask ? capacityFte : 0);
      slack[set] = value;
      if (value > worst) worst = value;
    }
    this.worst[district] = worst;
  }
}

/** The same by maximum flow, for groups of many linked languages. */
class FlowGroup implements LanguageGroup {
  private readonly demand: number[][];
  private readonly speaks: number[][];
  private readonly setOf: Int32Array;
  private readonly capacity: Float64Array[];
  private readonly now: Float64Array;

  constructor(problem: Problem, languages: readonly number[]) {
    const sets = new Map<string, number>();
    this.speaks = [];
    this.setOf = Int32Array.from(problem.persons, (worker) => {
      const key = worker.speaks.join(' ');
      const at = sets.get(key) ?? sets.size;
      if (!sets.has(key)) {
        sets.set(key, at);
        this.speaks.push(worker.speaks.map((l) => languages.indexOf(l)).filter((l) => l >= 0));
      }
      return at;
    });
    this.demand = problem.districts.map((district) => languages.map((l) => district.languageDemandFte[l] ?? 0));
    this.capacity = problem.districts.map(() => new Float64Array(sets.size));
    this.now = Float64Array.from(problem.districts, (_, d) => this.compute(d));
  }

  unmet(district: number): number {
    return this.now[district] ?? 0;
  }

  change(district: number, comer: number, gained: number, goer: number, lost: number): number {
    this.shift(district, comer, gained);
    this.shift(district, goer, -lost);
    const after = this.compute(district);
    this.shift(district, comer, -gained);
    this.shift(district, goer, lost);
    return after - (this.now[district] ?? 0);
  }

  add(district: number, worker: number, capacityFte: number): void {
    this.shift(district, worker, capacityFte);
    this.now[district] = this.compute(district);
  }

  private shift(district: number, worker: number, capacityFte: number): void {
    const row = this.capacity[district];
    const set = worker < 0 ? -1 : (this.setOf[worker] ?? -1);
    if (row && set >= 0) row[set] = (row[set] ?? 0) + capacityFte;
  }

  private compute(district: number): number {
    const capacity = this.capacity[district];
    const groups = this.speaks.map((speaks, set) => ({ speaks, capacityFte: Math.max(0, capacity?.[set] ?? 0) }));
    return bestCover(this.demand[district] ?? [], groups).unmetFte;
  }
}

/** Language positions in groups: two languages are linked when one person who carries cases speaks both. */
function linkedLanguages(problem: Problem): number[][] {
  const root = problem.languages.map((_, l) => l);
  const find = (l: number): number => {
    const above = root[l] ?? l;
    return above === l ? l : find(above);
  };
  for (const worker of problem.persons) {
    if (worker.caseFte === 0) continue;
    const [first, ...others] = worker.speaks;
    if (first !== undefined) for (const other of others) root[find(other)] = find(first);
  }
  const groups = new Map<number, number[]>();
  root.forEach((_, l) => {
    groups.set(find(l), [...(groups.get(find(l)) ?? []), l]);
  });
  return [...groups.values()];
}
