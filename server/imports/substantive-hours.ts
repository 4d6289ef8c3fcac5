import type { StoredOccupancy } from '../../db/queries/imports-occupancies.ts';

/** Substantively held minutes on a day. */
export interface HeldHours {
  onDate: string;
  minutes: number;
  /** Who holds them. */
  held: StoredOccupancy[];
}

/** The day on which most of a post is held substantively; undefined where nobody ever holds it so. */
export function mostHeld(occupancies: readonly StoredOccupancy[]): HeldHours | undefined {
  const holders = occupancies.filter(({ kind }) => kind === 'substantive');
  let most: HeldHours | undefined;
  // what is held grows only where somebody begins
  for (const { startDate: onDate } of holders) {
    const held = holders.filter(
      ({ startDate, endDate }) => startDate <= onDate && (endDate === null || endDate >= onDate),
    );
    const minutes = held.reduce((sum, holder) => sum + holder.minutes, 0);
    if (!most || minutes > most.minutes) most = { onDate, minutes, held };
  }
  return most;
}
