import { describe, expect, it } from 'vitest';
import type { Db } from '../../../../db/open.ts';
import { ProblemError } from '../../../../server/http/problem.ts';
import { commitImport } from '../../../../server/imports/commit-import.ts';
import { previewImport } from '../../../../server/imports/preview-import.ts';
import { contents, tinyDb, utf8 } from './tiny-db.ts';

const HEAD = 'staff_number,name,role,unit,hours_per_week,start_date';
const DEMAND_HEAD = 'month,district,level,language,open_cases';
const commit = (db: Db, kind: 'people' | 'demand', file: string, digest: string) =>
  commitImport(db, { kind, bytes: utf8(file), digest, importId: 'run-1', at: '2021-04-01T10:00:00Z', by: 'somebody' });
const problemOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error) => {
      expect(error).toBeInstanceOf(ProblemError);
      return error as ProblemError;
    },
  );

describe('an import', () => {
  it('previews additions, changes and what stays, and stores nothing', async () => {
    const db = await tinyDb();
    const before = contents(db);
    const file = `${HEAD}\nT-1,Robin Archer,Caseworker,South district team,30,2018-04-01\nT-2,Alex Brook,Caseworker,North,37,2018-04-01\nT-9,New Person,caseworker,MASH,18:30,04/01/2021\n`;
    const preview = await previewImport(db, 'people', utf8(file));
    expect(preview).toMatchObject({ rows: 3, added: 1, changed: 1, unchanged: 1, notInFile: 2, faultCount: 0 });
    expect(preview.changes).toEqual([
      {
        row: 2,
        key: 'Robin Archer (T-1)',
        action: 'change',
        fields: [
          { column: 'unit', before: 'North district team', after: 'South district team' },
          { column: 'hours_per_week', before: '37', after: '30' },
        ],
      },
      {
        row: 4,
        key: 'New Person (T-9)',
        action: 'add',
        fields: [
          { column: 'staff_number', before: null, after: 'T-9' },
          { column: 'name', before: null, after: 'New Person' },
          { column: 'role', before: null, after: 'Caseworker' },
          { column: 'unit', before: null, after: 'MASH' },
          { column: 'hours_per_week', before: null, after: '18.5' },
          { column: 'start_date', before: null, after: '2021-01-04' },
        ],
      },
    ]);
    expect(preview.notices).toEqual([expect.stringContaining('languages, first_choice')]);
    expect(contents(db)).toEqual(before);
  });

  it('stores what was previewed, gives changed rows the next version and records the run', async () => {
    const db = await tinyDb();
    const file = `${HEAD},languages,cannot_work_in\nT-1,Robin Archer,Caseworker,South district team,30,2018-04-01,,North\nT-9,New Person,Caseworker,MASH,18.5,2021-01-04,Urdu,\n`;
    const { digest } = await previewImport(db, 'people', utf8(file));
    const withoutChoice = file.replace(',North\n', ',\n');
    const clash = await problemOf(commit(db, 'people', file, digest));
    expect(clash?.message).toContain('first_choice');
    const sound = await previewImport(db, 'people', utf8(withoutChoice));
    expect(await commit(db, 'people', withoutChoice, sound.digest)).toEqual({
      importId: 'run-1',
      added: 1,
      changed: 1,
      unchanged: 0,
    });
    const row = db.$client.prepare('SELECT * FROM person WHERE id = ?');
    expect(row.get('T-1')).toMatchObject({ contracted_minutes: 1800, unit_id: 'team-south', version: 2 });
    expect(row.get('T-9')).toMatchObject({ contracted_minutes: 1110, version: 1 });
    const spoken = db.$client.prepare('SELECT person_id, language_code FROM person_language').all();
    expect(spoken).toEqual([{ person_id: 'T-9', language_code: 'ur' }]);
    const kept = db.$client.prepare("SELECT district_id, reason FROM person_preference WHERE person_id = 'T-1'").all();
    expect(kept).toEqual([{ district_id: 'north', reason: 'Worked there before' }]);
    expect(db.$client.prepare("SELECT * FROM import_run WHERE id = 'run-1'").get()).toEqual({
      id: 'run-1',
      kind: 'people',
      at: '2021-04-01T10:00:00Z',
      by: 'somebody',
      added: 1,
      changed: 1,
      unchanged: 0,
    });
  });

  it.each(['people', 'demand'] as const)('adds and changes nothing when the same %s file comes again', async (kind) => {
    const db = await tinyDb();
    const file =
      kind === 'people'
        ? `${HEAD},languages\nT-1,Robin Archer,Caseworker,North,37,2018-04-01,Urdu\nT-7,Someone Else,Caseworker,North,37,2018-04-01,ur\n`
        : `${DEMAND_HEAD}\n2021-03,North,Additional needs,English,11\n2021-04,South,complex,ur,3\n`;
    const first = await previewImport(db, kind, utf8(file));
    await commit(db, kind, file, first.digest);
    const before = contents(db);
    const again = await previewImport(db, kind, utf8(file));
    expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2, changes: [] });
    await commitImport(db, { kind, bytes: utf8(file), digest: again.digest, importId: 'run-2', at: 'later', by: 'x' });
    const after = contents(db) as unknown[][];
    expect(after.slice(0, 5)).toEqual((before as unknown[][]).slice(0, 5));
  });

  it('stores nothing of a file that has one fault', async () => {
    const db = await tinyDb();
    const before = contents(db);
    const file = `${DEMAND_HEAD}\n2021-04,North,Additional needs,English,11\n2021-04,Nroth,Complex needs,English,3\n`;
    const { digest, faultCount, added } = await previewImport(db, 'demand', utf8(file));
    expect({ faultCount, added }).toEqual({ faultCount: 1, added: 1 });
    const problem = await problemOf(commit(db, 'demand', file, digest));
    expect(problem?.type).toBe('invalid-input');
    expect(problem?.extras.faults).toEqual([
      {
        field: 'row 3, district',
        value: 'Nroth',
        remedy: 'Row 3: district (Nroth) is no district we know. Did you mean “North”? Known are: North, South.',
      },
    ]);
    expect(contents(db)).toEqual(before);
  });

  it('refuses when a record it changes has moved on since the preview, and gives a new preview', async () => {
    const db = await tinyDb();
    const file = `${DEMAND_HEAD}\n2021-03,North,Additional needs,English,11\n`;
    const { digest } = await previewImport(db, 'demand', utf8(file));
    db.$client.exec(
      "UPDATE demand_count SET open_cases = 12, version = version + 1 WHERE month = '2021-03' AND open_cases = 10 AND district_id = 'north'",
    );
    const before = contents(db);
    const problem = await problemOf(commit(db, 'demand', file, digest));
    expect(problem?.type).toBe('version-changed');
    expect(problem?.extras.current).toMatchObject({
      changed: 1,
      changes: [{ fields: [{ before: '12', after: '11' }] }],
    });
    expect(contents(db)).toEqual(before);
  });

  it('refuses when another file than the one previewed arrives', async () => {
    const db = await tinyDb();
    const { digest } = await previewImport(db, 'demand', utf8(`${DEMAND_HEAD}\n2021-03,North,additional,en,11\n`));
    const problem = await problemOf(commit(db, 'demand', `${DEMAND_HEAD}\n2021-03,North,additional,en,99\n`, digest));
    expect(problem?.type).toBe('version-changed');
  });

  it('goes on where only records the file does not touch have changed', async () => {
    const db = await tinyDb();
    const file = `${DEMAND_HEAD}\n2021-03,North,additional,en,11\n`;
    const { digest } = await previewImport(db, 'demand', utf8(file));
    db.$client.exec(
      "UPDATE demand_count SET open_cases = 1, version = 2 WHERE district_id = 'south' AND month = '2021-02'",
    );
    expect(await commit(db, 'demand', file, digest)).toMatchObject({ changed: 1 });
  });

  it('lets one of two imports of the same rows win', async () => {
    const db = await tinyDb();
    const file = (cases: number) => `${DEMAND_HEAD}\n2021-03,North,additional,en,${cases}\n`;
    const digests = await Promise.all(
      [21, 22].map(async (n) => (await previewImport(db, 'demand', utf8(file(n)))).digest),
    );
    const outcomes = await Promise.allSettled(
      [21, 22].map((n, at) =>
        commitImport(db, {
          kind: 'demand',
          bytes: utf8(file(n)),
          digest: digests[at] ?? '',
          importId: `r${n}`,
          at: 'x',
          by: 'y',
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
