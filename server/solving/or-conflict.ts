import { FactsMissing } from '../domain/facts.ts';
import { ProblemError } from '../http/problem.ts';

/**
 * Works out facts, whoever asks for them.
 * @throws ProblemError conflict where settings are missing, saying which
 */
export function orConflict<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FactsMissing) throw new ProblemError('conflict', error.message);
    throw error;
  }
}
