import type { ScenarioMeasures } from './measures.ts';

type Worst = ScenarioMeasures['worst'];
type NameOf = (districtId: string) => string;

/** “South, 6 % short of its fair share”; “East, on its fair share”. @param districtName name of a district by its id */
export function worstWords({ worst }: { worst: Worst }, districtName: NameOf): string {
  if (worst === null) return 'none, since no district has demand';
  const name = districtName(worst.districtId);
  const points = Math.round(worst.difference * 100);
  if (points === 0) return `${name}, on its fair share`;
  return `${name}, ${Math.abs(points)} % ${points < 0 ? 'short of' : 'over'} its fair share`;
}

/**
 * What a plan does, in a sentence for whoever decides: “April restructure” moves 9 people; its worst district is South,
 * 6 % short of its fair share; 61 % of those who asked get their first choice.
 */
export function planSentence(
  name: string,
  measures: Pick<ScenarioMeasures, 'moves' | 'worst' | 'stated' | 'firstChoices' | 'brokenMinimums'>,
  districtName: NameOf,
): string {
  const { moves, stated, firstChoices, brokenMinimums } = measures;
  const moved = moves === 0 ? 'nobody' : `${moves} ${moves === 1 ? 'person' : 'people'}`;
  return [
    `“${name}” moves ${moved}`,
    `its worst district is ${worstWords(measures, districtName)}`,
    ...(stated > 0
      ? [`${Math.round((firstChoices / stated) * 100)} % of those who asked for a district get their first choice`]
      : []),
    ...(brokenMinimums.length > 0
      ? [`${brokenMinimums.length} ${brokenMinimums.length === 1 ? 'minimum is' : 'minimums are'} not kept`]
      : []),
  ]
    .join('; ')
    .concat('.');
}

/** “A”, “A and B”, “A, B and C”. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
