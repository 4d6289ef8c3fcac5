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

/** `fetch`, except that every answer that is not a success is thrown as a ProblemError. */
export async function request(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(input, { ...init, credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ProblemError({
      type: 'unreachable',
      title: 'Evenhand cannot be reached',
      detail: 'Check the connection to the network and try again. Nothing was saved.',
      instance: '',
    });
  }
  if (response.ok) return response;
  throw new ProblemError(await problemOf(response));
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
