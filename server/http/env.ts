import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Reach, Role } from '../contract/permissions.ts';
import type { ProblemType } from '../contract/problems.ts';
import type { AnswerKeeper } from './idempotency.ts';
import type { Reading } from './readings.ts';

/** Whoever is signed in, as far as the HTTP layer has to know. */
export interface SignedInAccount {
  id: string;
  email: string;
  name: string;
  role: Role;
  /** District of a district manager; null for everybody else. */
  districtId: string | null;
}

/** What the HTTP layer puts at hand of every handler. */
export interface AppEnv {
  /** What the server hands over; absent where the application is called without one. */
  Bindings: { incoming?: IncomingMessage };
  Variables: {
    /** Quoted in every problem, so that an operator finds the line in the log. */
    requestId: string;
    log: Logger;
    /** Network address of the caller, past our own proxies. Never logged. */
    address: string;
    /** What the request was refused with, for the log. */
    problem?: ProblemType;
    /** Names the styles of the one document it was made for; set by the security headers. */
    secureHeadersNonce?: string;
    account: SignedInAccount | null;
    /** Answers kept under idempotency keys; without it keys are not looked at. */
    answers?: AnswerKeeper;
    /** How far the permission of the matched route reaches for this account. */
    reach: Reach | null;
    /** Set once the handler has asked for the district the reader is confined to. */
    narrowed?: boolean;
    /** What the gate sent last, so that nobody has to read a response to know its body. */
    sent?: { response: Response; body: string | Uint8Array };
    /** Keeps in the history that something was read. @throws Error where it cannot be kept */
    keepReading?: (c: Context<AppEnv>, reading: Reading) => void;
  };
}
