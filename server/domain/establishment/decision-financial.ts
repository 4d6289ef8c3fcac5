import { formatPence } from '../pay/formats.ts';
import type { DecisionCosts, DecisionItemCost } from './decision-costs.ts';

/**
 * The financial side in sentences, to the penny: what is spent, in which years and by whom; and apart from it what a fund
 * takes over of what is spent already.
 */
export function financialWords(costs: DecisionCosts, fundName: (id: string) => string): string {
  const { items, pence } = costs;
  const gaps = items.some((item) => item.gaps.length > 0)
    ? ['Not everything could be costed: what is missing is named below.']
    : [];
  if (items.every(({ lines }) => lines.length === 0)) {
    return ['Nothing that is decided here has a cost of its own.', ...gaps].join(' ');
  }
  const moved = items.filter((item) => item.moved).flatMap((item) => movedWords(item, fundName));
  const spent = pence === 0 ? [] : [spentWords(costs, fundName)];
  const together = moved.length === 0 || pence === 0 ? [] : [`Together: ${listed(carriers(costs, fundName))}.`];
  return [...spent, ...moved, ...together, ...gaps].join(' ');
}

function spentWords({ items, pence, byYear }: DecisionCosts, fundName: (id: string) => string): string {
  const years = byYear.filter((year) => year.pence !== 0);
  const when =
    years.length === 1
      ? ` in ${years[0]?.financialYear}`
      : `: ${listed(years.map((year) => `${formatPence(year.pence)} in ${year.financialYear}`))}`;
  const lines = items.filter(({ moved }) => !moved).flatMap((item) => item.lines);
  const payers = [...Map.groupBy(lines, ({ fundId }) => fundId)]
    .sort(([a], [b]) => Number(a !== null) - Number(b !== null))
    .map(
      ([fundId, ofFund]) => `${formatPence(sum(ofFund))} on ${fundId === null ? 'the base budget' : fundName(fundId)}`,
    );
  const falls =
    payers.length === 1 ? `It falls on ${payers[0]?.replace(/^.*? on /, '')}.` : `Of this falls ${listed(payers)}.`;
  return `This costs ${formatPence(pence)}${when}. ${falls}`;
}

/** What each carries in the end: what is spent on it, and what is moved to it or from it. */
function carriers({ byFund }: DecisionCosts, fundName: (id: string) => string): string[] {
  return byFund.map(
    ({ fundId, pence }) => `${formatPence(pence)} on ${fundId === null ? 'the base budget' : fundName(fundId)}`,
  );
}

function movedWords({ lines }: DecisionItemCost, fundName: (id: string) => string): string[] {
  const byFund = Map.groupBy(lines, ({ fundId }) => fundId);
  return [...byFund].flatMap(([fundId, ofFund]) =>
    fundId === null || sum(ofFund) === 0
      ? []
      : [
          `Of what is spent already, ${formatPence(sum(ofFund))} is met by ${fundName(fundId)} instead of the base budget.`,
        ],
  );
}

/** `a, b and c`. */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function sum(lines: readonly { pence: number }[]): number {
  return lines.reduce((total, { pence }) => total + pence, 0);
}
