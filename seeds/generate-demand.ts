import type { StoredCount } from '../db/queries/imports.ts';
import { apportion } from './apportion.ts';
import { type DistrictNeed, districtNeeds } from './need.ts';
import { Chance } from './random.ts';
import { readSeed } from './read-seed.ts';

const SEED = 20_210_401;
/** Open cases of a month with factor 1, all districts. Assumed, so that demand is a little above capacity. */
const USUAL_OPEN_CASES = 816;
/** How far a district’s month may stray from its share, as a fraction. */
const STRAY = 0.02;
/** Share of cases by level in the first and the last month; in between it moves evenly. Assumed. */
const LEVEL_SHARES: Readonly<Record<string, readonly [number, number]>> = {
  additional: [0.44, 0.41],
  multiple: [0.38, 0.38],
  complex: [0.18, 0.21],
};
/** Share of cases without a recorded language in the first and the last month: recording gets better. Assumed. */
const UNRECORDED = [0.072, 0.05] as const;
/** How far a district’s share of unrecorded languages lies from that of all. */
const UNRECORDED_BY_DISTRICT = [-0.006, 0, 0.006, 0.003, 0];

/** A share of something, with the place between two whole numbers from which it is rounded up. */
interface Portion {
  share: number;
  phase: number;
}

/**
 * Synthetic open cases by month, district, level of need and language: district totals follow children × IDACI rate,
 * months follow `demand-shape.csv`, languages follow each district’s share of residents whose main language is not
 * English, made up as Oldham’s is. Counts of 0 are left out.
 */
export function generateDemand(): StoredCount[] {
  const chance = new Chance(SEED);
  const months = readSeed('oldham', 'demand-shape.csv');
  const languages = speakerShares();
  const districts = districtNeeds('oldham').map((need, at) => ({
    need,
    unrecordedOffset: UNRECORDED_BY_DISTRICT[at] ?? 0,
    phases: new Map<string, number>(),
  }));
  const counts: StoredCount[] = [];
  for (const [at, row] of months.entries()) {
    const progress = at / (months.length - 1);
    for (const { need, unrecordedOffset, phases } of districts) {
      const unrecorded = between(UNRECORDED, progress) + unrecordedOffset;
      const total = Math.round(USUAL_OPEN_CASES * row.number('factor') * need.share * (1 + STRAY * chance.wobble()));
      for (const [levelId, openCases] of byLevel(total, progress)) {
        const portions = languagePortions(need, languages, unrecorded, (code) => {
          const key = `${levelId}/${code}`;
          const phase = phases.get(key) ?? chance.next();
          phases.set(key, phase);
          return phase + 0.1 * chance.wobble();
        });
        for (const [languageCode, count] of divide(openCases, portions)) {
          if (count > 0) {
            counts.push({
              month: row.text('month'),
              districtId: need.districtId,
              levelId,
              languageCode,
              openCases: count,
            });
          }
        }
      }
    }
  }
  return counts;
}

function between([first, last]: readonly [number, number], progress: number): number {
  return first + (last - first) * progress;
}

/** Each language’s share of the speakers of all languages but English. */
function speakerShares(): [string, number][] {
  const rows = readSeed('oldham', 'languages.csv').filter((row) => row.text('needs_speaker') === 'yes');
  const total = rows.reduce((sum, row) => sum + row.number('speakers'), 0);
  return rows.map((row) => [row.text('code'), row.number('speakers') / total]);
}

/** Splits a total over the levels, exactly. */
function byLevel(total: number, progress: number): [string, number][] {
  const shares = Object.values(LEVEL_SHARES).map((of) => between(of, progress));
  const parts = apportion(total, shares);
  return Object.keys(LEVEL_SHARES).map((levelId, at) => [levelId, parts[at] ?? 0]);
}

function languagePortions(
  need: DistrictNeed,
  languages: readonly (readonly [string, number])[],
  unrecorded: number,
  phaseOf: (code: string) => number,
): Map<string, Portion> {
  const portions = new Map<string, Portion>([['unknown', { share: unrecorded, phase: phaseOf('unknown') }]]);
  for (const [code, share] of languages) {
    portions.set(code, { share: (1 - unrecorded) * need.notEnglishRate * share, phase: phaseOf(code) });
  }
  return portions;
}

/** Whole cases of each portion; English takes what is left. A fixed phase keeps small counts steady over the months. */
function divide(openCases: number, portions: ReadonlyMap<string, Portion>): [string, number][] {
  let left = openCases;
  const others = [...portions].map(([code, { share, phase }]): [string, number] => {
    const count = Math.min(left, Math.floor(openCases * share + Math.min(0.999, Math.max(0, phase))));
    left -= count;
    return [code, count];
  });
  return [['en', left], ...others];
}
