import type { PlanInput, PlanStaff } from '../../../solver/plan-input.ts';

/** share by district position */
export type Row = number[];

/** Every placement of one person that the personal rules allow. */
export function personalOptions(input: PlanInput, person: PlanStaff): Row[] {
  const ids = input.districts.map((district) => district.id);
  if (typeof person.pinned === 'string') {
    const pinned = person.pinned;
    return person.excluded?.includes(pinned) ? [] : [ids.map((id) => (id === pinned ? 1 : 0))];
  }
  const most = person.maxDistricts ?? 1;
  const steps = most === 1 ? 1 : Math.round(1 / (person.splitStep ?? 1));
  const rows: Row[] = [];
  const fill = (row: number[], left: number): void => {
    const id = ids[row.length];
    if (id === undefined) {
      if (left === 0 && row.filter((units) => units > 0).length <= most) rows.push(row.map((units) => units / steps));
      return;
    }
    for (let units = 0; units <= (person.excluded?.includes(id) ? 0 : left); units++)
      fill([...row, units], left - units);
  };
  fill([], steps);
  return rows;
}

/** The objective and whether minimums, maximums and the move limit hold, straight from the written model. */
export function naive(input: PlanInput, rows: Row[]): { objective: number; holds: boolean } {
  const { weights, tolerance, severe, maxMoves } = input.policy;
  const caseload = (person: PlanStaff): number => input.roles.find((role) => role.id === person.role)?.caseload ?? 0;
  const persons = input.staff;
  const caseFte = (w: number): number => {
    const person = persons[w];
    return person ? caseload(person) * person.fte : 0;
  };
  const capacity = persons.reduce((sum, person) => sum + caseload(person) * person.fte, 0);
  const demand = input.districts.reduce((sum, district) => sum + district.demandFte, 0);
  let objective = 0;
  let holds = true;
  input.districts.forEach((district, d) => {
    const share = (w: number): number => rows[w]?.[d] ?? 0;
    const placed = persons.reduce((sum, person, w) => sum + caseload(person) * person.fte * share(w), 0);
    const fair = demand > 0 ? (district.demandFte / demand) * capacity : 0;
    objective += weights.fairShare * Math.max(0, fair * (1 - tolerance) - placed);
    objective += weights.severe * Math.max(0, fair * (1 - severe) - placed);
    objective += weights.language * unmet(input, d, (w) => caseFte(w) * share(w));
    persons.forEach((person, w) => {
      const stated = Object.keys(person.preferences ?? {}).length > 0;
      const liking = stated ? (person.preferences?.[district.id] ?? 0) : 1;
      objective += weights.preference * person.fte * share(w) * (1 - liking);
      if (person.current && person.current !== district.id) objective += weights.move * person.fte * share(w);
    });
    for (const [role, least] of Object.entries(district.minimumFte ?? {})) {
      const there = persons.reduce((sum, person, w) => sum + (person.role === role ? person.fte * share(w) : 0), 0);
      holds &&= there >= least - 1e-9;
    }
    const all = persons.reduce((sum, person, w) => sum + person.fte * share(w), 0);
    holds &&= all <= (district.maximumFte ?? Number.POSITIVE_INFINITY) + 1e-9;
  });
  const moved = persons.filter((person, w) => {
    const at = input.districts.findIndex((district) => district.id === person.current);
    return at >= 0 && (rows[w]?.[at] ?? 0) < 1 - 1e-9;
  });
  return { objective, holds: holds && (maxMoves === null || moved.length <= maxMoves) };
}

/** Unmet demand by Hall's condition over every set of languages: max over sets of need − capacity that speaks any. */
function unmet(input: PlanInput, d: number, capacity: (w: number) => number): number {
  const demand = Object.entries(input.districts[d]?.languageDemandFte ?? {});
  let worst = 0;
  for (let set = 0; set < 1 << demand.length; set++) {
    const chosen = demand.filter((_, bit) => set & (1 << bit));
    const need = chosen.reduce((sum, [, fte]) => sum + fte, 0);
    const speak = input.staff.reduce((sum, person, w) => {
      return sum + (chosen.some(([code]) => person.languages.includes(code)) ? capacity(w) : 0);
    }, 0);
    worst = Math.max(worst, need - speak);
  }
  return worst;
}

/** The least objective over every combination, or null where none keeps the hard rules. */
export function bruteForce(input: PlanInput): number | null {
  const options = input.staff.map((person) => personalOptions(input, person));
  let best: number | null = null;
  const walk = (rows: Row[]): void => {
    const next = options[rows.length];
    if (next) {
      for (const row of next) walk([...rows, row]);
      return;
    }
    const { objective, holds } = naive(input, rows);
    if (holds && (best === null || objective < best)) best = objective;
  };
  walk([]);
  return best;
}

/** How many combinations `bruteForce` would try. */
export function combinations(input: PlanInput): number {
  return input.staff.reduce((product, person) => product * personalOptions(input, person).length, 1);
}
