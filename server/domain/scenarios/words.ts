import type { ScenarioMeasures } from './measures.ts';

type Worst = ScenarioMeasures['worst'];
type NameOf = (districtId: string) => string;

/** “South, 6 % short of its fair share”; “East, on its fair share”. @param districtName name of a district by its id */
export function worstWords({ worst }: { worst: Worst }, districtName: NameOf): string {
  if (worst === null) return 'none, since no district has demand';
  return `${districtName(worst.districtId)}, ${shortWords({ worst })}`;
}

/** “6 % short of its fair share”, without the district. */
export function shortWords({ worst }: { worst: Worst }): string {
  const points = Math.round((worst?.difference ?? 0) * 100);
  if (points === 0) return 'on its fair share';
  return `${Math.abs(points)} % ${points < 0 ? 'short of' : 'over'} its fair share`;
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

/**
 * What a stress case does to all districts together, whoever works where: “It adds 8.04 FTE to demand: 84 % of it is covered
 * then, 95 % without it.”
 * @param addedFte what it adds; `demandFte` is with it
 */
export function addedSentence({ addedFte, demandFte, capacityFte }: AddedDemand): string {
  if (!(demandFte > 0) || !(demandFte - addedFte > 0)) return '';
  const covered = (demand: number) => `${Math.round((capacityFte / demand) * 100)} %`;
  const added = Math.abs(addedFte).toFixed(2);
  if (Number(added) === 0) return `It adds nothing to demand: ${covered(demandFte)} of it is covered.`;
  return `It ${addedFte < 0 ? 'takes' : 'adds'} ${added} FTE ${addedFte < 0 ? 'from' : 'to'} demand: ${covered(demandFte)} of it is covered then, ${covered(demandFte - addedFte)} without it.`;
}

/** Demand with something that adds to it, and the capacity to meet it; FTE of all districts. */
interface AddedDemand {
  addedFte: number;
  demandFte: number;
  capacityFte: number;
}

/** “A”, “A and B”, “A, B and C”. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}
