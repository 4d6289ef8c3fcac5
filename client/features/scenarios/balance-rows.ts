import type { Scenario } from '../../../server/contract/scenarios.ts';
import { formatFte, formatFteDifference, formatNumber, formatPercent, formatPercentDifference } from '../../format.ts';
import { districtOf, type Figure, type MeasureRow, rowOf, type WorkingLine } from './rows.ts';

/** How districts stand in each scenario. @param tolerance share of the fair share that counts as noise */
export function balanceRows(scenarios: readonly Scenario[], tolerance: number): MeasureRow[] {
  const within = formatPercent(tolerance);
  const isOfOne = scenarios.every(({ districts }) => districts.length === 1);
  return [
    rowOf(
      {
        id: 'worst',
        title: isOfOne ? 'Against its fair share' : 'Worst district',
        unit: '% from its fair share',
      },
      scenarios,
      worstFigure,
    ),
    ...(isOfOne
      ? []
      : [
          rowOf(
            { id: 'within', title: `Not short by more than ${within}`, unit: 'districts' },
            scenarios,
            ({ withinTolerance, districts }) => ({
              text: `${withinTolerance} of ${districts.length}`,
              lines: [
                ...districts.map(({ name, capacityFte, fairShareFte, difference, word }) => ({
                  what: name,
                  how: `${formatFte(capacityFte)} of ${formatFte(fairShareFte)} FTE, ${word}`,
                  result: formatPercentDifference(difference),
                })),
                { what: `Not short by more than ${within}`, result: `${withinTolerance} of ${districts.length}` },
              ],
            }),
          ),
          rowOf(
            { id: 'spread', title: 'From worst to best-off district', unit: 'percentage points' },
            scenarios,
            spreadFigure,
          ),
        ]),
  ];
}

function worstFigure({ worst, word, districts }: Scenario): Figure {
  const district = districts.find(({ districtId }) => districtId === worst?.districtId);
  if (!worst || !district) return { text: '–', word, lines: [{ what: 'Demand', result: formatFte(0) }] };
  return {
    text: `${district.name} ${formatPercentDifference(worst.difference)}`,
    word,
    lines: [
      { what: `Case-holding FTE in ${district.name}`, result: formatFte(district.capacityFte) },
      ...fairShare(district.fairShareFte, district.demandFte, districts),
      {
        what: 'Difference',
        how: `${formatFte(district.capacityFte)} − ${formatFte(district.fairShareFte)} = ${formatFteDifference(district.differenceFte)} FTE`,
        result: formatPercentDifference(worst.difference, 1),
      },
    ],
  };
}

/** The fair share as demand here ÷ all demand × all case-holding FTE; without the sums for a reader of one district. */
function fairShare(
  fairShareFte: number,
  demandFte: number,
  districts: readonly { demandFte: number; capacityFte: number }[],
): WorkingLine[] {
  if (districts.length === 1) return [{ what: 'Its fair share', result: formatFte(fairShareFte) }];
  const demand = districts.reduce((sum, district) => sum + district.demandFte, 0);
  const capacity = districts.reduce((sum, district) => sum + district.capacityFte, 0);
  return [
    {
      what: 'Its fair share',
      how: `demand ${formatFte(demandFte)} ÷ ${formatFte(demand)} × ${formatFte(capacity)} FTE`,
      result: formatFte(fairShareFte),
    },
  ];
}

function spreadFigure(scenario: Scenario): Figure {
  const { spread, worst, districts } = scenario;
  if (spread === null || !worst) return { text: '–', lines: [{ what: 'Districts with demand', result: '0' }] };
  const best = districts.reduce((most, each) => ((each.difference ?? -2) > (most?.difference ?? -2) ? each : most));
  const points = formatNumber(spread * 100);
  return {
    text: points,
    lines: [
      { what: `Best off: ${best.name}`, result: formatPercentDifference(best.difference, 1) },
      {
        what: `Worst: ${districtOf(scenario, worst.districtId)}`,
        result: formatPercentDifference(worst.difference, 1),
      },
      { what: 'Between them', result: `${formatNumber(spread * 100, 1)} points` },
    ],
  };
}

