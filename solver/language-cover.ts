import type { Problem, Worker } from './problem.ts';
import type { Shares } from './shares.ts';

/** Speakers in one district who speak the same set of languages, together. */
export interface SpeakerGroup {
  /** Language positions, ascending. */
  speaks: number[];
  capacityFte: number;
}

export interface Cover {
  /** Covered FTE by language position. */
  coveredFte: number[];
  /** FTE that group g gives to the i-th language it speaks. */
  given: number[][];
  /** Σ over languages of demand that stays uncovered. */
  unmetFte: number;
}

/** Persons who carry cases and speak a needed language, grouped by the set they speak. */
export function speakerSets(problem: Problem): { speaks: number[]; members: Worker[] }[] {
  const groups = new Map<string, { speaks: number[]; members: Worker[] }>();
  for (const worker of problem.persons) {
    if (worker.speaks.length === 0 || worker.caseFte === 0) continue;
    const key = worker.speaks.join(' ');
    const group = groups.get(key) ?? { speaks: worker.speaks, members: [] };
    group.members.push(worker);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The speakers placed in one district under the shares given, in the order of the sets. */
export function speakerGroups(sets: ReturnType<typeof speakerSets>, shares: Shares, district: number): SpeakerGroup[] {
  return sets.map(({ speaks, members }) => ({
    speaks,
    capacityFte: members.reduce((sum, worker) => sum + worker.caseFte * (shares[worker.index]?.[district] ?? 0), 0),
  }));
}

/** Cover of every language in one district under the shares given. */
export function coverOf(problem: Problem, shares: Shares, district: number, sets = speakerSets(problem)): Cover {
  return bestCover(problem.districts[district]?.languageDemandFte ?? [], speakerGroups(sets, shares, district));
}

/**
 * Divides each group's capacity among the languages it speaks so that the least demand stays uncovered: a maximum flow
 * from groups to languages by shortest augmenting paths (Edmonds & Karp 1972).
 */
export function bestCover(demandFte: readonly number[], groups: readonly SpeakerGroup[]): Cover {
  const tiny = 1e-12;
  const coveredFte = demandFte.map(() => 0);
  const given = groups.map((group) => group.speaks.map(() => 0));
  const left = groups.map((group) => group.capacityFte);
  // specialists first, then augment: a group may take over a language so that another can serve a second one
  const order = groups
    .map((_, g) => g)
    .sort((a, b) => (groups[a]?.speaks.length ?? 0) - (groups[b]?.speaks.length ?? 0));
  for (const g of order) {
    let path = (left[g] ?? 0) > tiny ? augmentingPath(g, demandFte, coveredFte, groups, given) : null;
    while (path) {
      const last = path[path.length - 1];
      let amount = Math.min(
        left[g] ?? 0,
        (demandFte[last?.language ?? -1] ?? 0) - (coveredFte[last?.language ?? -1] ?? 0),
      );
      for (const step of path.slice(1)) amount = Math.min(amount, given[step.group]?.[step.released] ?? 0);
      path.forEach((step, at) => {
        const row = given[step.group] ?? [];
        if (at > 0) row[step.released] = (row[step.released] ?? 0) - amount;
        row[step.taken] = (row[step.taken] ?? 0) + amount;
      });
      if (last) coveredFte[last.language] = (coveredFte[last.language] ?? 0) + amount;
      left[g] = (left[g] ?? 0) - amount;
      path = (left[g] ?? 0) > tiny ? augmentingPath(g, demandFte, coveredFte, groups, given) : null;
    }
  }
  const unmetFte = demandFte.reduce((sum, demand, l) => sum + Math.max(0, demand - (coveredFte[l] ?? 0)), 0);
  return { coveredFte, given, unmetFte };
}

/** One group on a path: it lets go of its `released`-th language (taken by the group before) and takes its `taken`-th. */
interface Step {
  group: number;
  released: number;
  taken: number;
  language: number;
}

function augmentingPath(
  from: number,
  demandFte: readonly number[],
  coveredFte: readonly number[],
  groups: readonly SpeakerGroup[],
  given: readonly number[][],
): Step[] | null {
  const tiny = 1e-12;
  const reached = new Map<number, { step: Step; before: number | null }>();
  const queue: { group: number; released: number; via: number | null }[] = [{ group: from, released: -1, via: null }];
  const entered = new Set([from]);
  for (const { group, released, via } of queue) {
    const speaks = groups[group]?.speaks ?? [];
    for (let taken = 0; taken < speaks.length; taken++) {
      const language = speaks[taken] ?? -1;
      if (reached.has(language)) continue;
      reached.set(language, { step: { group, released, taken, language }, before: via });
      if ((demandFte[language] ?? 0) - (coveredFte[language] ?? 0) > tiny) return trace(reached, language);
      groups.forEach((other, g) => {
        const at = other.speaks.indexOf(language);
        if (entered.has(g) || at < 0 || (given[g]?.[at] ?? 0) <= tiny) return;
        entered.add(g);
        queue.push({ group: g, released: at, via: language });
      });
    }
  }
  return null;
}

function trace(reached: ReadonlyMap<number, { step: Step; before: number | null }>, language: number): Step[] {
  const path: Step[] = [];
  for (let at: number | null = language; at !== null; ) {
    const entry = reached.get(at);
    if (!entry) break;
    path.unshift(entry.step);
    at = entry.before;
  }
  return path;
}
