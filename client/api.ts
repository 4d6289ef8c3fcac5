import { type ClientResponse, hc } from 'hono/client';
import type { Api } from '../server/app.ts';
import type { Problem } from '../server/contract/problems.ts';

/** Everything that can go wrong with a request: the server's problems, and a server that cannot be reached. */
export type FailureType = Problem['type'] | 'unreachable';

/** The one error of the client: what happened, in words for the person at the screen. */
export class ProblemError extends Error {
  readonly type: FailureType;
  readonly title: string;
  readonly detail: string;
  readonly faults: NonNullable<Problem['faults']>;
  /** With `version-changed`: the record as it is now. */
  readonly current: unknown;
  /** Request id to quote to support; empty where no answer came. */
  readonly instance: string;

  constructor(problem: Omit<Problem, 'type' | 'status'> & { type: FailureType }) {
    super(`${problem.title}. ${problem.detail}`);
    this.name = 'ProblemError';
    this.type = problem.type;
    this.title = problem.title;
    this.detail = problem.detail;
    this.faults = problem.faults ?? [];
    this.current = problem.current;
    this.instance = problem.instance;
  }
}

/** True where an error is a problem of one of these types. */
export function isProblem(error: unknown, ...types: FailureType[]): error is ProblemError {
  return error instanceof ProblemError && types.includes(error.type);
}

/** How long to wait before a change that found no server is sent once more. */
const RETRY_AFTER_MS = 800;

/**
 * `fetch`, except that every answer that is not a success is thrown as a ProblemError. A change carries an idempotency
 * key of its own, so that it can be sent once more where no answer came: the server does it once.
 */
export async function request(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const isChange = !['GET', 'HEAD'].includes((init?.method ?? 'GET').toUpperCase());
  const headers = new Headers(init?.headers);
  if (isChange) headers.set('idempotency-key', newKey());
  const send = () => fetch(input, { ...init, headers, credentials: 'same-origin' });
  let response: Response;
  try {
    response = await send().catch(async (error: unknown) => {
      if (!isChange || isAbort(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
      init?.signal?.throwIfAborted();
      return send();
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ProblemError({
      type: 'unreachable',
      title: 'Evenhand cannot be reached',
      detail: isChange
        ? 'Check the connection to the network. No answer came, so look whether your change is there before you make it again.'
        : 'Check the connection to the network and try again.',
      instance: '',
    });
  }
  if (response.ok) return response;
  throw new ProblemError(await problemOf(response));
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** 128 random bits; `crypto.randomUUID` is not there on pages without TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function problemOf(response: Response): Promise<Problem> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    const body: Problem = await response.json();
    return body;
  }
  return {
    type: response.status === 503 || response.status === 502 ? 'not-ready' : 'internal',
    title: 'The server gave an answer this page does not understand',
    status: response.status,
    detail: `It answered ${response.status} ${response.statusText}. Try again; if it stays, tell support.`,
    instance: '',
  };
}

/** The typed client: `api.overview.$get({ query: { asAt } })`. */
export const api = hc<Api>('/', { fetch: request }).api;

type SuccessOf<R> =
  R extends ClientResponse<infer T, infer Status, infer Format>
    ? Status extends 200 | 201 | 202
      ? Format extends 'json'
        ? T
        : never
      : never
    : never;

/**
 * The body of a successful answer: `const people = await answer(api.people.$get({ query }))`.
 * @throws ProblemError for every other answer
 */
export async function answer<R extends { json(): Promise<unknown> }>(pending: Promise<R>): Promise<SuccessOf<R>> {
  const response = await pending;
  return (await response.json()) as SuccessOf<R>;
}

/** The value of an If-Match header for a version or a digest: 7 → `"7"`. */
export function entityTag(version: number | string): string {
  return `"${version}"`;
}
