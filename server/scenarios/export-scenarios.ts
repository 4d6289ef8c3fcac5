import type { Scenario, Scenarios } from '../contract/scenarios.ts';
import { type CsvCell, toCsv } from '../domain/csv.ts';
import { monthName } from '../domain/pay/formats.ts';
import { LINE_DISTRICTS } from '../http/wire/csv.ts';

/** Columns of scenarios as a file: heading → field of a scenario that it belongs to. */
export const SCENARIO_COLUMNS = {
  Scenario: 'name',
  Date: 'asAt',
  Demand: 'demand',
  Policy: 'policy',
  'Made by': 'author',
  People: 'people',
  'People who move': 'moves',
  'Asked for a district': 'stated',
  'Get their first choice': 'firstChoices',
  'In several districts': 'inSeveral',
  Pins: 'pins',
  'Worst district': 'worst',
  'Its difference from fair share': 'worst',
  Status: 'word',
  'Districts not short': 'withinTolerance',
  Districts: 'districts',
  'From worst to best-off district': 'spread',
  'Languages short of speakers, FTE': 'languages',
  'Minimums kept': 'brokenMinimums',
  Minimums: 'minimums',
  'Demand FTE': 'demandFte',
  'Case-holding FTE': 'capacityFte',
} as const;

/** Decimal places in which figures leave. */
const PLACES = 4;

/**
 * Scenarios as CSV: a line for each as it is measured, then one for each under every saved stress case.
 * @param onlyDistrictId the one district the reader sees; each line says then which district it is about
 */
export function exportScenarios(
  { scenarios, stress }: Pick<Scenarios, 'scenarios' | 'stress'>,
  onlyDistrictId: string | null,
): string {
  const about = onlyDistrictId === null ? [] : [onlyDistrictId];
  const own = scenarios.map((each) => [...line(each, each, spreadAndLanguages(each)), ...about]);
  const underStress = stress.flatMap(({ name, standings }) =>
    standings.flatMap(({ month, ...standing }, at) => {
      const each = scenarios[at];
      if (!each) return [];
      const demand = month === null ? name : `${name}, at its hardest in ${monthName(month)} ${month.slice(0, 4)}`;
      return [[...line(each, { ...standing, demand }, ['', '']), ...about]];
    }),
  );
  const header = [...Object.keys(SCENARIO_COLUMNS), ...(onlyDistrictId === null ? [] : [LINE_DISTRICTS])];
  return toCsv(header, [...own, ...underStress]);
}

type Measured = Pick<Scenario, 'demand' | 'worst' | 'word' | 'withinTolerance' | 'demandFte' | 'capacityFte'>;

function line(scenario: Scenario, measured: Measured, [spread, languages]: [CsvCell, CsvCell]): CsvCell[] {
  const { worst } = measured;
  const nameOf = (id: string) => scenario.districts.find(({ districtId }) => districtId === id)?.name ?? id;
  return [
    scenario.name,
    scenario.asAt,
    measured.demand,
    scenario.policy ?? '',
    scenario.author ?? '',
    scenario.people,
    scenario.moves,
    scenario.stated,
    scenario.firstChoices,
    scenario.inSeveral,
    scenario.pins,
    worst ? nameOf(worst.districtId) : '',
    worst ? rounded(worst.difference) : '',
    measured.word,
    measured.withinTolerance,
    scenario.districts.length,
    spread,
    languages,
    scenario.minimums - scenario.brokenMinimums.length,
    scenario.minimums,
    rounded(measured.demandFte),
    rounded(measured.capacityFte),
  ];
}

/** The figures that are only told on a scenario's own demand. */
function spreadAndLanguages({ spread, languages }: Scenario): [CsvCell, CsvCell] {
  const short = languages.filter(({ gapFte }) => gapFte >= LEAST_GAP);
  return [
    spread === null ? '' : rounded(spread),
    short.map(({ name, gapFte }) => `${name} ${gapFte.toFixed(2)}`).join('; '),
  ];
}

/** FTE that show as more than 0.00. */
const LEAST_GAP = 0.005;

function rounded(value: number): number {
  return Number(value.toFixed(PLACES));
}
