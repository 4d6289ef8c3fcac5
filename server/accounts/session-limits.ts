import type { SessionLimits } from '../../db/queries/accounts-sessions.ts';

/** Seconds a session lasts at most: a working day. */
export const SESSION_SECONDS = 12 * 60 * 60;
/** Seconds after which a session that nobody uses ends. */
export const IDLE_SECONDS = 30 * 60;
/** Seconds between two notes that a session is in use, so that reading pages does not write all the time. */
const NOTE_SECONDS = 60;

/** The instants that decide at a moment which sessions hold. */
export function limitsAt(at: Date): SessionLimits {
  return { at: at.toISOString(), idleSince: secondsBefore(at, IDLE_SECONDS) };
}

/** A session last noted before this instant is noted again. */
export function noteBefore(at: Date): string {
  return secondsBefore(at, NOTE_SECONDS);
}

function secondsBefore(at: Date, seconds: number): string {
  return new Date(at.getTime() - seconds * 1000).toISOString();
}
