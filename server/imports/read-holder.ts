import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import { readLine, readNumber } from './read-establishment-values.ts';
import type { RowReader } from './read-person-row.ts';
import type { Reading } from './read-values.ts';

/** Staff number or name of a row; a name beside a number has to be that person's. */
export function readHolder(
  read: RowReader,
  { people }: EstablishmentLists,
  stands: StoredOccupancy | undefined,
): Pick<StoredOccupancy, 'personId' | 'workerName'> | undefined {
  if (!read.has('staff_number') && !read.has('name') && stands) {
    return { personId: stands.personId, workerName: stands.workerName };
  }
  const known = (text: string): Reading<string> => {
    const number = readNumber(text);
    if (!('value' in number) || people.has(number.value)) return number;
    const remedy = 'Import the person first, or leave it empty for a worker who is not on the staff list.';
    return { wrong: 'is no staff number we know', remedy };
  };
  const filled = read.filled('staff_number');
  const personId = read.optional('staff_number', known, stands?.personId ?? null);
  const name = read.optional('name', (text) => readLine(text, 120), null);
  if (personId === null) {
    if (filled) return undefined;
    if (name === null) {
      const remedy = 'Write the staff number, or the name of a worker who is not on the staff list.';
      read.fault('staff_number', 'is empty, and so is the name', remedy);
      return undefined;
    }
    return { personId, workerName: name };
  }
  const onList = people.get(personId) ?? '';
  if (name !== null && asWritten(name) !== asWritten(onList)) {
    read.fault('name', `is not who ${personId} is`, `${personId} is ${onList}. Correct the name or the staff number.`);
  }
  return { personId, workerName: null };
}

/** A name however its capitals, spaces and accents are written. */
function asWritten(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
