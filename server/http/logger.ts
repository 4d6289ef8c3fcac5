import { type DestinationStream, type Logger, pino } from 'pino';
import { errorForLog } from './error-for-log.ts';

/**
 * The one kind of log: a JSON object a line, times in UTC, errors under `err` without what they may quote of people.
 * @param destination where the lines go; standard error unless said
 */
export function createLogger(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino(
    { level, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: (error: unknown) => errorForLog(error) } },
    destination,
  );
}
