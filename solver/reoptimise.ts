import type { LinearProgram } from './lp.ts';
import { amongDistricts, cheapestPlaces, type Surroundings, whereTheyDiffer } from './neighbourhoods.ts';
import { randomStream } from './random.ts';
import type { Run } from './search.ts';
import type { Tightened } from './tighten.ts';

/** Milliseconds for one part at most: what takes longer is better cut smaller. */
const partMs = { cheapest: 3000, districts: 1500, differ: 1500 };
type Part = keyof typeof partMs;
const turns: Part[] = ['districts', 'districts', 'cheapest', 'districts', 'districts', 'differ'];

/** Districts solved together at first; more when nothing is found, fewer when it takes too long. */
const firstDistricts = 3;

/** Parts are begun until `most` are solved or `untilLeftMs` are left; each may take `longestMs`. */
export interface PartLimits {
  untilLeftMs: number;
  most: number;
  longestMs: number;
}

/**
 * Solves parts of the problem exactly, each with the rest of the best plan held: the places the relaxation finds cheapest,
 * a few districts, the people about whom plan and relaxation differ.
 */
export function reoptimise(run: Run, point: Tightened, limits: PartLimits): void {
  const { untilLeftMs, most } = limits;
  const { draft, incumbent, problem } = run;
  const random = randomStream(1);
  let districts = Math.min(firstDistricts, problem.districts.length);
  let inVain = 0;
  for (let turn = 0; turn < most && run.leftMs() > untilLeftMs && !run.shouldStop(); turn++) {
    const best = incumbent.best;
    if (!best) return;
    const around: Surroundings = { draft, point, best: { ...best, objective: best.verification.objective } };
    if ((incumbent.standing()?.gap ?? 0) <= run.gap) return;
    const part = turns[turn % turns.length] ?? 'districts';
    const solved = solvePart(run, part, programOf(part, around, districts, random), limits);
    if (part !== 'districts') continue;
    inVain = incumbent.best === best ? inVain + 1 : 0;
    if (!solved) districts = Math.max(2, districts - 1);
    else if (inVain >= 3 && districts < problem.districts.length - 1) {
      districts += 1;
      inVain = 0;
    }
  }
}

function programOf(part: Part, around: Surroundings, size: number, random: () => number): LinearProgram {
  const { persons, districts } = around.draft.problem;
  if (part === 'cheapest') return cheapestPlaces(around, Math.round(persons.length * 1.5));
  if (part === 'differ') return whereTheyDiffer(around);
  const chosen = new Set<number>();
  while (chosen.size < size) chosen.add(Math.floor(random() * districts.length));
  return amongDistricts(around, chosen);
}

/** True where the part was solved to the end. */
function solvePart(run: Run, part: Part, program: LinearProgram, limits: PartLimits): boolean {
  const { draft, incumbent, engines } = run;
  const outcome = engines.proof.solve(program, {
    limitMs: Math.min(limits.longestMs, partMs[part], Math.max(100, run.leftMs() - limits.untilLeftMs)),
    gap: 1e-4,
    shouldStop: run.shouldStop,
    ...(incumbent.best ? { start: draft.pointOf(incumbent.best.shares) } : {}),
    onIncumbent: (values) => {
      incumbent.offer(draft.sharesOf(values));
    },
  });
  if ('values' in outcome) incumbent.offer(draft.sharesOf(outcome.values));
  return outcome.status === 'optimal';
}
