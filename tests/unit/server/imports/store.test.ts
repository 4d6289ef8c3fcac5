import { describe, expect, it } from 'vitest';
import { type ImportRunRow, readPeopleForImport, storePeopleImport } from '../../../../db/queries/imports.ts';
import { readDemandForImport, storeDemandImport } from '../../../../db/queries/imports-demand.ts';
import { contents, tinyDb } from './tiny-db.ts';

const run = (kind: 'people' | 'demand'): ImportRunRow => ({
  id: 'run-1',
  kind,
  at: 'x',
  by: 'y',
  added: 0,
  changed: 2,
  unchanged: 0,
});

describe('storing an import', () => {
  it('stores no count where one of them stands in another version than the change starts from', async () => {
    const db = await tinyDb();
    const changes = [...readDemandForImport(db).values()].map(({ record, version }, at) => ({
      record: { ...record, openCases: record.openCases + 1 },
      fromVersion: at === 3 ? version + 1 : version,
    }));
    const before = contents(db);
    expect(() => storeDemandImport(db, changes, run('demand'))).toThrow('is no longer in version 2');
    expect(contents(db)).toEqual(before);
  });

  it('stores no person where one of them stands in another version than the change starts from', async () => {
    const db = await tinyDb();
    const changes = [...readPeopleForImport(db).values()].map(({ record, version }, at) => ({
      record: { ...record, contractedMinutes: 600 },
      fromVersion: at === 3 ? version + 1 : version,
    }));
    const before = contents(db);
    expect(() => storePeopleImport(db, changes, run('people'))).toThrow('T-4 is no longer in version 2');
    expect(contents(db)).toEqual(before);
  });

  it('gives every changed record the next version and leaves the others alone', async () => {
    const db = await tinyDb();
    const [first, ...others] = [...readDemandForImport(db).values()];
    if (!first) throw new Error('There is no count');
    storeDemandImport(db, [{ record: { ...first.record, openCases: 99 }, fromVersion: first.version }], run('demand'));
    expect([...readDemandForImport(db).values()]).toEqual([
      { record: { ...first.record, openCases: 99 }, version: first.version + 1 },
      ...others,
    ]);
  });
});
