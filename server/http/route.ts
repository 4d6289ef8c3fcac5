import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { PROBLEMS, type ProblemType, problem } from '../contract/problems.ts';
import { type Access, guard, type LooksAt } from './access.ts';
import { limitBody } from './body-limit.ts';
import type { AppEnv } from './env.ts';
import { answerOnce } from './idempotency.ts';
import { noteReadings, type ReadingAction } from './readings.ts';
import { gate, type Leaving } from './wire/gate.ts';

/** Bytes of a request's body that a route accepts unless it says otherwise. */
const BODY_LIMIT = 1_048_576;

interface RouteDefinition extends Omit<RouteConfig, 'middleware' | 'hide' | 'security'> {
  /** Who may call it. There is no default. */
  permission: Access;
  summary: string;
  /** True where a change needs `If-Match` with the version it starts from. */
  versioned?: boolean;
  /** Problems beyond those that follow from permission, parameters and body. */
  problems?: readonly ProblemType[];
  /** Bytes of the body accepted, default 1 MiB. */
  bodyLimit?: number;
  /** True where the handler takes the body piece by piece and holds it to the limit itself. */
  streamed?: boolean;
  /** Fields that its query parameters search, sort or filter on: needed for each parameter that does. */
  looksAt?: LooksAt;
  /** With `versioned`: the record in a refusal of an outdated change; without it, what the route answers. */
  current?: z.ZodType;
  /** True where the request or its answer holds what is kept nowhere else, a secret or a preview of pay: nothing of it is kept under an idempotency key. */
  secret?: boolean;
  /** What the history keeps of each call, beyond the kinds of data that are kept whatever route gives them out. */
  reads?: ReadingAction;
  /** Data of its server-sent events by name. */
  events?: Leaving['events'];
  /** Columns of its CSV file, or that it holds no records. */
  csv?: Leaving['csv'];
}

/**
 * A route that cannot be called by anybody it does not name: the guard is attached here, ahead of every validation,
 * and the permission and all problems it may answer stand in the OpenAPI document.
 * @returns the route for `router.openapi(route, handler)`; only the declared responses are part of its type
 */
export function defineRoute<P extends string, R extends RouteDefinition & { path: P }>(definition: R) {
  const {
    permission,
    versioned,
    problems,
    looksAt,
    current,
    events,
    csv,
    reads,
    secret = false,
    streamed = false,
    bodyLimit: limit = BODY_LIMIT,
    ...config
  } = definition;
  const responses: R['responses'] = { ...problemResponses(definition), ...definition.responses };
  const leaving = leavingOf(definition);
  const noted = noteReadings(config.method, reads, leaving.json.values());
  const once = config.method === 'get' || secret ? passOn : answerOnce();
  return createRoute({
    ...config,
    responses,
    middleware: [
      guard(permission, looksAt),
      config.method === 'get' ? passOn : limitBody(limit, streamed),
      once,
      noted,
      gate(leaving),
    ] as const,
    ...documented(permission),
    ...(config.method === 'get' || permission === 'public' || secret ? {} : { parameters: [idempotencyParameter] }),
  });
}

/** Reading has no body, and reading again needs no key. */
const passOn: MiddlewareHandler<AppEnv> = (_, next) => next();

const idempotencyParameter = {
  name: 'Idempotency-Key',
  in: 'header' as const,
  required: false,
  description:
    'New for each change. The same key with the same request gets the same answer again for a day, and is done once.',
  schema: { type: 'string' as const, maxLength: 128 },
};

/** What may leave by a route: its own JSON answers, events and files, and the record in a refusal. */
function leavingOf({ responses, versioned, current, events, csv }: RouteDefinition): Leaving {
  const json = new Map<number, z.core.$ZodType>();
  for (const [status, response] of Object.entries(responses)) {
    const media = 'content' in response ? response.content?.['application/json'] : undefined;
    const schema = media && 'schema' in media ? media.schema : undefined;
    if (schema instanceof z.ZodType) json.set(Number(status), schema);
  }
  return { json, events, csv, current: current ?? (versioned ? json.get(200) : undefined) };
}

function documented(permission: Access) {
  return {
    'x-permission': permission,
    ...(permission === 'public' ? {} : { security: [{ session: [] }] }),
  };
}

/** Problem responses by status, each naming the types it may carry. */
function problemResponses({ permission, versioned, problems = [], request, path, method }: RouteDefinition) {
  const types = new Set<ProblemType>(['internal', 'not-ready', 'too-many-requests', ...problems]);
  if (permission !== 'public') types.add('not-signed-in');
  if (permission !== 'public' && permission !== 'signed-in') types.add('not-permitted');
  if (request?.query || request?.body) types.add('invalid-input');
  if (request?.body) {
    for (const type of ['malformed-json', 'unsupported-media-type', 'too-large'] as const) types.add(type);
  }
  if (method !== 'get') types.add('cross-site');
  if (method !== 'get' && permission !== 'public') types.add('conflict').add('invalid-input');
  if (path.includes('{')) types.add('not-found').add('invalid-input');
  if (versioned) types.add('version-needed').add('version-changed');
  const byStatus = Map.groupBy(types, (type) => PROBLEMS[type].status);
  return Object.fromEntries(
    [...byStatus].map(([status, named]) => [
      status,
      {
        description: `Problem: ${named.join(', ')}`,
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}
