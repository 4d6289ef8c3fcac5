import type { ScenarioStress, Scenarios, StressedScenario } from '../../../server/contract/scenarios.ts';
import {
  formatFte,
  formatFteDifference,
  formatMonth,
  formatNumber,
  formatPercent,
  formatPercentDifference,
} from '../../format.ts';
import { districtOf, type Figure, type MeasureRow, type WorkingLine } from './rows.ts';

/** How each scenario stands under each saved stress case. */
export function stressRows({ scenarios, stress }: Pick<Scenarios, 'scenarios' | 'stress'>): MeasureRow[] {
  const unit = appliedTo(scenarios);
  return stress.map((each) => ({
    id: `stress ${each.caseId}`,
    title: each.name,
    unit,
    figures: scenarios.flatMap((scenario, at) => {
      const standing = each.standings[at];
      return standing ? [figureOf(standing, { each, scenario, isCompared: scenarios.length > 1 })] : [];
    }),
    ...(each.sentence === null ? {} : { sentence: each.sentence }),
  }));
}

/** The month that the cases are put in: the one that was counted; nothing where it is not the same for all. */
function appliedTo(scenarios: Scenarios['scenarios']): string {
  const [month, ...others] = new Set(scenarios.map(({ demandMonth }) => demandMonth));
  return month === undefined || month === null || others.length > 0 ? '' : `as if in ${formatMonth(month)}`;
}

interface Beside {
  each: ScenarioStress;
  scenario: Scenarios['scenarios'][number];
  isCompared: boolean;
}

function figureOf(standing: StressedScenario, { each, scenario, isCompared }: Beside): Figure {
  const { worst, word, month, withinTolerance } = standing;
  const isBest = isCompared && each.best.length < each.standings.length && each.best.includes(standing.planId);
  if (month === null) return { text: '–', word, sentences: ['No counts of cases to put it on top of.'], lines: [] };
  if (!worst) return { text: '–', word, lines: [{ what: 'Demand', result: formatFte(standing.demandFte) }] };
  const name = districtOf(scenario, worst.districtId);
  const isOfOne = scenario.districts.length === 1;
  return {
    text: `${name} ${formatPercentDifference(worst.difference)}`,
    word,
    ...(isBest ? { isBest } : {}),
    ...(isOfOne
      ? {}
      : { note: `${formatNumber(withinTolerance)} of ${formatNumber(scenario.districts.length)} not short` }),
    sentences: [
      `Applied to the month whose counts “${scenario.name}” rests on; it asks most in ${formatMonth(month)}. People stay as they are.`,
    ],
    lines: workingOf(standing, name, isOfOne),
  };
}

function workingOf(
  { worst, addedFte, demandFte, capacityFte }: StressedScenario,
  name: string,
  isOfOne: boolean,
): WorkingLine[] {
  if (!worst) return [];
  return [
    { what: isOfOne ? 'It adds to demand' : 'It adds to demand, all districts', result: formatFteDifference(addedFte) },
    {
      what: 'Demand covered then',
      how: `${formatFte(capacityFte)} ÷ ${formatFte(demandFte)}`,
      result: formatPercent(demandFte > 0 ? capacityFte / demandFte : null),
    },
    { what: `Demand of ${name} with it`, result: formatFte(worst.demandFte) },
    {
      what: 'Its fair share',
      ...(isOfOne
        ? {}
        : { how: `${formatFte(worst.demandFte)} ÷ ${formatFte(demandFte)} × ${formatFte(capacityFte)} FTE` }),
      result: formatFte(worst.fairShareFte),
    },
    { what: `Case-holding FTE in ${name}`, result: formatFte(worst.capacityFte) },
    {
      what: 'Difference',
      how: `${formatFteDifference(worst.capacityFte - worst.fairShareFte)} ÷ ${formatFte(worst.fairShareFte)}`,
      result: formatPercentDifference(worst.difference, 1),
    },
  ];
}
