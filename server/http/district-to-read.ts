import { ProblemError } from './problem.ts';

/** The district a reader is confined to; null where they see every district. */
export type Confinement = string | null;

/**
 * The district to read: the one asked for, else the reader's own, else all (null).
 * @throws ProblemError not-found where the one asked for is unknown or out of reach
 */
export function districtToRead(
  asked: string | undefined,
  confinedTo: Confinement,
  districts: () => readonly { id: string }[],
): string | null {
  if (asked === undefined) return confinedTo;
  const isKnown = districts().some(({ id }) => id === asked);
  if (isKnown && (confinedTo === null || confinedTo === asked)) return asked;
  throw new ProblemError('not-found', 'There is no such district. Choose one from the list of districts.');
}
