/** What is written to the log of an error. */
export interface LoggedError {
  name: string;
  code?: string;
  message?: string;
  /** Where it came from, without the first line: that one repeats the message. */
  at: string[];
  cause?: LoggedError;
}

/** Errors of the language and of the storage name types and columns; others may quote what somebody typed. */
const TELLS_NO_DATA = new Set(['TypeError', 'ReferenceError', 'SqliteError']);
const MOST_CAUSES = 4;
const MOST_FRAMES = 20;

/**
 * An error as it may stand in a log: kind, code and place, and the message only where it cannot quote data of people.
 * A failed query carries its parameters in its message, and a failed parse the text it failed on.
 */
export function errorForLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const at = framesOf(error);
  return {
    name: error.name,
    ...(code === undefined ? {} : { code }),
    ...(TELLS_NO_DATA.has(error.name) ? { message: error.message } : {}),
    at: at.slice(0, MOST_FRAMES).map((line) => line.trim()),
    ...(error.cause === undefined || depth >= MOST_CAUSES ? {} : { cause: errorForLog(error.cause, depth + 1) }),
  };
}

/** The places of a stack; a message that looks like a place is no place. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = message === '' ? stack : stack.slice(stack.indexOf(message) + message.length);
  return frames.split('\n').filter((line) => /^\s+at \S/.test(line));
}
