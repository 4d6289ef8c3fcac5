import type { Db } from '../../db/open.ts';
import { type ImportReferenceRows, readEstablishmentReference, readImportReference } from '../../db/queries/imports.ts';
import { readOccupanciesForImport } from '../../db/queries/imports-occupancies.ts';
import { readPayPointsForImport } from '../../db/queries/imports-pay-points.ts';
import { readPostsForImport } from '../../db/queries/imports-posts.ts';
import type { PreparedImport } from './compared-import.ts';
import { occupancyEvents, postEvents } from './establishment-history.ts';
import { establishmentLists } from './establishment-lists.ts';
import { FaultList } from './faults.ts';
import { PAY_POINT_COLUMNS } from './pay-points-layout.ts';
import { planOccupanciesImport, readOccupanciesFile } from './plan-occupancies-import.ts';
import { planPayPointsImport } from './plan-pay-points-import.ts';
import { planPostsImport, readPostsFile, type StandingPosts } from './plan-posts-import.ts';
import type { FileToRead } from './prepare-import.ts';
import { factsAmong, readRuleGround } from './rule-facts.ts';
import { readLines } from './table-file.ts';

/** A file of posts, ready to be compared with what stands. */
export async function preparePosts(db: Db, read: FileToRead): Promise<PreparedImport> {
  const { decoded, faults } = read;
  const file = await readPostsFile(read);
  return () => {
    const standing = { posts: readPostsForImport(db), occupancies: readOccupanciesForImport(db) };
    const reference = readImportReference(db);
    const lists = establishmentLists(reference, readEstablishmentReference(db));
    const { changes, preview } = planPostsImport(file, standing, lists, decoded.notices, faults);
    const known = { standing: standing.posts, units: reference.units };
    return { preview, storable: () => ({ kind: 'posts', changes, events: postEvents(changes, known) }) };
  };
}

/**
 * A file of substantive holders or of temporary arrangements, ready to be compared with what stands.
 * @param today day on which the rules of arrangements look at it; without one they do not
 */
export async function prepareOccupancies(
  db: Db,
  kind: 'occupancies' | 'arrangements',
  today: string | null,
  read: FileToRead,
): Promise<PreparedImport> {
  const { decoded, faults } = read;
  const file = await readOccupanciesFile(kind, read);
  return () => {
    const standing = { posts: readPostsForImport(db), occupancies: readOccupanciesForImport(db) };
    const reference = readImportReference(db);
    const lists = establishmentLists(reference, readEstablishmentReference(db));
    const rules = kind === 'arrangements' && today !== null ? rulesOf(db, standing.posts, reference, today) : undefined;
    const { changes, preview } = planOccupanciesImport(kind, file, standing, lists, decoded.notices, faults, rules);
    const known = { standing: standing.occupancies, posts: standing.posts, units: reference.units };
    return { preview, storable: () => ({ kind, changes, events: occupancyEvents(changes, known) }) };
  };
}

function rulesOf(db: Db, posts: StandingPosts['posts'], { units }: ImportReferenceRows, today: string) {
  const ground = readRuleGround(db);
  return {
    settings: ground.settings,
    factsAmong: factsAmong({ posts, units, ground, today }),
    warnings: new FaultList(),
  };
}

/** A file of pay points, ready to be compared with what stands. */
export async function preparePayPoints(db: Db, read: FileToRead): Promise<PreparedImport> {
  const { decoded, faults } = read;
  const file = await readLines(read, PAY_POINT_COLUMNS);
  return () => {
    const { changes, preview } = planPayPointsImport(file, readPayPointsForImport(db), decoded.notices, faults);
    return { preview, storable: () => ({ kind: 'pay-points', changes, events: [] }) };
  };
}
