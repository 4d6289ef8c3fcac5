import { z } from 'zod';

/** The one table of problem types (RFC 9457). Every error on the wire is one of these. */
export const PROBLEMS = {
  'invalid-input': { status: 422, title: 'Something in the request needs correcting' },
  'malformed-json': { status: 400, title: 'The request is not valid JSON' },
  'unsupported-media-type': { status: 415, title: 'The request has a content type that is not accepted here' },
  'too-large': { status: 413, title: 'The request is larger than is accepted here' },
  'not-signed-in': { status: 401, title: 'Sign in to continue' },
  'wrong-credentials': { status: 401, title: 'The email address or the password is not right' },
  'too-many-attempts': { status: 429, title: 'Too many attempts; wait a little' },
  'too-many-requests': { status: 429, title: 'Too many requests; slow down for a moment' },
  'not-permitted': { status: 403, title: 'Your role does not allow this' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'There is nothing at this address' },
  'method-not-allowed': { status: 405, title: 'This address does not support that method' },
  conflict: { status: 409, title: 'This cannot be done in the present state' },
  'version-needed': { status: 428, title: 'Say which version you are changing' },
  'version-changed': { status: 412, title: 'Somebody changed this in the meantime' },
  'not-possible': { status: 422, title: 'The rules cannot all hold together' },
  'not-ready': { status: 503, title: 'Not ready yet; try again in a moment' },
  internal: { status: 500, title: 'Something went wrong on our side' },
} as const;

export type ProblemType = keyof typeof PROBLEMS;

export const problemTypes = Object.keys(PROBLEMS) as [ProblemType, ...ProblemType[]];

/** One thing wrong with the input: where, what was there, what to do about it. */
export const fault = z
  .object({
    field: z.string().meta({ description: 'Path of the field, or row and column of a file' }),
    value: z.string().nullable().meta({ description: 'The value as it was sent' }),
    remedy: z.string().meta({ description: 'What to do about it' }),
  })
  .meta({ id: 'Fault' });
export type Fault = z.infer<typeof fault>;

export const problem = z
  .object({
    type: z.enum(problemTypes),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened, with the value and the next step' }),
    instance: z.string().meta({ description: 'Request id, to quote to support' }),
    faults: z.array(fault).optional(),
    current: z.unknown().optional().meta({ description: 'With version-changed: the record as it is now' }),
  })
  .meta({ id: 'Problem', description: 'application/problem+json, RFC 9457' });
export type Problem = z.infer<typeof problem>;
