import type { PlanChange, PlanRow } from '../../../server/contract/plans.ts';

interface District {
  id: string;
  name: string;
}

/**
 * The district that a key means: `1`–`9` the first to the ninth, a letter the next district that begins with it.
 * @param currentId where the person is now, so that a letter pressed again goes on to the next of the same letter
 */
export function districtForKey(key: string, districts: readonly District[], currentId?: string): District | undefined {
  if (/^[1-9]$/.test(key)) return districts[Number(key) - 1];
  if (!/^\p{L}$/u.test(key)) return undefined;
  const letter = key.toLocaleLowerCase('en-GB');
  const found = districts.filter((district) => district.name.toLocaleLowerCase('en-GB').startsWith(letter));
  const at = found.findIndex((district) => district.id === currentId);
  return found[(at + 1) % Math.max(found.length, 1)];
}

/** Puts each of the people wholly into one district; who is there already is left out. */
export function placeAll(rows: readonly PlanRow[], districtId: string): PlanChange[] {
  return rows
    .filter(({ placements }) => !(placements.length === 1 && placements[0]?.districtId === districtId))
    .map(({ personId }) => ({ kind: 'place', personId, placements: [{ districtId, share: 1 }] }));
}

/** What was pasted, as changes, and what could not be read, with the remedy. */
export interface Pasted {
  changes: PlanChange[];
  faults: string[];
}

/**
 * Reads a pasted column of district names, one a line; an empty line leaves its person alone.
 * @param rows the people from the focused row down, in the order shown
 */
export function pastedPlacements(text: string, rows: readonly PlanRow[], districts: readonly District[]): Pasted {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const faults: string[] = [];
  const changes = lines.flatMap((line, index): PlanChange[] => {
    const name = (line.split('\t')[0] ?? '').trim();
    if (name === '') return [];
    const row = rows[index];
    if (!row) {
      faults.push(`Line ${index + 1} (“${name}”) is below the last person shown. Paste fewer lines, or start higher.`);
      return [];
    }
    const wanted = name.toLocaleLowerCase('en-GB');
    const district = districts.find((each) => each.name.toLocaleLowerCase('en-GB') === wanted || each.id === name);
    if (!district) {
      faults.push(`Line ${index + 1}: “${name}” is not a district. Use ${districts.map((d) => d.name).join(', ')}.`);
      return [];
    }
    return placeAll([row], district.id);
  });
  return { changes, faults };
}
