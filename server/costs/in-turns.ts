import { setImmediate } from 'node:timers/promises';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '../../db/open.ts';
import { revisionOf } from '../../db/revision.ts';

/** Work in small steps; what it comes to is what it returns. */
export type Steps<T> = Generator<undefined, T, void>;

/** How long one turn works before others are let in, in milliseconds. */
const TURN_MS = 12;
/** How often work that something was written into is begun anew before it goes on without letting others in. */
const MOST_TRIES = 3;

/** Does work in turns of the event loop, so that nobody waits long for a large council. */
export async function inTurns<T>(steps: Steps<T>, turnMs: number = TURN_MS): Promise<T> {
  let start = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - start < turnMs) continue;
    await setImmediate();
    start = performance.now();
  }
}

/** A read in turns that gives its former answer again for as long as no table it looks at has changed. */
export type ReadInTurns<T> = (db: Db, key: string, read: () => Steps<T> | Promise<Steps<T>>) => Promise<T>;

interface Answer<T> {
  revision: string;
  value: Promise<T>;
}

/**
 * Makes a read in turns that is remembered. What is written while it reads makes it begin anew, so an answer is always
 * of one state of the records. Those who ask for the same at the same time wait for one answer.
 *
 * What is remembered is handed out again as it is: nobody may change it.
 * @param tables every table the read looks at
 * @param most answers kept by key; the one not asked for longest is forgotten
 */
export function rememberedInTurns<T>(tables: readonly SQLiteTable[], most: number): ReadInTurns<T> {
  const answersOf = new WeakMap<Db['$client'], Map<string, Answer<T>>>();
  return async (db, key, read) => {
    const answers = answersOf.get(db.$client) ?? new Map<string, Answer<T>>();
    answersOf.set(db.$client, answers);
    for (let tries = 1; ; tries += 1) {
      const revision = revisionOf(db, tables) ?? '';
      const known = answers.get(key);
      const turnMs = tries < MOST_TRIES ? TURN_MS : Number.POSITIVE_INFINITY;
      const isKnown = known?.revision === revision;
      const answer = isKnown ? known : { revision, value: Promise.resolve(read()).then((to) => inTurns(to, turnMs)) };
      answers.delete(key);
      answers.set(key, answer);
      const [oldest] = answers.keys();
      if (answers.size > most && oldest !== undefined) answers.delete(oldest);
      try {
        const value = await answer.value;
        if (tries >= MOST_TRIES || revisionOf(db, tables) === revision) return value;
      } catch (error) {
        if (answers.get(key) === answer) answers.delete(key);
        throw error;
      }
    }
  };
}
