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

/** What people asked for, as changes, and what cannot be done, each with the remedy. */
export interface Entry {
  changes: PlanChange[];
  faults: string[];
}

/** True where a pin keeps somebody in place at the date of the plan. */
export function isPinned(row: Pick<PlanRow, 'pin'>, asAt: string): boolean {
  return row.pin !== null && (row.pin.expires === null || row.pin.expires >= asAt);
}

/** Why somebody cannot be moved into a district, with the remedy; undefined where they can. */
export function moveFault(row: PlanRow, district: District, asAt: string): string | undefined {
  if (isPinned(row, asAt)) return `${row.name} is pinned (“${row.pin?.reason}”). Release the pin first.`;
  if (!row.cannotWorkIn.includes(district.id)) return undefined;
  return `${row.name} cannot work in ${district.name} (working constraint). Choose another district.`;
}

/** Puts each of the people wholly into one district, but for those who cannot; who is there already is left out. */
export function placeAll(rows: readonly PlanRow[], district: District, asAt: string): Entry {
  const entry: Entry = { changes: [], faults: [] };
  for (const row of rows) {
    if (row.placements.length === 1 && row.placements[0]?.districtId === district.id) continue;
    const fault = moveFault(row, district, asAt);
    if (fault) entry.faults.push(fault);
    else {
      entry.changes.push({
        kind: 'place',
        personId: row.personId,
        placements: [{ districtId: district.id, share: 1 }],
      });
    }
  }
  return entry;
}

/**
 * Reads a pasted column of district names, one a line; an empty line leaves its person alone.
 * @param rows the people from the focused row down, in the order shown
 */
export function pastedPlacements(
  text: string,
  rows: readonly PlanRow[],
  districts: readonly District[],
  asAt: string,
): Entry {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const entries = lines.map((line, index): Entry => {
    const name = (line.split('\t')[0] ?? '').trim();
    if (name === '') return { changes: [], faults: [] };
    const at = `Line ${index + 1}`;
    const row = rows[index];
    if (!row) return fault(`${at} (“${name}”) is below the last person shown. Paste fewer lines, or start higher.`);
    const wanted = name.toLocaleLowerCase('en-GB');
    const district = districts.find((each) => each.name.toLocaleLowerCase('en-GB') === wanted || each.id === name);
    if (!district) return fault(`${at}: “${name}” is not a district. Use ${districts.map((d) => d.name).join(', ')}.`);
    const { changes, faults } = placeAll([row], district, asAt);
    return { changes, faults: faults.map((sentence) => `${at}: ${sentence}`) };
  });
  return { changes: entries.flatMap(({ changes }) => changes), faults: entries.flatMap(({ faults }) => faults) };
}

function fault(sentence: string): Entry {
  return { changes: [], faults: [sentence] };
}
