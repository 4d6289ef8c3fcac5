import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import { ENTITIES, type EntityName, mayField } from '../../contract/entities.ts';
import type { AppEnv } from '../env.ts';
import { ProblemError, problemResponse } from '../problem.ts';
import { LINE_DISTRICTS, onlyLinesOf, withoutColumns } from './csv.ts';
import { checkedEvents } from './events.ts';
import { bodiesByReader } from './lasting.ts';
import { entitiesIn, type Reader, type Sieve, sieveOf, type Withheld } from './sieve.ts';

/** Columns of a CSV file: heading → field of the entity that a line is. */
export interface CsvColumns {
  entity: EntityName;
  columns: Readonly<Record<string, string>>;
}

/** What a route may answer, as far as the way out has to know. */
export interface Leaving {
  /** Schemas of JSON answers by status. */
  json: ReadonlyMap<number, z.core.$ZodType>;
  /** The record as it is now, in a refusal of an outdated change. */
  current?: z.core.$ZodType | undefined;
  /** Data of server-sent events by name. */
  events?: Readonly<Record<string, z.core.$ZodType>> | undefined;
  /** Lines of a CSV file; `no-records` where it holds none. */
  csv?: CsvColumns | 'no-records' | undefined;
}

/**
 * The way out of a route: nothing leaves that its response schemas do not declare, or that the reader's role or district
 * does not allow by the table of entities. What is held back is logged as an error, since the query ought to have left
 * it out. An answer to somebody confined to one district is refused where the handler never asked for the district
 * although its entities cannot be told apart by their own fields.
 */
export function gate(leaving: Leaving): Gate {
  const json = new Map([...leaving.json].map(([status, schema]) => [status, sieveOf(schema)]));
  const events = new Map(Object.entries(leaving.events ?? {}).map(([name, schema]) => [name, sieveOf(schema)]));
  const current = leaving.current ? sieveOf(leaving.current) : null;
  const needsQuery = dependsOnQuery(leaving);
  const bodyOf = bodiesByReader();

  const check: MiddlewareHandler<AppEnv> = async (c, next) => {
    const to = readerOf(c);
    const sift = (sieve: Sieve | null | undefined, value: unknown, what: string) => {
      const withheld: Withheld[] = [];
      const passed = sieve ? sieve(value, to, (entry) => withheld.push(entry)) : undefined;
      if (!sieve) withheld.push({ path: what, why: 'not declared' });
      if (withheld.length > 0) report(c, withheld);
      return { passed, isWhole: withheld.length === 0 };
    };
    const pass = (...what: Parameters<typeof sift>): unknown => sift(...what).passed;
    let checked: Response | null = null;
    const checkedSend = (value: unknown, init: ContentfulStatusCode | InitOfJson = 200, headers = {}) => {
      if (typeof init !== 'number') {
        const { status = 200 } = init;
        const text = JSON.stringify(pass(json.get(status), value, `status ${status}`) ?? null);
        const headers = { ...Object.fromEntries(new Headers(init.headers)), 'content-type': 'application/json' };
        checked = c.newResponse(text, { status, headers });
        return checked;
      }
      const body = bodyOf(value, `${init} ${to.role} ${to.districtId ?? ''}`, () => {
        const { passed, isWhole } = sift(json.get(init), value, `status ${init}`);
        return { text: JSON.stringify(passed ?? null), isWhole };
      });
      checked = c.body(body, init, { 'content-type': 'application/json', ...headers });
      c.set('sent', { response: checked, body });
      return checked;
    };
    Object.assign(c, { json: checkedSend });
    await next();
    if (needsQuery && c.res.ok && to.districtId !== null && !c.get('narrowed')) {
      report(c, [{ path: 'whole answer', why: 'outside the district' }]);
      replace(c, problemResponse(c, new ProblemError('internal', 'The answer was held back. Quote the request id.')));
      return;
    }
    if (c.res === checked) return;
    switch (mediaType(c.res)) {
      case 'application/json':
        return replaceText(c, await textOf(c.res), (text) =>
          JSON.stringify(pass(json.get(c.res.status), JSON.parse(text), `status ${c.res.status}`) ?? null),
        );
      case 'application/problem+json':
        return replaceText(c, await textOf(c.res), (text) =>
          problemText(text, (value) => pass(current, value, 'current')),
        );
      case 'text/csv':
        return replaceText(c, await textOf(c.res), (text) =>
          withoutColumns(ownLines(c, leaving.csv, text, to), (heading) => {
            if (heading === LINE_DISTRICTS) return false;
            if (mayLeave(leaving.csv, heading, to)) return true;
            report(c, [{ path: heading, why: 'not for this role' }]);
            return false;
          }),
        );
      case 'text/event-stream': {
        const checkEvents = checkedEvents((name, data) => pass(events.get(name), data, `event ${name}`));
        return replace(c, new Response(c.res.body?.pipeThrough(checkEvents), c.res));
      }
    }
  };
  return Object.assign(check, { leaving });
}

