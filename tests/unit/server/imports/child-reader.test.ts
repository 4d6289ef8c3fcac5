import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '../../../../db/open.ts';
import { ProblemError } from '../../../../server/http/problem.ts';
import { createChildReader } from '../../../../server/imports/child-reader.ts';
import { commitImport } from '../../../../server/imports/commit-import.ts';
import type { ImportProcessOptions } from '../../../../server/imports/import-process.ts';
import type { ImportReader } from '../../../../server/imports/import-reader.ts';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { contents, tinyDb, utf8 } from './tiny-db.ts';

const HEAD = 'month,district,level,language,open_cases';
const FILE = `${HEAD}\n2021-03,North,Additional needs,English,11\n2021-04,South,complex,ur,3\n`;

const opened: { dir: string; db: Db; reader: ImportReader }[] = [];
afterEach(() => {
  for (const { dir, db, reader } of opened.splice(0)) {
    reader.close();
    closeDb(db);
    // the process is told to end, and may be at its files for a moment more
    rmSync(dir, { recursive: true, force: true, maxRetries: 10 });
  }
});

/** The tiny set in a file, and a reader of it in another process. */
async function readerOf(options: ImportProcessOptions = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'evenhand-imports-'));
  const memory = await tinyDb();
  writeFileSync(join(dir, 'evenhand.sqlite'), memory.$client.serialize());
  closeDb(memory);
  const db = openDb(join(dir, 'evenhand.sqlite'));
  const reader = createChildReader(db, { stderr: 'ignore', ...options });
  opened.push({ dir, db, reader });
  return { db, reader };
}

const planted = (name: string) => ({
  script: new URL(`../../../fixtures/import-children/${name}.ts`, import.meta.url),
});
const job = (file: string) => ({ kind: 'demand', bytes: utf8(file), today: '2021-04-01', digest: null }) as const;
const run = { kind: 'demand', importId: 'run-1', at: '2021-04-01T10:00:00Z', by: 'somebody' } as const;

async function problemOf(attempt: Promise<unknown>): Promise<ProblemError> {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw new Error(`No problem: ${String(error)}`);
  return error;
}

describe('a file read in another process', () => {
  it('is compared as it is here, and stored', async () => {
    const { db, reader } = await readerOf();
    const preview = await reader.compare(job(FILE), {}, (compared) => compared.preview);
    expect(preview).toEqual(await previewImport(db, 'demand', utf8(FILE), '2021-04-01'));
    const done = await commitImport(db, { ...run, bytes: utf8(FILE), digest: preview.digest, reader });
    expect(done).toMatchObject({ added: 1, changed: 1, unchanged: 0 });
    expect(await previewImport(db, 'demand', utf8(FILE))).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('tells how far it is, and stores records that come in many parts', async () => {
    const { db, reader } = await readerOf();
    const rows = Array.from(
      { length: 2400 },
      (_, n) => `${1800 + Math.floor(n / 12) + 100}-${(n % 12) + 1},North,complex,ur,${n}`,
    );
    const bytes = utf8([HEAD, ...rows].join('\n'));
    const stages = new Set<string>();
    const hooks = { onProgress: ({ stage }: { stage: string }) => stages.add(stage) };
    const { digest } = await reader.compare({ ...job(''), bytes }, hooks, (compared) => compared.preview);
    expect(await commitImport(db, { ...run, bytes, digest, reader, hooks })).toMatchObject({ added: 2400 });
    expect([...stages]).toEqual(expect.arrayContaining(['waiting', 'comparing', 'storing']));
    expect(await previewImport(db, 'demand', bytes)).toMatchObject({ unchanged: 2400 });
  });

  it('is compared again where records change meanwhile, and refused where the preview no longer holds', async () => {
    const { db, reader } = await readerOf();
    const { digest } = await reader.compare(job(FILE), {}, (compared) => compared.preview);
    let changes = 0;
    const onProgress = ({ stage }: { stage: string }) => {
      if (stage !== 'comparing' || changes > 0) return;
      changes = db.$client
        .prepare("UPDATE demand_count SET open_cases = 40, version = version + 1 WHERE month = '2021-03'")
        .run().changes;
    };
    const before = contents(db);
    const problem = await problemOf(
      commitImport(db, { ...run, bytes: utf8(FILE), digest, reader, hooks: { onProgress } }),
    );
    expect(changes).toBeGreaterThan(0);
    expect(problem.type).toBe('version-changed');
    expect(contents(db)).not.toEqual(before);
    expect(db.$client.prepare("SELECT 1 FROM import_run WHERE id = 'run-1'").all()).toEqual([]);
  });

  it.each(['exits', 'throws', 'runs-out-of-memory'])(
    'is a problem where the process %s, and nothing is stored',
    async (name) => {
      const { db, reader } = await readerOf({ ...planted(name), heapMiB: 64 });
      const before = contents(db);
      const problem = await problemOf(commitImport(db, { ...run, bytes: utf8(FILE), digest: 'any', reader }));
      expect(problem).toMatchObject({ type: 'internal', message: expect.stringContaining('Nothing was stored') });
      expect(contents(db)).toEqual(before);
    },
  );

  it('is given up after a time', async () => {
    const { reader } = await readerOf({ ...planted('never-ends'), deadlineMs: 300 });
    expect(await problemOf(reader.compare(job(FILE), {}, () => 0))).toMatchObject({
      type: 'conflict',
      message: expect.stringContaining('too long'),
    });
  });

  it('is stopped on request, and the next file is read', async () => {
    const { reader } = await readerOf();
    const controller = new AbortController();
    const hooks = { signal: controller.signal, onProgress: () => controller.abort() };
    expect(await problemOf(reader.compare(job(FILE), hooks, () => 0))).toMatchObject({
      type: 'conflict',
      message: expect.stringContaining('stopped'),
    });
    expect(await reader.compare(job(FILE), {}, ({ preview }) => preview.rows)).toBe(2);
  });

  it('fails alone where its records cannot be set aside, and the next file is read', async () => {
    const { db, reader } = await readerOf();
    const { digest } = await reader.compare(job(FILE), {}, (compared) => compared.preview);
    const before = contents(db);
    const onProgress = ({ stage }: { stage: string }) => {
      const tables = db.$client.prepare<[], string>("SELECT name FROM sqlite_temp_master WHERE name LIKE 'staged_%'");
      if (stage === 'comparing') for (const name of tables.pluck().all()) db.$client.exec(`DROP TABLE temp.${name}`);
    };
    const attempt = commitImport(db, { ...run, bytes: utf8(FILE), digest, reader, hooks: { onProgress } });
    await expect(attempt).rejects.toThrow('no such table');
    expect(contents(db)).toEqual(before);
    expect(await reader.compare(job(FILE), {}, ({ preview }) => preview.rows)).toBe(2);
  });

  it('tells of faults by row and column too', async () => {
    const { reader } = await readerOf();
    const file = `${HEAD}\n2021-04,Nroth,complex,ur,3\n`;
    const { faults } = await reader.compare(job(file), {}, ({ preview }) => preview);
    expect(faults).toMatchObject([{ row: 2, column: 'district', value: 'Nroth' }]);
  });
});
