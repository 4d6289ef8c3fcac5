import { readFileSync } from 'node:fs';
import type { Db } from '../db/open.ts';
import { insertDemandDetail } from '../db/queries/seed-demand.ts';
import { insertReference } from '../db/queries/seed-reference.ts';
import { type CommitImport, commitImport } from '../server/imports/commit-import.ts';
import { previewImport } from '../server/imports/preview-import.ts';
import { readDemandDetail } from './demand-files.ts';
import { loadDecisions, loadEstablishment } from './establishment.ts';
import { type SeedSet, seedPath } from './read-seed.ts';
import { seedReference } from './reference.ts';
import { loadReviews } from './reviews.ts';
import { loadStressCases } from './stress-cases.ts';

/** Units of the demo's past, which a live service has no use for. */
const ENDED_UNITS = ['targeted-team'];

type Imported = Awaited<ReturnType<typeof commitImport>>;

/** What `loadDemo` stored, by file. */
export interface LoadedDemo {
  people: Imported;
  demand: Imported;
  posts: Imported;
  occupancies: Imported;
  arrangements: Imported;
}

/**
 * Fills an empty database with a seed set: the reference rows, then people, demand, posts and who is in them through
 * the same imports that people use, then what no file is imported for. All of it is one transaction, so that a start that is cut short leaves an empty database; nothing else
 * may use the connection meanwhile.
 * @param options.now moment the imports are recorded at
 * @param options.set files to load, default the demo
 * @throws Error where the database holds reference rows already, or a seed file has a fault
 */
export async function loadDemo(db: Db, options: { now: Date; set?: SeedSet }): Promise<LoadedDemo> {
  const { now, set = 'oldham' } = options;
  db.$client.exec('BEGIN IMMEDIATE');
  try {
    insertReference(db, seedReference(set));
    const people = await importSeed(db, 'people', set, now);
    const demand = await importSeed(db, 'demand', set, now);
    insertDemandDetail(db, readDemandDetail(set));
    loadStressCases(db, set);
    loadDecisions(db, set, now);
    const posts = await importSeed(db, 'posts', set, now);
    const occupancies = await importSeed(db, 'occupancies', set, now);
    const arrangements = await importSeed(db, 'arrangements', set, now);
    loadEstablishment(db, set);
    loadReviews(db, set);
    db.$client.exec('COMMIT');
    return { people, demand, posts, occupancies, arrangements };
  } catch (error) {
    db.$client.exec('ROLLBACK');
    throw error;
  }
}

/**
 * Fills an empty database for a live service: districts, wards, teams, roles and standards, but nobody and no cases, and
 * nothing that speaks of the synthetic ones.
 * @throws Error where the database holds reference rows already
 */
export function loadLive(db: Db): void {
  const reference = seedReference('oldham');
  insertReference(db, {
    ...reference,
    units: reference.units.filter(({ id }) => !ENDED_UNITS.includes(id)),
    demandNotes: [],
    installation: [...reference.installation.filter(({ key }) => key === 'council'), { key: 'demo', value: 'no' }],
    sourceNotes: reference.sourceNotes.filter(({ kind }) => kind !== 'synthetic'),
  });
}

async function importSeed(db: Db, kind: CommitImport['kind'], set: SeedSet, now: Date): Promise<Imported> {
  const bytes = readFileSync(seedPath(set, `${kind}.csv`));
  const { digest } = await previewImport(db, kind, bytes);
  return commitImport(db, { kind, bytes, digest, importId: `seed-${set}-${kind}`, at: now.toISOString(), by: 'demo' });
}
