import type { ImportProgress } from '../contract/imports.ts';

/** Readings of files that are at work, by account and the name the caller gave them. */
export interface ImportRuns {
  /** Keeps what is told until the work ends; without a name nothing is kept. */
  follow: <T>(
    accountId: string,
    run: string | undefined,
    work: (onProgress: (progress: ImportProgress) => void) => Promise<T>,
  ) => Promise<T>;
  /** Null where nothing of that name is at work for the account. */
  find: (accountId: string, run: string) => ImportProgress | null;
}

/** Nothing is at work at first. */
export function createImportRuns(): ImportRuns {
  const atWork = new Map<string, ImportProgress>();
  const keyOf = (accountId: string, run: string) => `${accountId} ${run}`;
  return {
    follow: async (accountId, run, work) => {
      if (run === undefined) return work(() => {});
      const key = keyOf(accountId, run);
      atWork.set(key, { stage: 'waiting', read: 0, about: null });
      try {
        return await work((progress) => {
          if (atWork.has(key)) atWork.set(key, progress);
        });
      } finally {
        atWork.delete(key);
      }
    },
    find: (accountId, run) => atWork.get(keyOf(accountId, run)) ?? null,
  };
}
