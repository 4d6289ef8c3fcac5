import type { MiddlewareHandler } from 'hono';
import type { z } from 'zod';
import { type DataKind, reachOfKind } from '../contract/data-kinds.ts';
import { ENTITIES } from '../contract/entities.ts';
import type { AppEnv } from './env.ts';
import { entitiesIn } from './wire/sieve.ts';

/** How a reading is kept in the history. */
interface ReadingRule {
  /** What was read: a plan, people. */
  subject: 'plan' | 'people' | 'audit' | 'costs';
  /** True where every reading counts; else the first within an hour stands for those that follow. */
  each: boolean;
  /** True where nothing is given out unless the reading could be kept. */
  mustBeKept: boolean;
}

/** Readings that the history keeps, by action. */
export const READINGS = {
  'read.pay': { subject: 'people', each: false, mustBeKept: true },
  'read.wish-reasons': { subject: 'people', each: false, mustBeKept: false },
  'read.export': { subject: 'plan', each: true, mustBeKept: true },
  'read.costs': { subject: 'costs', each: true, mustBeKept: true },
  'read.letters': { subject: 'plan', each: false, mustBeKept: false },
  'read.explanation': { subject: 'plan', each: false, mustBeKept: false },
  'read.history': { subject: 'audit', each: true, mustBeKept: true },
} as const satisfies Record<string, ReadingRule>;
export type ReadingAction = keyof typeof READINGS;

/** Kinds of data whose reading is kept whatever route gives them out. */
const KEPT_KINDS: Partial<Record<DataKind, ReadingAction>> = { pay: 'read.pay', 'wish-reason': 'read.wish-reasons' };

/** One reading, as whoever keeps it is told. */
export interface Reading extends ReadingRule {
  action: ReadingAction;
  /** Id in the path, or `all`. */
  subjectId: string;
  personId: string | null;
}

/**
 * Tells the history of what a route gives out: of the reading it declares, and of every kind of data above that its
 * answers hold and the reader may read. A new route that gives out pay is kept by this without saying so.
 * @param answers schemas of its JSON answers
 */
export function noteReadings(
  method: string,
  declared: ReadingAction | undefined,
  answers: Iterable<z.core.$ZodType>,
): MiddlewareHandler<AppEnv> {
  const kinds = method === 'get' ? keptKinds(answers) : [];
  return async (c, next) => {
    await next();
    const { role } = c.get('account') ?? {};
    if (!c.res.ok || !role) return;
    const actions = kinds.flatMap(([kind, action]) => (reachOfKind(role, 'read', kind) ? [action] : []));
    for (const action of declared ? [declared, ...actions] : actions) {
      const { id = 'all', personId = null } = c.req.param() as { id?: string; personId?: string };
      const reading = { action, ...READINGS[action], subjectId: id, personId };
      const keep = c.get('keepReading');
      try {
        if (!keep) throw new Error('Nobody keeps readings here');
        keep(c, reading);
      } catch (error) {
        if (reading.mustBeKept) throw error;
        c.get('log').error({ requestId: c.get('requestId'), err: error }, 'A reading could not be kept');
      }
    }
  };
}

/** Kinds of data in answers of these schemas whose reading is kept, each with its action. */
export function keptKinds(answers: Iterable<z.core.$ZodType>): [DataKind, ReadingAction][] {
  const found = new Map<DataKind, ReadingAction>();
  for (const schema of answers) {
    for (const name of entitiesIn(schema)) {
      for (const kind of Object.values(ENTITIES[name].fields)) {
        const action = KEPT_KINDS[kind];
        if (action) found.set(kind, action);
      }
    }
  }
  return [...found];
}
