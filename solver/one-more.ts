import type { PlanInput, PlanStaff } from './plan-input.ts';
import { compile, type Problem, total } from './problem.ts';
import type { Placement } from './proposal.ts';
import { tolerance } from './rules/rule.ts';
import { perDistrict, type Shares, sharesOf } from './shares.ts';
import { changesBetween, type Evaluation, evaluate, newBreaches, type RuleChanges, settle } from './what-if.ts';
import { figure, fte, languageName, roleName } from './words.ts';

/** Who might be taken on: one full-time person of a role, with languages. */
export interface Newcomer {
  role: string;
  languages: string[];
  /** Ids of the districts they might be placed in; all where absent. */
  districts?: ReadonlySet<string>;
}

/** What one more person would mean for one district. */
export interface OneMoreOption {
  district: string;
  /** Weighted change of each soft rule; below 0 helps. */
  changes: RuleChanges;
  /** −Σ changes: points of penalty saved. */
  gain: number;
  /** Hard minimums that the plan breaks and the newcomer mends. */
  mended: number;
  /** FTE below the fair share of the district, before and with the newcomer. */
  shortFte: { before: number; after: number };
  /** Unmet need of each language that falls there. */
  unmetFte: { code: string; before: number; after: number }[];
  sentence: string;
}

/**
 * What one more full-time person would change in each district: they are placed there whole, nobody else moves, and
 * every rule is worked out again. The newcomer enlarges the whole capacity, so the fair share of *every* district grows
 * (fair[d] = demand[d] ÷ Σ demand × C); a gain is therefore exact, and a person added where nobody is needed costs. No
 * preference and no move is counted for them. Districts where a maximum would break are left out.
 * @returns best first: minimums mended, then gain; ties in the order of the districts
 */
export function oneMore(
  input: PlanInput,
  placements: readonly Placement[],
  { role, languages, districts }: Newcomer,
): OneMoreOption[] {
  const problem = compile(input);
  const shares = sharesOf(problem, placements);
  const before = evaluate(problem, shares);
  const newcomer: PlanStaff = { id: unusedId(input), kind: 'person', role, fte: 1, languages };
  const larger = compile({ ...input, staff: [...input.staff, newcomer] });
  const options = larger.districts.flatMap(({ id, index }): OneMoreOption[] => {
    if (districts && !districts.has(id)) return [];
    const there = [...shares, larger.districts.map((_, d) => (d === index ? 1 : 0))];
    const after = evaluate(larger, there);
    if (newBreaches(before, after).length > 0) return [];
    return [option({ problem, shares, before }, { problem: larger, shares: there, before: after }, index, newcomer)];
  });
  return options.sort((a, b) => b.mended - a.mended || b.gain - a.gain);
}

interface Side {
  problem: Problem;
  shares: Shares;
  before: Evaluation;
}

function option(was: Side, is: Side, district: number, newcomer: PlanStaff): OneMoreOption {
  const changes = changesBetween(is.problem, was.before, is.before);
  const figures = {
    district: is.problem.districts[district]?.id ?? '',
    changes,
    gain: settle(-total(Object.values(changes))),
    mended: was.before.breaches.length - is.before.breaches.length,
    shortFte: { before: shortIn(was, district), after: shortIn(is, district) },
    unmetFte: is.problem.languages.flatMap((code, l) => {
      const before = was.before.unmet[district]?.[l] ?? 0;
      const after = is.before.unmet[district]?.[l] ?? 0;
      return before - after > tolerance ? [{ code, before, after }] : [];
    }),
  };
  return { ...figures, sentence: sentence(is.problem, district, newcomer, figures) };
}

function sentence(
  problem: Problem,
  district: number,
  { role, languages }: PlanStaff,
  { mended, shortFte, unmetFte, gain }: Omit<OneMoreOption, 'sentence'>,
): string {
  const place = problem.districts[district]?.name ?? '';
  const speaking = languages.map((code) => `${languageName(code)}-speaking `).join('');
  const title = roleName(problem, role);
  const parts = [
    ...(mended > 0 ? [`the minimum of ${title.toLowerCase()}s is met`] : []),
    ...unmetFte.map(({ code, before, after }) => `missing ${languageName(code)} cover ${arrow(before, after)}`),
    ...(shortFte.before > tolerance ? [`shortfall ${arrow(shortFte.before, shortFte.after)}`] : []),
  ];
  if (parts.length === 0) parts.push('it has its fair share already');
  // the larger team raises every fair share, so that an addition where it is not needed costs elsewhere
  if (gain < 0) parts.push('districts that are short fall further behind');
  return `One more full-time ${speaking}${title.toLowerCase()} in ${place}: ${parts.join('; ')}`;
}

function arrow(before: number, after: number): string {
  return `${figure(before)} → ${fte(after)}`;
}

/** FTE below the whole fair share; 0 where the district has it. */
function shortIn({ problem, shares }: Side, district: number): number {
  const capacity = perDistrict(problem, shares, (worker) => worker.caseFte)[district] ?? 0;
  return Math.max(0, settle((problem.districts[district]?.fairFte ?? 0) - capacity));
}

function unusedId({ staff }: PlanInput): string {
  const used = new Set(staff.map(({ id }) => id));
  let id = 'one more';
  while (used.has(id)) id += '+';
  return id;
}
