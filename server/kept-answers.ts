import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import {
  beginIdempotencyKey,
  findIdempotencyKey,
  forgetIdempotencyKey,
  hasRequestChangedAnything,
  keepIdempotentAnswer,
  pruneIdempotencyKeys,
} from '../db/queries/idempotency.ts';
import type { AnswerStore } from './http/idempotency.ts';

/** How long an answer is given again. */
const KEPT_MS = 24 * 3_600_000;
const PRUNE_EVERY_MS = 60_000;

const begunBy = z.object({ requestId: z.string() });
const keptHeaders = z.record(z.string(), z.string());

/** Answers to changes that came with a key, kept in the database for a day; bodies compressed. */
export function keptAnswersIn(db: Db, now: () => Date): AnswerStore {
  let prunedAt = 0;
  const prune = () => {
    const at = now().getTime();
    if (at - prunedAt < PRUNE_EVERY_MS) return;
    prunedAt = at;
    pruneIdempotencyKeys(db, new Date(at - KEPT_MS).toISOString());
  };
  return {
    find: (key) => {
      prune();
      const row = findIdempotencyKey(db, key);
      if (!row) return undefined;
      const { requestHash, status, headers, body } = row;
      if (status === null) return { requestHash, ...begunBy.parse(JSON.parse(headers ?? '{}')), answer: null };
      return {
        requestHash,
        requestId: '',
        answer: {
          status,
          headers: keptHeaders.parse(JSON.parse(headers ?? '{}')),
          body: inflateRawSync(Buffer.from(body ?? '', 'base64')),
        },
      };
    },
    begin: (key, { requestHash, requestId }) =>
      beginIdempotencyKey(db, {
        ...key,
        requestHash,
        headers: JSON.stringify({ requestId }),
        createdAt: now().toISOString(),
      }),
    keep: (key, { status, headers, body }) =>
      keepIdempotentAnswer(db, key, {
        status,
        headers: JSON.stringify(headers),
        body: deflateRawSync(body).toString('base64'),
      }),
    forget: (key) => forgetIdempotencyKey(db, key),
    hasChangedAnything: (requestId) => hasRequestChangedAnything(db, requestId),
  };
}
