import { setImmediate } from 'node:timers/promises';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';
import { revisionOf } from './revision.ts';

/** Work in small steps; what it comes to is what it returns. */
export type Steps<T> = Generator<undefined, T, void>;

/** How long one turn works before others are let in, in milliseconds. */
const TURN_MS = 12;
/** At which try work that something was written into goes on without letting others in. */
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
export interface ReadInTurns<T> {
  /**
   * The answer, of one state of the records.
   * @param key everything beside the records that the answer depends on
   */
  read: (db: Db, key: string, steps: () => Steps<T>) => Promise<T>;
  /** The answer as part of another read in turns, which has to name these tables too: it sees to the one state. */
  within: (db: Db, key: string, steps: () => Steps<T>) => Steps<T>;
}

interface Answer<T> {
  revision: string;
  value: Promise<T>;
  /** Once it is there. */
  done?: { value: T };
}

/**
 * Makes a read in turns that is remembered. What is written while it reads makes it begin anew, and after some tries it
 * reads at once, so an answer is always of one state of the records. Those who ask for the same at the same time wait
 * for one answer.
 *
 * What is remembered is handed out again as it is: nobody may change it.
 * @param tables every table the read looks at
 * @param most answers kept by key; the one not asked for longest is forgotten
 */
export function rememberedInTurns<T>(tables: readonly SQLiteTable[], most: number): ReadInTurns<T> {
  const answersOf = new WeakMap<Db['$client'], Map<string, Answer<T>>>();
  const knownOf = (db: Db, key: string, revision: string | null): Answer<T> | undefined => {
    const known = answersOf.get(db.$client)?.get(key);
    return known?.revision === revision ? known : undefined;
  };
  const keep = (db: Db, key: string, answer: Answer<T>): void => {
    const answers = answersOf.get(db.$client) ?? new Map<string, Answer<T>>();
    answersOf.set(db.$client, answers);
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
  };
  const begin = (revision: string, steps: () => Steps<T>): Answer<T> => {
    const answer: Answer<T> = { revision, value: inTurns(steps()) };
    const note = (value: T) => {
      answer.done = { value };
    };
    // whoever waits for it hears of a failure
    answer.value.then(note, () => undefined);
    return answer;
  };
  return {
    read: async (db, key, steps) => {
      for (let tries = 1; tries < MOST_TRIES; tries += 1) {
        const revision = revisionOf(db, tables);
        if (revision === null) break;
        const answer = knownOf(db, key, revision) ?? begin(revision, steps);
        keep(db, key, answer);
        const came = await answer.value.then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
        if (revisionOf(db, tables) !== revision) continue;
        if ('value' in came) return came.value;
        if (knownOf(db, key, revision) === answer) answersOf.get(db.$client)?.delete(key);
        throw came.error;
      }
      return atOnce(db, steps);
    },
    *within(db, key, steps) {
      const revision = revisionOf(db, tables);
      const done = revision === null ? undefined : knownOf(db, key, revision)?.done;
      const value = done ? done.value : yield* steps();
      if (revision !== null && revisionOf(db, tables) === revision) {
        keep(db, key, { revision, value: Promise.resolve(value), done: { value } });
      }
      return value;
    },
  };
}

/** Does all the work in one turn, within one transaction: nobody writes in between, other processes included. */
function atOnce<T>(db: Db, steps: () => Steps<T>): T {
  return db.transaction(() => {
    const work = steps();
    for (;;) {
      const { done, value } = work.next();
      if (done) return value;
    }
  });
}