/** The other form of what `c.json` takes besides a status. */
type InitOfJson = { status?: ContentfulStatusCode; headers?: ResponseInit['headers'] };

/** The way out as a middleware that tells what it was made for. */
export type Gate = MiddlewareHandler<AppEnv> & { leaving: Leaving };

function readerOf(c: Context<AppEnv>): Reader {
  const account = c.get('account') ?? null;
  return {
    role: account?.role ?? null,
    districtId: c.get('reach') === 'own-district' ? (account?.districtId ?? '') : null,
  };
}

/** True where what leaves does not tell its district, so that only the query can have narrowed it; every file counts. */
function dependsOnQuery({ json, events = {}, csv }: Leaving): boolean {
  const found = new Set<EntityName>();
  for (const schema of [...json.values(), ...Object.values(events)]) entitiesIn(schema, found);
  const inFile = csv && csv !== 'no-records' && ENTITIES[csv.entity].district !== 'none';
  return inFile || [...found].some((name) => ENTITIES[name].district === 'query');
}

/** The lines of a file that are about the reader's district; all of them where the reader is confined to none. */
function ownLines(c: Context<AppEnv>, csv: Leaving['csv'], text: string, { districtId }: Reader): string {
  if (districtId === null || csv === 'no-records' || !csv || ENTITIES[csv.entity].district === 'none') return text;
  const { text: own, leftOut } = onlyLinesOf(text, districtId);
  if (leftOut > 0) report(c, [{ path: 'lines of the file', why: 'outside the district' }]);
  return own;
}

function mayLeave(csv: Leaving['csv'], heading: string, { role }: Reader): boolean {
  if (csv === 'no-records') return true;
  const field = csv?.columns[heading];
  return csv !== undefined && field !== undefined && role !== null && mayField(role, 'read', csv.entity, field);
}

/** A problem whose `current` has passed. */
function problemText(text: string, pass: (current: unknown) => unknown): string {
  const body: Record<string, unknown> = JSON.parse(text);
  if (!Object.hasOwn(body, 'current')) return text;
  const passed = pass(body.current);
  return passed === body.current ? text : JSON.stringify({ ...body, current: passed });
}

/** The whole text, its byte order mark included. */
async function textOf(response: Response): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer());
}

function mediaType(response: Response): string | undefined {
  return response.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}

function replaceText(c: Context<AppEnv>, text: string, pass: (text: string) => string): void {
  replace(c, new Response(pass(text), c.res));
}

function replace(c: Context<AppEnv>, response: Response): void {
  c.res = undefined;
  c.res = response;
}

/** Where and why, never what: a log names nobody. */
function report(c: Context<AppEnv>, withheld: readonly Withheld[]): void {
  const where = [...new Set(withheld.map(({ path, why }) => `${path}: ${why}`))];
  c.get('log').error({ requestId: c.get('requestId'), where }, 'An answer held what its reader may not read');
}
