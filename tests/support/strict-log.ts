import { type Logger, pino } from 'pino';

/** What the way out of a route logs where it had to hold something back. */
const HELD_BACK = 'An answer held what its reader may not read';

/**
 * A silent log for applications under test, except that an answer which had to be held back fails the request: the query
 * ought to have left it out.
 */
export function strictLog(): Logger {
  return pino(
    { level: 'error' },
    {
      write: (line: string) => {
        if (JSON.parse(line).msg === HELD_BACK) throw new Error(line);
      },
    },
  );
}
