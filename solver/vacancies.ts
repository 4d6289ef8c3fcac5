import { bestCover, coverOf, type SpeakerGroup, speakerSets } from './language-cover.ts';
import type { Engine } from './lp.ts';
import { fairShares, type Problem, total, type Worker } from './problem.ts';
import { ProgramDraft } from './program.ts';
import type { Proposal, VacancyPlacement } from './proposal.ts';
import { hardRules } from './rules/index.ts';
import { addShortfall } from './rules/shortfall.ts';
import { perDistrict, placementsOf, type Shares } from './shares.ts';

/** Unmet demand that a speaker could cover, in FTE, from which advertising for the language is worth saying. */
const worthAdvertisingFte = 0.05;

/**
 * Second stage: persons fixed, vacancies go where the same fair-share and severe rules gain most, fair shares taken over
 * persons and vacancies. Vacancies whose own restrictions cannot hold (pinned to an excluded district) stay unplaced.
 */
export function placeVacancies(
  problem: Problem,
  shares: Shares,
  engine: Engine,
  limitMs: number,
): Proposal['vacancies'] {
  const placeable = problem.vacancies.filter((vacancy) => canBePlaced(problem, vacancy));
  const stage = vacancyProblem(problem, placeable);
  const personsFte = perDistrict(problem, shares, (worker) => worker.caseFte);
  const greedy = spread(stage, personsFte);
  const placed = stage.persons.length === 0 ? greedy : optimise(stage, personsFte, greedy, engine, limitMs);
  return {
    objective: stageObjective(stage, personsFte, placed),
    placements: placementsOf(stage, stage.persons, placed).map((placement): VacancyPlacement => {
      const vacancy = stage.persons.find((worker) => worker.id === placement.staff);
      const district = stage.districts.find((entry) => entry.id === placement.district);
      const capacity = (vacancy?.caseFte ?? 0) * placement.share;
      return { ...placement, languages: advertise(problem, shares, district?.index ?? 0, capacity) };
    }),
  };
}

/** The vacancies as the staff of a problem of their own; persons enter as capacity already there. */
function vacancyProblem(problem: Problem, vacancies: readonly Worker[]): Problem {
  const persons = vacancies.map((vacancy, index) => ({ ...vacancy, index, current: -1 }));
  const capacityFte = problem.capacityFte + total(persons.map((vacancy) => vacancy.caseFte));
  const fair = fairShares(
    problem.districts.map((district) => district.demandFte),
    capacityFte,
  );
  return {
    ...problem,
    persons,
    vacancies: [],
    capacityFte,
    policy: { ...problem.policy, maxMoves: null },
    districts: problem.districts.map((district) => ({
      ...district,
      fairFte: fair[district.index] ?? 0,
      minimums: [],
      maximumFte: Number.POSITIVE_INFINITY,
    })),
  };
}

function floors(stage: Problem): { weight: number; below: number }[] {
  const { tolerance, severe, weights } = stage.policy;
  return [
    { weight: weights.fairShare, below: tolerance },
    { weight: weights.severe, below: severe },
  ];
}

function optimise(
  stage: Problem,
  personsFte: readonly number[],
  start: Shares,
  engine: Engine,
  limitMs: number,
): Shares {
  const draft = new ProgramDraft(stage);
  for (const rule of hardRules) for (const demand of rule.demands(stage)) demand.build(draft);
  for (const { weight, below } of floors(stage)) {
    addShortfall(draft, `shortfall beyond ${below}`, weight, (district) => {
      return district.fairFte * (1 - below) - (personsFte[district.index] ?? 0);
    });
  }
  const outcome = engine.solve(draft.program, { limitMs, gap: 1e-6, start: draft.pointOf(start) });
  if (outcome.status !== 'optimal' && outcome.status !== 'feasible') return start;
  const found = draft.sharesOf(outcome.values);
  return stageObjective(stage, personsFte, found) < stageObjective(stage, personsFte, start) - 1e-9 ? found : start;
}

function stageObjective(stage: Problem, personsFte: readonly number[], shares: Shares): number {
  const added = perDistrict(stage, shares, (worker) => worker.caseFte);
  return total(
    stage.districts.map((district, d) => {
      const capacity = (personsFte[d] ?? 0) + (added[d] ?? 0);
      return total(
        floors(stage).map(({ weight, below }) => weight * Math.max(0, district.fairFte * (1 - below) - capacity)),
      );
    }),
  );
}

/** Largest vacancy first, each to the open district furthest below its fair share. */
function spread(stage: Problem, personsFte: readonly number[]): Shares {
  const gap = stage.districts.map((district, d) => district.fairFte - (personsFte[d] ?? 0));
  const shares = stage.persons.map((vacancy) => vacancy.pin ?? stage.districts.map(() => 0));
  for (const vacancy of [...stage.persons].sort((a, b) => b.caseFte - a.caseFte)) {
    const row = shares[vacancy.index] ?? [];
    if (!vacancy.pin) {
      const open = stage.districts.map((_, d) => d).filter((d) => !vacancy.excluded[d]);
      const best = open.reduce((most, d) => ((gap[d] ?? 0) > (gap[most] ?? 0) ? d : most), open[0] ?? 0);
      row[best] = 1;
    }
    row.forEach((share, d) => {
      gap[d] = (gap[d] ?? 0) - share * vacancy.caseFte;
    });
  }
  return shares;
}

function canBePlaced(problem: Problem, vacancy: Worker): boolean {
  return (
    problem.districts.some((_, d) => !vacancy.excluded[d]) &&
    !vacancy.pin?.some((share, d) => share > 0 && vacancy.excluded[d])
  );
}

/** Languages by how much unmet demand a speaker of that capacity would cover in the district, greatest first. */
function advertise(problem: Problem, shares: Shares, district: number, capacityFte: number): string[] {
  const sets = speakerSets(problem);
  const demand = problem.districts[district]?.languageDemandFte ?? [];
  const now = coverOf(problem, shares, district, sets).unmetFte;
  const groups: SpeakerGroup[] = sets.map(({ speaks, members }) => ({
    speaks,
    capacityFte: total(members.map((worker) => worker.caseFte * (shares[worker.index]?.[district] ?? 0))),
  }));
  return problem.languages
    .map((code, l) => ({ code, gain: now - bestCover(demand, [...groups, { speaks: [l], capacityFte }]).unmetFte }))
    .filter(({ gain }) => gain >= worthAdvertisingFte)
    .sort((a, b) => b.gain - a.gain)
    .map(({ code }) => code);
}
