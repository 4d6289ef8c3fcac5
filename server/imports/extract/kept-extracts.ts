import type { ReadExtract } from './read-extract.ts';

/** Counts that were previewed and may yet be stored, so that the file need not come twice. */
export interface KeptExtract {
  accountId: string;
  fileDigest: string;
  read: ReadExtract;
}

/** How long a preview can be carried out, and how many are kept. */
const KEPT_MS = 30 * 60_000;
const KEPT_AT_MOST = 5;

/** Keeps the counts of the last previews for a while; the counts only, in memory. */
export function createKeptExtracts(now: () => Date) {
  const kept = new Map<string, KeptExtract & { until: number }>();
  const keyOf = (accountId: string, digest: string) => `${accountId} ${digest}`;
  const forgetOld = () => {
    for (const [key, { until }] of kept) if (until < now().getTime()) kept.delete(key);
    for (const key of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT_AT_MOST))) kept.delete(key);
  };
  return {
    keep: (digest: string, extract: KeptExtract): void => {
      kept.delete(keyOf(extract.accountId, digest));
      kept.set(keyOf(extract.accountId, digest), { ...extract, until: now().getTime() + KEPT_MS });
      forgetOld();
    },
    find: (accountId: string, digest: string): KeptExtract | undefined => {
      forgetOld();
      return kept.get(keyOf(accountId, digest));
    },
    forget: (accountId: string, digest: string): void => {
      kept.delete(keyOf(accountId, digest));
    },
  };
}
