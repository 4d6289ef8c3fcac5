import type { BalanceWord } from '../../../server/contract/overview.ts';
import type { Scenario } from '../../../server/contract/scenarios.ts';

/** A line of how a figure was worked out. */
export interface WorkingLine {
  what: string;
  how?: string;
  result: string;
}

/** A figure of one scenario, with how it was worked out. */
export interface Figure {
  text: string;
  /** How a district stands, to show beside the figure. */
  word?: BalanceWord;
  /** A few words below it. */
  note?: string;
  /** True where no other scenario stands better here. */
  isBest?: boolean;
  /** Sentences above the working. */
  sentences?: readonly string[];
  lines: readonly WorkingLine[];
}

/** A measure, and what it is for each scenario in their order. */
export interface MeasureRow {
  id: string;
  title: string;
  unit: string;
  figures: readonly Figure[];
  /** What the figures come to, in words. */
  sentence?: string;
}

export interface MeasureGroup {
  title: string;
  rows: readonly MeasureRow[];
}

/** A row made by asking each scenario for its figure. */
export function rowOf(
  { id, title, unit }: Pick<MeasureRow, 'id' | 'title' | 'unit'>,
  scenarios: readonly Scenario[],
  figure: (scenario: Scenario) => Figure,
): MeasureRow {
  return { id, title, unit, figures: scenarios.map(figure) };
}

/** Name of a district of a scenario. */
export function districtOf({ districts }: Pick<Scenario, 'districts'>, id: string): string {
  return districts.find(({ districtId }) => districtId === id)?.name ?? id;
}
