/** What stands for a district and a role in a sentence. */
interface Named {
  district: string;
  role: string;
}

/** Whether a district keeps the minimum of a role, in a sentence. @param minimumFte null: none is set */
export function coverSentence(
  { district, role }: Named,
  { minimumFte, fte, shortFte }: { minimumFte: number | null; fte: number; shortFte: number },
): string {
  if (minimumFte === null) return `${district} has ${two(fte)} FTE of ${role}; no minimum is set.`;
  if (shortFte > 0) {
    return `${district} has ${two(fte)} FTE of ${role}: ${two(shortFte)} below the minimum of ${two(minimumFte)}.`;
  }
  return `${district} has ${two(fte)} FTE of ${role}; it needs at least ${two(minimumFte)}.`;
}

/** A change of a minimum in a sentence: what it was, what it would be. Null: none. */
export function changeSentence({ district, role }: Named, before: number | null, after: number | null): string {
  if (after === null) return `${role} in ${district}: no minimum any more (it was ${two(before ?? 0)} FTE).`;
  const was = before === null ? 'none was set' : `it was ${two(before)}`;
  return `${role} in ${district}: at least ${two(after)} FTE (${was}).`;
}

/** How much of a role minimums bind, in a sentence. */
export function boundSentence(
  role: string,
  boundFte: number,
  { fte, people }: { fte: number; people: number },
): string {
  const of = people === 1 ? 'the 1 person' : `the ${people} people`;
  return `The minimums of ${role} bind ${two(boundFte)} of the ${two(fte)} FTE that ${of} of this role in district teams have together.`;
}

/** That people in their first months count in full in a role that has a minimum. */
export function newStarterSentence(role: string, hasMinimum: boolean): string {
  return hasMinimum
    ? `With a minimum, whoever is new as ${role} counts with a full caseload from the first day.`
    : `Without a minimum, whoever is new as ${role} carries a reduced caseload again in their first months.`;
}

/** Which plans go on with the minimums they were made with; empty where there are none. */
export function olderPlansSentence(names: readonly string[]): string {
  if (names.length === 0) return '';
  return names.length === 1
    ? `The plan “${names[0]}” keeps the old minimums until the new data is taken into it.`
    : `${names.length} plans keep the old minimums until the new data is taken into them.`;
}

function two(value: number): string {
  return value.toFixed(2);
}
