import { type Cover, coverOf, speakerSets } from '../language-cover.ts';
import type { Problem } from '../problem.ts';
import type { ProgramDraft, Term } from '../program.ts';
import type { Shares } from '../shares.ts';
import { fte, languageName } from '../words.ts';
import type { SoftRule } from './rule.ts';

/** Demand in a language that no speaker's capacity covers; a speaker of two languages counts once. */
export const language: SoftRule = {
  kind: 'soft',
  id: 'language',
  title: 'Language cover',
  unit: 'FTE',
  meaning: 'Families who need a language find a worker who speaks it.',
  formula: 'Σ_{d,l} unmet[d,l], capacity c[w]·s[w,d] divided among the languages spoken',
  build: (draft) => {
    if (draft.problem.policy.weights.language > 0) addCover(draft);
  },
  amounts: (problem, shares) => {
    const sets = speakerSets(problem);
    return problem.districts.map((district) => coverOf(problem, shares, district.index, sets).unmetFte);
  },
  sentence: (problem, { district, amount }, would = false) =>
    `${problem.districts[district]?.name ?? ''} ${would ? 'would be' : 'is'} ${fte(amount)} short of language cover`,
};

/** The same sentence for one language: “East would be 0.80 FTE short of Bengali cover”. */
export function oneLanguageSentence(district: string, code: string, amount: number, would: boolean): string {
  return `${district} ${would ? 'would be' : 'is'} ${fte(amount)} short of ${languageName(code)} cover`;
}

/**
 * Speakers are grouped by the set of languages they speak, exactly: a group's capacity in a district is Σ c·s, a group of
 * one language covers it directly, a group of several divides its capacity by give[d,g,l].
 */
function addCover(draft: ProgramDraft): void {
  const { problem } = draft;
  const sets = speakerSets(problem);
  const subsets = languageSubsets(sets.map(({ speaks }) => speaks));
  for (const district of problem.districts) {
    const cover = latest((shares) => coverOf(problem, shares, district.index, sets));
    const coverTerms: Term[][] = problem.languages.map(() => []);
    sets.forEach(({ speaks, members }, g) => {
      const capacity = members.map((worker) => draft.share(worker, district.index, worker.caseFte));
      const needed = speaks.filter((l) => (district.languageDemandFte[l] ?? 0) > 0);
      const [only] = needed;
      if (only !== undefined && needed.length === 1) coverTerms[only]?.push(...capacity);
      if (needed.length < 2) return;
      const gives = needed.map((l) => {
        const column = draft.addColumn({
          name: `${problem.languages[l]} from group ${g} in ${district.id}`,
          upper: district.languageDemandFte[l] ?? 0,
          follows: (shares) => cover(shares).given[g]?.[speaks.indexOf(l)] ?? 0,
        });
        coverTerms[l]?.push({ column, value: 1 });
        return { column, value: 1 };
      });
      const taken = capacity.map(({ column, value }) => ({ column, value: -value }));
      draft.addRow(`speakers: group ${g} in ${district.id}`, { upper: 0 }, [...gives, ...taken]);
    });
    const unmet = addUnmet(draft, district.index, coverTerms, cover);
    addSubsetCoverings(draft, district.index, subsets, unmet);
  }
}

function addUnmet(
  draft: ProgramDraft,
  district: number,
  coverTerms: readonly Term[][],
  cover: (shares: Shares) => Cover,
): Map<number, number> {
  const { problem } = draft;
  const place = problem.districts[district];
  const columns = new Map<number, number>();
  place?.languageDemandFte.forEach((demand, l) => {
    if (demand <= 0) return;
    const column = draft.addColumn({
      name: `unmet ${problem.languages[l]} in ${place.id}`,
      cost: problem.policy.weights.language,
      upper: demand,
      follows: (shares) => Math.max(0, demand - (cover(shares).coveredFte[l] ?? 0)),
    });
    const terms = [{ column, value: 1 }, ...(coverTerms[l] ?? [])];
    draft.addRow(`language: ${problem.languages[l]} in ${place.id}`, { lower: demand }, terms);
    columns.set(l, column);
  });
  return columns;
}

/** Sets of languages worth a cut: each language, and what the speakers of several speak, up to three at a time. */
function languageSubsets(spoken: readonly number[][]): number[][] {
  const subsets = new Map<string, number[]>();
  for (const speaks of spoken) {
    for (let mask = 1; mask < 1 << Math.min(speaks.length, 6); mask++) {
      const subset = speaks.filter((_, bit) => mask & (1 << bit));
      if (subset.length <= 3) subsets.set(subset.join(' '), subset);
    }
  }
  return [...subsets.values()];
}

/**
 * Gale and Hoffman's condition for each set S of languages: Σ_{l∈S} unmet + Σ_w min(c·s, need of what w speaks of S) ≥
 * need of S. It says more than the program does, because nobody is counted beyond what their languages need.
 */
function addSubsetCoverings(
  draft: ProgramDraft,
  district: number,
  subsets: readonly number[][],
  unmet: ReadonlyMap<number, number>,
): void {
  const demand = draft.problem.districts[district]?.languageDemandFte ?? [];
  const needOf = (languages: readonly number[]): number => languages.reduce((sum, l) => sum + (demand[l] ?? 0), 0);
  const speakers = draft.workers.filter((worker) => worker.caseFte > 0 && worker.speaks.length > 0);
  for (const subset of subsets) {
    const slack = subset.flatMap((l) => unmet.get(l) ?? []);
    if (slack.length < subset.length) continue;
    const terms = speakers.flatMap((worker) => {
      const use = needOf(worker.speaks.filter((l) => subset.includes(l)));
      const { column, value } = draft.share(worker, district, worker.caseFte);
      return use > 0 ? [{ column, value: Math.min(value, use) }] : [];
    });
    draft.coverings.push({ need: needOf(subset), slack, terms });
  }
}

/** Remembers the cover of the shares asked for last: every column of a district asks for the same. */
function latest(compute: (shares: Shares) => Cover): (shares: Shares) => Cover {
  let known: { shares: Shares; cover: Cover } | null = null;
  return (shares) => {
    if (known?.shares !== shares) known = { shares, cover: compute(shares) };
    return known.cover;
  };
}

/** Unmet FTE by district and language, for one division of the speakers that leaves the least unmet. */
export function unmetByLanguage(problem: Problem, shares: Shares): number[][] {
  const sets = speakerSets(problem);
  return problem.districts.map((district) => {
    const { coveredFte } = coverOf(problem, shares, district.index, sets);
    return district.languageDemandFte.map((demand, l) => Math.max(0, demand - (coveredFte[l] ?? 0)));
  });
}
