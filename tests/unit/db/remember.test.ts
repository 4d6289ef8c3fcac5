import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../../db/open.ts';
import { rememberedRead } from '../../../db/remember.ts';
import { revisionOf } from '../../../db/revision.ts';
import { demandCount, district, language, person, personLanguage, role, unit } from '../../../db/schema/index.ts';
import { testDb } from '../../support/app.ts';

const addUnit = (db: Db, id: string) =>
  db.insert(unit).values({ id, name: id, kind: 'district-team', districtId: 'south' }).run();

describe('the revision of tables', () => {
  test('changes with every kind of write to a table it names, and with no other', async () => {
    const db = await testDb();
    const seen = [revisionOf(db, [unit])];
    const note = () => seen.push(revisionOf(db, [unit]));
    addUnit(db, 'x');
    note();
    db.update(unit).set({ name: 'y' }).where(eq(unit.id, 'x')).run();
    note();
    db.delete(unit).where(eq(unit.id, 'x')).run();
    note();
    db.$client.exec(
      "INSERT OR REPLACE INTO unit (id, name, kind, district_id) VALUES ('x', 'z', 'district-team', 'south')",
    );
    note();
    expect(new Set(seen).size).toBe(5);
    const [alone, both] = [revisionOf(db, [unit]), revisionOf(db, [unit, role])];
    db.update(role).set({ position: 99 }).run();
    expect(revisionOf(db, [unit])).toBe(alone);
    expect(revisionOf(db, [unit, role])).not.toBe(both);
  });

  test('changes where a row goes with its parent', async () => {
    const db = await testDb();
    const [somebody] = db.select().from(person).limit(1).all();
    const [spoken] = db.select().from(personLanguage).limit(1).all();
    if (!somebody || !spoken) throw new Error('nobody speaks a language');
    db.insert(person)
      .values({ ...somebody, id: 'W-9999' })
      .run();
    db.insert(personLanguage)
      .values({ ...spoken, personId: 'W-9999' })
      .run();
    const before = revisionOf(db, [personLanguage]);
    db.delete(person).where(eq(person.id, 'W-9999')).run();
    expect(db.select().from(personLanguage).where(eq(personLanguage.personId, 'W-9999')).all()).toEqual([]);
    expect(revisionOf(db, [personLanguage])).not.toBe(before);
  });

  test('there is none within a transaction, and it changes where a write was rolled back', async () => {
    const db = await testDb();
    const before = revisionOf(db, [unit]);
    expect(() =>
      db.transaction(() => {
        addUnit(db, 'x');
        expect(revisionOf(db, [unit])).toBeNull();
        throw new Error('back');
      }),
    ).toThrow('back');
    expect(revisionOf(db, [unit])).not.toBe(before);
  });
});

describe('the revision of a part of a table', () => {
  test('changes with writes to its rows alone, and where a row comes in or goes out', async () => {
    const db = await testDb();
    const part = { column: demandCount.month, value: '2020-12' };
    const revision = () => revisionOf(db, [demandCount], part);
    const key = { districtId: 'south', levelId: 'complex', languageCode: 'fr' };
    db.insert(language)
      .values({ code: 'fr', name: 'French', speakers: 1, needsSpeaker: false, source: 'a test' })
      .run();
    const before = revision();
    db.insert(demandCount)
      .values({ ...key, month: '2020-11', openCases: 1 })
      .run();
    expect(revision()).toBe(before);
    const seen = [before];
    const change = (work: { run: () => unknown }) => {
      work.run();
      seen.push(revision());
    };
    const isFrench = eq(demandCount.languageCode, 'fr');
    change(db.update(demandCount).set({ month: '2020-12' }).where(isFrench));
    change(db.update(demandCount).set({ openCases: 2 }).where(isFrench));
    change(db.update(demandCount).set({ month: '2020-10' }).where(isFrench));
    change(db.insert(demandCount).values({ ...key, month: '2020-12', openCases: 3 }));
    change(db.delete(demandCount).where(and(isFrench, eq(demandCount.month, '2020-12'))));
    expect(new Set(seen).size).toBe(6);
    db.delete(demandCount).where(isFrench).run();
    expect(revision()).toBe(seen.at(-1));
  });
});

describe('a remembered read', () => {
  const names = rememberedRead<string[]>('planted: names', [unit]);
  const namesIn = (db: Db) =>
    names(db, 'all', () =>
      db
        .select()
        .from(unit)
        .all()
        .map(({ name }) => name),
    );

  test('is read again only after a change, for each database by itself', async () => {
    const [db, other] = [await testDb(), await testDb()];
    const first = namesIn(db);
    expect(namesIn(db)).toBe(first);
    expect(namesIn(other)).not.toBe(first);
    addUnit(db, 'x');
    expect(namesIn(db)).toEqual([...first, 'x']);
  });

  test('keeps nothing that was read within a transaction', async () => {
    const db = await testDb();
    const first = namesIn(db);
    expect(() =>
      db.transaction(() => {
        addUnit(db, 'x');
        expect(namesIn(db)).toContain('x');
        throw new Error('back');
      }),
    ).toThrow('back');
    expect(namesIn(db)).toEqual(first);
  });

  test('forgets the answer that was not asked for longest', async () => {
    const db = await testDb();
    let reads = 0;
    const few = rememberedRead<number>('planted: few', [unit], 2);
    const ask = (key: string) => few(db, key, () => ++reads);
    expect([ask('a'), ask('b'), ask('a'), ask('c'), ask('a'), ask('b')]).toEqual([1, 2, 1, 3, 1, 4]);
  });

  test('names the tables of what it asks for', async () => {
    const db = await testDb();
    const outer = rememberedRead<string[]>('planted: outer', [district]);
    namesIn(db);
    expect(() => outer(db, '', () => namesIn(db))).toThrow(
      '“planted: outer” asks “planted: names”, so it has to name unit too',
    );
    const sound = rememberedRead<string[]>('planted: sound', [district, unit]);
    expect(sound(db, '', () => namesIn(db))).toEqual(namesIn(db));
  });
});
