import { createHash } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv, SignedInAccount } from './env.ts';
import { invalidInput, ProblemError } from './problem.ts';

/** An answer as it is kept: what a caller needs of it. */
export interface KeptAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** What stands under a key of an account. */
export interface KeptRequest {
  requestHash: string;
  /** The request that began it. */
  requestId: string;
  /** Null while it is at work, and where it was cut off. */
  answer: KeptAnswer | null;
}

export interface KeyOfAccount {
  accountId: string;
  key: string;
}

/** Where answers are kept, by account and key. */
export interface AnswerStore {
  find: (key: KeyOfAccount) => KeptRequest | undefined;
  begin: (key: KeyOfAccount, request: Omit<KeptRequest, 'answer'>) => void;
  keep: (key: KeyOfAccount, answer: KeptAnswer) => void;
  forget: (key: KeyOfAccount) => void;
  /** True where a request changed anything, as far as is known for certain. */
  hasChangedAnything: (requestId: string) => boolean;
}

/** The store, and what is at work in this process. */
export interface AnswerKeeper {
  store: AnswerStore;
  atWork: Map<string, Promise<void>>;
}

export const IDEMPOTENCY_HEADER = 'idempotency-key';
/** How long a second request waits for the first before it is sent away. */
const PATIENCE_MS = 10_000;
/** What a caller needs of an answer that is given again. */
const KEPT_HEADERS = ['content-type', 'content-disposition', 'etag', 'location'];
/** Refusals that say nothing about the change: the same request may fare better later. */
const NOT_FINAL = new Set([401, 403, 429]);

/** Puts the keeper of answers at hand of every route. */
export function withAnswers(store: AnswerStore): MiddlewareHandler<AppEnv> {
  const keeper: AnswerKeeper = { store, atWork: new Map() };
  return (c, next) => {
    c.set('answers', keeper);
    return next();
  };
}

/**
 * Does a change that comes with an `Idempotency-Key` once: the same key from the same account gets the same answer
 * again, also where the first is still at work, or was cut off by a crash. Attached by `defineRoute` to every change.
 * @throws ProblemError invalid-input where the key is unsound or was used for another request; conflict where the
 * first is still at work, or was stored and its answer is lost
 */
export function answerOnce(patienceMs = PATIENCE_MS): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const key = c.req.header(IDEMPOTENCY_HEADER);
    const account = c.get('account');
    const keeper = c.get('answers');
    if (key === undefined || !account || !keeper) return next();
    if (!/^[\x21-\x7e]{1,128}$/.test(key)) {
      throw unusable(key.slice(0, 128), 'Send 1 to 128 letters, digits or signs without blanks, new for each change.');
    }
    const id = { accountId: account.id, key };
    const requestHash = await hashOf(c, account);
    const place = JSON.stringify(id);
    for (const until = performance.now() + patienceMs; ; ) {
      const first = keeper.atWork.get(place);
      if (!first) break;
      if (!(await endsWithin(first, until - performance.now()))) throw stillAtWork();
    }
    const { store } = keeper;
    const known = store.find(id);
    if (known && known.requestHash !== requestHash) {
      throw unusable(key, 'This key was used for another request. Send a new key with a new change.');
    }
    if (known?.answer) return again(known.answer);
    if (known && store.hasChangedAnything(known.requestId)) throw storedWithoutAnswer();
    const requestId = c.get('requestId');
    const done = Promise.withResolvers<void>();
    keeper.atWork.set(place, done.promise);
    try {
      store.begin(id, { requestHash, requestId });
      await next();
      await keepOrForget(c, store, id, requestId);
    } finally {
      keeper.atWork.delete(place);
      done.resolve();
    }
  };
}

/** What is done stays done, whether its answer can be kept or not. */
async function keepOrForget(c: Context<AppEnv>, store: AnswerStore, id: KeyOfAccount, requestId: string) {
  const { status, headers } = c.res;
  const isFinal = status >= 200 && status < 500 && !NOT_FINAL.has(status) && !headers.has('set-cookie');
  try {
    if (isFinal) {
      const body = await bodyOf(c);
      const kept = KEPT_HEADERS.flatMap((name) => {
        const value = headers.get(name);
        return value === null ? [] : [[name, value]];
      });
      store.keep(id, { status, headers: Object.fromEntries(kept), body });
    } else if (!store.hasChangedAnything(requestId)) store.forget(id);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    c.get('log').error({ requestId, name }, 'The answer under an idempotency key could not be kept');
  }
}

async function bodyOf(c: Context<AppEnv>): Promise<Buffer> {
  const sent = c.get('sent');
  if (sent?.response !== c.res) return Buffer.from(await c.res.clone().arrayBuffer());
  return typeof sent.body === 'string' ? Buffer.from(sent.body) : Buffer.from(sent.body);
}

function again({ status, headers, body }: KeptAnswer): Response {
  const withoutBody = status === 204 || body.length === 0;
  return new Response(withoutBody ? null : Uint8Array.from(body), {
    status,
    headers: { ...headers, 'idempotency-replayed': 'true' },
  });
}

/** Everything that makes a request another one, and as whom it is made: a changed role sees other answers. */
async function hashOf(c: Context<AppEnv>, { role, districtId }: SignedInAccount): Promise<string> {
  const { pathname, search } = new URL(c.req.url);
  const about = [
    c.req.method,
    pathname,
    search,
    c.req.header('if-match'),
    c.req.header('content-type'),
    role,
    districtId,
  ];
  return createHash('sha256')
    .update(JSON.stringify(about.map((part) => part ?? null)))
    .update(Buffer.from(await c.req.arrayBuffer()))
    .digest('hex');
}

async function endsWithin(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, ms));
  });
  const inTime = await Promise.race([work.then(() => true as const), late]);
  clearTimeout(timer);
  return inTime;
}

function unusable(value: string, remedy: string): ProblemError {
  return invalidInput([{ field: 'Idempotency-Key', value, remedy }]);
}

function stillAtWork(): ProblemError {
  return new ProblemError('conflict', 'The first request with this key is still at work. Send it again in a moment.', {
    headers: { 'retry-after': '1' },
  });
}

function storedWithoutAnswer(): ProblemError {
  return new ProblemError(
    'conflict',
    'This change was stored, but the server stopped before it could answer. Do not send it again: read the record to see it.',
  );
}
