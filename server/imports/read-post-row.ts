import type { StoredPost } from '../../db/queries/imports-posts.ts';
import type { EstablishmentLists } from './establishment-lists.ts';
import type { FaultList } from './faults.ts';
import { readChoice, readDay, readLine, readNumber, readPoint, readProse } from './read-establishment-values.ts';
import { namedIn, RowReader } from './read-person-row.ts';
import type { TableRow } from './read-table.ts';
import { type Reading, readWeeklyHours } from './read-values.ts';

const PERMANENCE = { permanent: 'permanent', temporary: 'temporary' } as const;
const STATES = { established: 'established', proposed: 'proposed' } as const;

/**
 * One row of a file of posts. A column that the file does not have leaves what stands; an empty cell empties it.
 * @param before the post as it stands; undefined for a new one
 * @returns undefined where something is wrong; every fault of the row is added
 */
export function readPostRow(
  line: TableRow,
  id: string,
  lists: EstablishmentLists,
  before: StoredPost | undefined,
  faults: FaultList,
): StoredPost | undefined {
  const faultsBefore = faults.count;
  const read = new RowReader(line, faults);
  const first = (text: string) => readDay(text, 'first');
  const last = (text: string) => readDay(text, 'last');
  const title = read.needed('title', (text) => readLine(text, 120));
  const roleId = read.needed('role', namedIn(lists.roles, 'role'));
  const unitId = read.needed('unit', namedIn(lists.units, 'unit'));
  const budgetedMinutes = read.needed('hours_per_week', readWeeklyHours);
  const costCode = read.needed('cost_code', (text) => readLine(text, 40));
  const startDate = read.needed('start_date', first);
  const gradeId = read.has('grade') ? read.needed('grade', namedIn(lists.grades, 'grade')) : before?.gradeId;
  const rest = {
    endDate: read.optional('end_date', last, before?.endDate ?? null),
    endReason: read.optional('end_reason', readProse, before?.endReason ?? null),
    permanence:
      read.optional('permanence', readChoice(PERMANENCE, 'permanence'), before?.permanence ?? null) ?? 'permanent',
    state: read.optional('state', readChoice(STATES, 'state of a post'), before?.state ?? null) ?? 'established',
    frozenFrom: read.optional('frozen_from', first, before?.frozenFrom ?? null),
    frozenTo: read.optional('frozen_to', last, before?.frozenTo ?? null),
    frozenReason: read.optional('frozen_reason', readProse, before?.frozenReason ?? null),
    budgetPoint: read.optional('budget_point', readPoint, before?.budgetPoint ?? null),
    requirements: read.optional('requires', (text) => readRequirements(text, lists), before?.requirements ?? []) ?? [],
  };
  const replaced = read.optional('replaces', readNumbers, before?.replaces.map(({ oldPostId }) => oldPostId) ?? []);
  if (!read.has('grade') && gradeId === undefined) {
    read.fault(
      'grade',
      'is missing: a new post needs one',
      'Add the column grade, or import it as somebody who sees pay.',
    );
  }
  const { endDate, frozenFrom, frozenTo, frozenReason } = rest;
  if (startDate && endDate && endDate < startDate) {
    read.fault('end_date', `is before the start date ${startDate}`, 'Swap the two, or correct one.');
  }
  if (rest.permanence === 'temporary' && endDate === null) {
    read.fault('end_date', 'is empty: a temporary post needs an end', 'Write its last day, or make it permanent.');
  }
  if (frozenFrom === null && (frozenTo !== null || frozenReason !== null)) {
    read.fault('frozen_from', 'is empty beside a last day or a reason', 'Write the first day, or empty the others.');
  }
  if (frozenFrom !== null && frozenReason === null) {
    read.fault('frozen_reason', 'is empty', 'Say why the post may not be filled.');
  }
  if (frozenFrom !== null && frozenTo !== null && frozenTo < frozenFrom) {
    read.fault('frozen_to', `is before ${frozenFrom}, the first day`, 'Swap the two, or correct one.');
  }
  if (replaced?.includes(id)) read.fault('replaces', 'names the post itself', 'Name the posts it became of.');
  if (faults.count > faultsBefore) return undefined;
  if (!title || !roleId || !unitId || !budgetedMinutes || !costCode || !startDate || !gradeId) return undefined;
  const replaces = (replaced ?? []).map(
    (oldPostId) =>
      before?.replaces.find((stands) => stands.oldPostId === oldPostId) ?? { oldPostId, onDate: startDate, note: null },
  );
  return { id, title, roleId, gradeId, unitId, budgetedMinutes, costCode, startDate, ...rest, replaces };
}

/** Numbers separated by bars, each once, in order. */
function readNumbers(text: string): Reading<string[]> {
  const numbers = new Set<string>();
  for (const part of text.split('|')) {
    if (part.trim() === '') continue;
    const read = readNumber(part.trim());
    if (!('value' in read)) return read;
    numbers.add(read.value);
  }
  return { value: [...numbers].sort() };
}

/** Competences with the least level of each: `Safeguarding children:2`; level 1 where none is said. */
function readRequirements(text: string, lists: EstablishmentLists): Reading<StoredPost['requirements']> {
  const least = new Map<string, number>();
  for (const part of text.split('|')) {
    if (part.trim() === '') continue;
    const [, name = '', digits = '1'] = /^(.*?)(?::\s*(\d+))?$/.exec(part.trim()) ?? [];
    const competenceId = lists.competences.find(name.trim());
    if (competenceId === undefined) {
      return {
        wrong: `holds “${name}”, which is no competence we know`,
        remedy: () => lists.competences.remedyFor(name),
      };
    }
    const level = Number(digits);
    if (!lists.competenceLevels.includes(level)) {
      const known = lists.competenceLevels.join(', ');
      return { wrong: `asks for level ${digits}, which there is not`, remedy: `Levels are: ${known}.` };
    }
    least.set(competenceId, level);
  }
  const requirements = [...least].map(([competenceId, minimumLevel]) => ({ competenceId, minimumLevel }));
  return { value: requirements.sort((a, b) => (a.competenceId < b.competenceId ? -1 : 1)) };
}
