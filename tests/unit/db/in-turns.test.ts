import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inTurns, rememberedInTurns, type Steps } from '../../../db/in-turns.ts';
import type { Db } from '../../../db/open.ts';
import { person, unit } from '../../../db/schema/index.ts';
import { testDb } from '../../support/app.ts';

/** Longer than a turn, so that others are let in. */
function work(): void {
  for (const end = performance.now() + 13; performance.now() < end; );
}

const rename = (db: Db, to: string) => db.$client.prepare('UPDATE person SET name = ?').run(to);

function* names(db: Db, began: { count: number }): Steps<string[]> {
  began.count += 1;
  const ids = db.select({ id: person.id }).from(person).all();
  const found: string[] = [];
  for (const { id } of ids.slice(0, 3)) {
    const one = db.$client.prepare<[string], { name: string }>('SELECT name FROM person WHERE id = ?').get(id);
    found.push(one?.name ?? '');
    work();
    yield;
  }
  return found;
}

/** Writes whenever it is let in, until it is told to stop; each time every name is another, the same for all. */
function writer(db: Db, most = Number.POSITIVE_INFINITY) {
  let [count, isOver] = [0, false];
  const go = async () => {
    while (!isOver && count < most) {
      await setImmediate();
      count += 1;
      rename(db, `state ${count}`);
    }
  };
  const over = go();
  return {
    count: () => count,
    stop: () => {
      isOver = true;
      return over;
    },
  };
}

describe('work in turns', () => {
  it('lets others in between, and gives what it comes to', async () => {
    let others = 0;
    const watch = (async () => {
      for (; others < 3; others += 1) await setImmediate();
    })();
    const answer = await inTurns(
      (function* () {
        for (let step = 0; step < 4; step += 1) {
          work();
          yield;
        }
        return others;
      })(),
    );
    expect(answer).toBeGreaterThan(1);
    await watch;
  });

  it('is refused as it fails', async () => {
    const failing = (function* (): Steps<number> {
      yield;
      throw new RangeError('no pay point');
    })();
    await expect(inTurns(failing)).rejects.toThrow('no pay point');
  });
});

describe('a read in turns that is remembered', () => {
  it('is of one moment, though something is written in every turn; it ends all the same', async () => {
    const db = await testDb();
    rename(db, 'state 0');
    const began = { count: 0 };
    const remembered = rememberedInTurns<string[]>([person], 2);
    const writes = writer(db);
    const answers = await Promise.all([
      remembered.read(db, '', () => names(db, began)),
      remembered.read(db, '', () => names(db, began)),
      remembered.read(db, 'other', () => names(db, began)),
    ]);
    await writes.stop();
    expect(writes.count()).toBeGreaterThan(2);
    expect(began.count).toBeGreaterThan(3);
    for (const answer of answers) {
      expect(answer).toHaveLength(3);
      expect(new Set(answer).size).toBe(1);
    }
  });

  it('whoever begins late never takes half an answer from one who began before', async () => {
    const db = await testDb();
    rename(db, 'state 0');
    const remembered = rememberedInTurns<string[]>([person], 2);
    const writes = writer(db, 12);
    const asked: Promise<string[]>[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      asked.push(remembered.read(db, '', () => names(db, { count: 0 })));
      await setImmediate();
    }
    for (const answer of await Promise.all(asked)) expect(new Set(answer).size).toBe(1);
    await writes.stop();
  });

  it('is done once for all who ask until something it looks at changes', async () => {
    const db = await testDb();
    const began = { count: 0 };
    const remembered = rememberedInTurns<string[]>([person], 2);
    const ask = (key = '') => remembered.read(db, key, () => names(db, began));
    const [one, two] = await Promise.all([ask(), ask()]);
    expect(two).toBe(one);
    expect(await ask()).toBe(one);
    db.$client.exec("UPDATE unit SET name = name || '.'");
    expect(await ask()).toBe(one);
    expect(began.count).toBe(1);
    rename(db, 'anew');
    expect(await ask()).toEqual(['anew', 'anew', 'anew']);
    expect(began.count).toBe(2);
    await ask('a');
    await ask('b');
    await ask();
    expect(began.count).toBe(5);
  });

  it('is tried again after it failed', async () => {
    const db = await testDb();
    const remembered = rememberedInTurns<string[]>([person], 2);
    const fails = function* (): Steps<string[]> {
      yield;
      throw new RangeError('broken');
    };
    await expect(remembered.read(db, '', fails)).rejects.toThrow('broken');
    expect(await remembered.read(db, '', () => names(db, { count: 0 }))).toHaveLength(3);
  });

  it('as part of another is taken as it is known, and remembered for others', async () => {
    const db = await testDb();
    const began = { count: 0 };
    const inner = rememberedInTurns<string[]>([person], 1);
    const outer = rememberedInTurns<number>([person, unit], 2);
    const ask = (key: string) =>
      outer.read(db, key, function* () {
        return (yield* inner.within(db, '', () => names(db, began))).length;
      });
    expect([await ask('a'), await ask('b')]).toEqual([3, 3]);
    expect(await inner.read(db, '', () => names(db, began))).toHaveLength(3);
    expect(began.count).toBe(1);
    rename(db, 'anew');
    await ask('a');
    expect(began.count).toBe(2);
  });
});
