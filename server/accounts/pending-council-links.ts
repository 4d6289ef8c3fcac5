import type { AccountRow } from '../../db/queries/accounts.ts';

/** An account whose owner has proved who they are and left for the council's provider to link it. */
export interface PendingLink {
  accountId: string;
  /** As it was when the owner proved who they are: another password since ends it. */
  passwordHash: AccountRow['passwordHash'];
  /** Hash of the secret they proved it with: their session's, or a one-time link's, which is then used up. */
  proof: { kind: 'session' | 'one-time-link'; tokenHash: string };
}

/** Links under way by the state the provider gives back. They are kept here, where no browser can change them. */
export interface PendingLinks {
  add: (state: string, link: PendingLink) => void;
  /** Each serves once; undefined after ten minutes, and after a restart. */
  take: (state: string) => PendingLink | undefined;
}

const LAST_MS = 10 * 60 * 1000;
const MOST = 1000;

/** Keeps links under way in memory. */
export function createPendingLinks(now: () => Date): PendingLinks {
  const kept = new Map<string, { link: PendingLink; until: number }>();
  return {
    add(state, link) {
      const at = now().getTime();
      for (const [key, { until }] of kept) if (until <= at || kept.size >= MOST) kept.delete(key);
      kept.set(state, { link, until: at + LAST_MS });
    },
    take(state) {
      const found = kept.get(state);
      kept.delete(state);
      return found && found.until > now().getTime() ? found.link : undefined;
    },
  };
}