/** Demand and the capacity to meet it. */
export function capacityRows(scenarios: readonly Scenario[]): MeasureRow[] {
  const byDistrict = (
    { districts }: Scenario,
    of: (district: Scenario['districts'][number]) => number,
    all: number,
  ): WorkingLine[] => [
    ...districts.map((district) => ({ what: district.name, result: formatFte(of(district)) })),
    ...(districts.length > 1 ? [{ what: 'All districts', result: formatFte(all) }] : []),
  ];
  return [
    rowOf({ id: 'demand', title: 'Demand', unit: 'FTE' }, scenarios, (scenario) => ({
      text: formatFte(scenario.demandFte),
      sentences: [`${scenario.demand}. Weighted cases ÷ points that one full-time caseworker carries.`],
      lines: byDistrict(scenario, ({ demandFte }) => demandFte, scenario.demandFte),
    })),
    rowOf({ id: 'capacity', title: 'Case-holding capacity', unit: 'FTE' }, scenarios, (scenario) => ({
      text: formatFte(scenario.capacityFte),
      sentences: ['The part of people’s time in which they carry cases, by role.'],
      lines: byDistrict(scenario, ({ capacityFte }) => capacityFte, scenario.capacityFte),
    })),
    rowOf({ id: 'coverage', title: 'Demand covered', unit: '%' }, scenarios, ({ demandFte, capacityFte }) => {
      const covered = demandFte > 0 ? capacityFte / demandFte : null;
      return {
        text: formatPercent(covered),
        lines: [
          {
            what: 'Demand covered',
            how: `${formatFte(capacityFte)} ÷ ${formatFte(demandFte)}`,
            result: formatPercent(covered, 1),
          },
        ],
      };
    }),
  ];
}

/** How ids of rows of a single language begin. */
export const ONE_LANGUAGE = 'language ';

/** FTE that show as more than 0.00. */
const LEAST_GAP = 0.005;

/** Speakers that are missing: each language that is short in some scenario, and all together. */
export function languageRows(scenarios: readonly Scenario[]): MeasureRow[] {
  const all = scenarios.flatMap(({ languages }) => languages);
  if (all.length === 0) return [];
  const short = new Map(all.flatMap(({ code, name, gapFte }) => (gapFte >= LEAST_GAP ? [[code, name] as const] : [])));
  return [
    ...[...short].map(([code, title]) =>
      rowOf({ id: `${ONE_LANGUAGE}${code}`, title, unit: 'FTE short' }, scenarios, (scenario) => {
        const found = scenario.languages.find((language) => language.code === code);
        return {
          text: found ? formatFte(found.gapFte) : '–',
          lines: found
            ? [...languageLines(scenario, code), { what: 'Short in all', result: formatFte(found.gapFte) }]
            : [{ what: 'Nobody needs it here', result: formatFte(0) }],
        };
      }),
    ),
    rowOf({ id: 'languages', title: 'All languages', unit: 'FTE short' }, scenarios, ({ languages }) => {
      const all = formatFte(languages.reduce((sum, { gapFte }) => sum + gapFte, 0));
      const most = languages.toSorted((a, b) => b.gapFte - a.gapFte)[0];
      return {
        text: all,
        ...(most && most.gapFte >= LEAST_GAP ? { note: `most: ${most.name} ${formatFte(most.gapFte)}` } : {}),
        lines: [
          ...languages.map(({ name, gapFte }) => ({ what: name, result: formatFte(gapFte) })),
          { what: 'Short in all', result: all },
        ],
      };
    }),
  ];
}

function languageLines({ districts }: Scenario, code: string): WorkingLine[] {
  return districts.flatMap(({ name, languages }) =>
    languages
      .filter((language) => language.code === code)
      .map(({ demandFte, coveredFte, gapFte }) => ({
        what: name,
        how: `needs ${formatFte(demandFte)}, covered ${formatFte(coveredFte)}`,
        result: formatFte(gapFte),
      })),
  );
}
