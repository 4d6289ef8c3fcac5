import { setImmediate } from 'node:timers/promises';
import { type Newcomer, type OneMoreOption, oneMore as oneMoreOf } from '../../solver/one-more.ts';
import { verify } from '../../solver/verify.ts';
import type { OneMore } from '../contract/studies.ts';
import { type Plan, problemAsStands } from '../domain/plan.ts';
import { placementList } from '../domain/problem.ts';

interface Wanted extends Newcomer {
  kind: OneMore['options'][number]['kind'];
  languageCode: string | null;
}

/** Language gaps below this are rounding, FTE. */
const NO_GAP = 0.005;

/**
 * Where one more full-time person helps a plan most: a caseworker (the role that carries most cases), a speaker of each
 * language where it is missing, and a senior (the role that carries cases next to most). Everybody else stays.
 * @param onlyDistrictId only options for this district; null for all
 * @returns what mends a broken minimum first, then by gain
 */
export async function oneMore(plan: Plan, onlyDistrictId: string | null): Promise<OneMore> {
  const input = problemAsStands(plan);
  const placements = placementList(plan.facts, plan.placements);
  const found: (OneMoreOption & Pick<Wanted, 'kind' | 'languageCode'>)[] = [];
  for (const { kind, languageCode, ...newcomer } of wanted(plan)) {
    // in a large plan others are not to wait until all are weighed
    await setImmediate();
    found.push(...oneMoreOf(input, placements, newcomer).map((option) => ({ kind, languageCode, ...option })));
  }
  const options = found.filter(({ district }) => onlyDistrictId === null || onlyDistrictId === district);
  return {
    options: options
      .sort((a, b) => b.mended - a.mended || b.gain - a.gain)
      .map(({ kind, languageCode, district, gain, sentence }) => ({
        kind,
        districtId: district,
        languageCode,
        gain,
        sentence,
      })),
  };
}

function wanted(plan: Plan): Wanted[] {
  const [caseworker, senior] = plan.facts.roles
    .filter(({ caseload }) => caseload > 0)
    .toSorted((a, b) => b.caseload - a.caseload)
    .filter((role, at, roles) => roles.findIndex(({ caseload }) => caseload === role.caseload) === at);
  if (!caseworker) return [];
  return [
    { kind: 'caseworker', role: caseworker.id, languages: [], languageCode: null },
    ...missingLanguages(plan).map(([code, districts]): Wanted => {
      return { kind: 'speaker', role: caseworker.id, languages: [code], languageCode: code, districts };
    }),
    ...(senior ? [{ kind: 'senior' as const, role: senior.id, languages: [], languageCode: null }] : []),
  ];
}

/** Languages that some district misses, with the districts that do. */
function missingLanguages(plan: Plan): [string, Set<string>][] {
  const missing = new Map<string, Set<string>>();
  const { districts } = verify(problemAsStands(plan), placementList(plan.facts, plan.placements));
  for (const { id, languages } of districts) {
    for (const { code, demandFte, coveredFte } of languages) {
      if (demandFte - coveredFte > NO_GAP) missing.set(code, (missing.get(code) ?? new Set()).add(id));
    }
  }
  return [...missing];
}
