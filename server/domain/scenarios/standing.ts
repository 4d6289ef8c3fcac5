import type { DistrictBalance } from '../measures.ts';
import { listed, shortWords, worstWords } from './words.ts';

/** How one scenario stands: its worst district. */
export interface Standing {
  /** Null for doing nothing. */
  planId: string | null;
  name: string;
  worst: { districtId: string; difference: number } | null;
  word: DistrictBalance['word'];
}

type NameOf = (districtId: string) => string;

/**
 * The scenarios whose worst district is least far below its fair share; those that round to the same percentage stand
 * alike. Empty where no district has a fair share.
 */
export function bestStanding<Each extends Standing>(standings: readonly Each[]): Each[] {
  const points = ({ worst }: Standing) => (worst === null ? null : Math.round(worst.difference * 100));
  const best = standings.reduce<number | null>((found, each) => {
    const own = points(each);
    return own === null || (found !== null && found >= own) ? found : own;
  }, null);
  return best === null ? [] : standings.filter((each) => points(each) === best);
}

/**
 * Which scenario stands best and how, and how doing nothing stands beside it: “Best: “April restructure”, where the worst
 * district is South, 6 % short. Doing nothing leaves East 15 % short.”
 * @param districtName name of a district by its id
 */
export function standingSentence(standings: readonly Standing[], districtName: NameOf): string {
  const best = bestStanding(standings);
  const [first] = best;
  if (!first) return 'No district has demand, so none is better than another.';
  if (standings.length === 1) return `The worst district is ${worstWords(first, districtName)}.`;
  if (best.length === standings.length) {
    return `All stand alike, each with its worst district ${shortWords(first)}.`;
  }
  const isNothing = best.some(({ planId }) => planId === null);
  const others = best.filter(({ planId }) => planId !== null).map(({ name }) => `“${name}”`);
  const names = listed([...(isNothing ? ['doing nothing'] : []), ...others]);
  const said =
    best.length > 1
      ? `Best: ${names}, each with its worst district ${shortWords(first)}.`
      : `Best: ${names}, where the worst district is ${worstWords(first, districtName)}.`;
  const nothing = standings.find(({ planId }) => planId === null);
  if (isNothing || !nothing) return said;
  return `${said} Doing nothing: ${worstWords(nothing, districtName)}.`;
}

/**
 * How often which scenario stands best: “Of 3 stress cases, “April restructure” stands best in 2 and doing nothing in 1.”
 * @param bests the best of each case; where some stand alike each of them counts
 */
export function overallSentence(bests: readonly (readonly Pick<Standing, 'planId' | 'name'>[])[]): string {
  const cases = bests.length === 1 ? '1 stress case' : `${bests.length} stress cases`;
  const counted = new Map<string, number>();
  for (const { planId, name } of bests.flat()) {
    const called = planId === null ? 'doing nothing' : `“${name}”`;
    counted.set(called, (counted.get(called) ?? 0) + 1);
  }
  const most = [...counted].sort(([, a], [, b]) => b - a);
  if (most.length === 0) return `Under ${cases} none stands better than another.`;
  const said = most.map(([called, count], at) => `${called} ${at === 0 ? 'stands best ' : ''}in ${count}`);
  const alike = bests.some((best) => best.length > 1) ? ' Those that stand alike all count.' : '';
  return `Of ${cases}, ${listed(said)}.${alike}`;
}
