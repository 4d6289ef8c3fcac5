import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';
import type { StoredPost } from '../../db/queries/imports-posts.ts';
import type { FaultList } from './faults.ts';
import type { ReadRow } from './import-plan.ts';
import type { StandingOccupancies } from './plan-occupancies-import.ts';
import { formatWeeklyHours } from './read-values.ts';
import { mostHeld } from './substantive-hours.ts';

/**
 * Checks that need more than one row, with every row of the file in its place: dates inside those of the post, no post
 * held substantively beyond its hours or twice by one person, covers that exist.
 */
export function checkOccupancies(
  sound: readonly ReadRow<StoredOccupancy>[],
  { posts, occupancies }: StandingOccupancies,
  faults: FaultList,
): void {
  const all = new Map([...occupancies].map(([id, { record }]) => [id, record]));
  const rowOf = new Map<string, number>();
  for (const { row, after } of sound) {
    all.set(after.id, after);
    rowOf.set(after.id, row);
  }
  for (const { row, after } of sound) {
    const post = posts.get(after.postId)?.record;
    if (post) checkDates(row, after, post, faults);
    checkCover(row, after, all, faults);
  }
  const touched = new Set(sound.map(({ after }) => after.postId));
  for (const [postId, holders] of Map.groupBy(all.values(), ({ postId: id }) => id)) {
    const post = posts.get(postId)?.record;
    if (post && touched.has(postId)) checkHolders(post, holders, rowOf, faults);
  }
}

function checkDates(row: number, after: StoredOccupancy, post: StoredPost, faults: FaultList): void {
  if (after.startDate < post.startDate) {
    const wrong = `is before post ${post.id} begins on ${post.startDate}`;
    faults.cell(row, 'start_date', after.startDate, wrong, 'Correct the date, or the post first.');
  }
  if (post.endDate !== null && (after.endDate === null || after.endDate > post.endDate)) {
    const wrong = `is not by ${post.endDate}, when post ${post.id} ends`;
    faults.cell(row, 'end_date', after.endDate ?? '', wrong, `Write ${post.endDate} or an earlier day.`);
  }
}

function checkCover(
  row: number,
  { id, coversId }: StoredOccupancy,
  all: ReadonlyMap<string, StoredOccupancy>,
  faults: FaultList,
): void {
  if (coversId === null) return;
  if (!all.has(coversId)) {
    faults.cell(row, 'covers', coversId, 'is no occupancy we know', 'Write the number of the one that is covered.');
    return;
  }
  const met = new Set([id]);
  for (let at: string | null | undefined = coversId; at; at = all.get(at)?.coversId) {
    if (met.has(at)) {
      faults.cell(row, 'covers', coversId, 'leads back to itself', 'Nobody covers, over others, themselves.');
      return;
    }
    met.add(at);
  }
}

function checkHolders(
  post: StoredPost,
  holders: readonly StoredOccupancy[],
  rowOf: ReadonlyMap<string, number>,
  faults: FaultList,
): void {
  const most = mostHeld(holders);
  const newest = most?.held.findLast(({ id }) => rowOf.has(id)) ?? holders.findLast(({ id }) => rowOf.has(id));
  if (most && newest && most.minutes > post.budgetedMinutes) {
    const others = most.held
      .filter(({ id }) => id !== newest.id)
      .map(({ id, minutes }) => `${id} (${formatWeeklyHours(minutes)})`);
    const wrong = `makes ${formatWeeklyHours(most.minutes)} hours on ${most.onDate} in post ${post.id}, which has ${formatWeeklyHours(post.budgetedMinutes)}`;
    const held = others.length === 0 ? '' : ` ${others.join(', ')} hold it too.`;
    const remedy = `End one before the next begins, or budget more hours.${held}`;
    faults.cell(rowOf.get(newest.id) ?? 0, 'hours_per_week', formatWeeklyHours(newest.minutes), wrong, remedy);
  }
  const people = Map.groupBy(
    holders.filter(({ kind, personId }) => kind === 'substantive' && personId !== null),
    ({ personId }) => personId,
  );
  for (const [personId, own] of people) {
    const sorted = own.toSorted((a, b) => (a.startDate < b.startDate ? -1 : 1));
    for (const [at, next] of sorted.entries()) {
      const former = sorted[at - 1];
      if (!former || (former.endDate !== null && former.endDate < next.startDate)) continue;
      const row = rowOf.get(next.id) ?? rowOf.get(former.id);
      if (row === undefined) continue;
      const wrong = `holds post ${post.id} twice from ${next.startDate}`;
      faults.cell(
        row,
        'staff_number',
        personId ?? '',
        wrong,
        `End ${former.id} before that day, or keep one of the two.`,
      );
    }
  }
}
