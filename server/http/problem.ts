import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Fault, PROBLEMS, type Problem, type ProblemType } from '../contract/problems.ts';
import type { AppEnv } from './env.ts';
import { storageTrouble } from './storage-trouble.ts';

interface ProblemExtras {
  faults?: Fault[] | undefined;
  /** With `version-changed`: the record as it is now. */
  current?: unknown;
  /** Further response headers, such as `Retry-After`. */
  headers?: Record<string, string>;
}

/** An error a caller is meant to see. Throw it anywhere below a route; `detail` carries the value and the next step. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly type: ProblemType;
  readonly extras: ProblemExtras;

  constructor(type: ProblemType, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.type = type;
    this.extras = extras;
  }
}

/** One thing wrong in what was sent: the field, what stands there, and what to do about it. */
export function fault(field: string, value: string | null, remedy: string): Fault {
  return { field, value, remedy };
}

/** Refuses input, naming every fault at once. */
export function invalidInput(faults: Fault[]): ProblemError {
  const [first] = faults;
  const detail =
    faults.length === 1 && first
      ? `${first.field}${first.value === null ? '' : ` “${first.value}”`}: ${first.remedy}`
      : `${faults.length} things need correcting. Each is listed with what to do about it.`;
  return new ProblemError('invalid-input', detail, { faults });
}

/** A problem as a response of `application/problem+json`. */
export function problemResponse(c: Context<AppEnv>, problem: ProblemError): Response {
  const { status, title } = PROBLEMS[problem.type];
  const { faults, current, headers } = problem.extras;
  c.set('problem', problem.type);
  const body: Problem = {
    type: problem.type,
    title,
    status,
    detail: problem.message,
    instance: c.get('requestId') ?? '',
    ...(faults ? { faults } : {}),
    ...(current === undefined ? {} : { current }),
  };
  return c.body(JSON.stringify(body), status, { ...headers, 'content-type': 'application/problem+json' });
}

/**
 * The one place where an error becomes a response. Whatever is not meant for a caller is logged with the request id
 * and answered without its message.
 */
export function errorResponse(error: unknown, c: Context<AppEnv>): Response {
  const problem = toProblem(error, c);
  if (PROBLEMS[problem.type].status >= 500) {
    c.get('log')?.error({ requestId: c.get('requestId'), err: error }, 'A request failed');
  }
  return problemResponse(c, problem);
}

function toProblem(error: unknown, c: Context<AppEnv>): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof HTTPException) return fromHono(error, c);
  const trouble = storageTrouble(error);
  if (trouble) return new ProblemError('not-ready', trouble, { headers: { 'retry-after': '5' } });
  return new ProblemError(
    'internal',
    'Nothing was changed by this request as far as we know. Try again; if it happens again, quote the request id.',
  );
}

function fromHono(error: HTTPException, c: Context<AppEnv>): ProblemError {
  switch (error.status) {
    case 400:
      return new ProblemError(
        'malformed-json',
        'The body could not be read as JSON. Check brackets, quotes and commas.',
      );
    case 413:
      return new ProblemError('too-large', 'The body is larger than this address accepts. Send less at a time.');
    case 415:
      return new ProblemError(
        'unsupported-media-type',
        `The content type “${shorten(c.req.header('content-type') ?? 'none')}” is not accepted here. The API description names the accepted ones.`,
      );
    default:
      return new ProblemError('internal', 'The request could not be answered. Quote the request id to support.');
  }
}

/** Text cut to a length that is fit for a message. */
export function shorten(text: string, length = 80): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
