import { ProblemError } from '../http/problem.ts';

/** Addresses that lead to no calendar, as many from one network address, within so many seconds. */
const MOST_MISSES = 50;
const WINDOW_SECONDS = 15 * 60;
const MOST_ADDRESSES = 20_000;

/**
 * Counts by network address how often somebody asks for a calendar that is not there, as one-time links are counted. They
 * are counted apart from sign-ins: a calendar that goes on asking for an address that was taken back keeps nobody out.
 */
export function createMisses(now: () => Date) {
  const windows = new Map<string, { endsAt: number; count: number }>();
  const present = (address: string) => {
    const window = windows.get(address);
    return window && window.endsAt > now().getTime() ? window : undefined;
  };
  return {
    /** @throws ProblemError too-many-attempts with `Retry-After` */
    refuseTooMany(address: string): void {
      const window = present(address);
      if (!window || window.count < MOST_MISSES) return;
      const seconds = Math.ceil((window.endsAt - now().getTime()) / 1000);
      throw new ProblemError('too-many-attempts', `Too many addresses without a calendar. Try again in ${seconds} s.`, {
        headers: { 'retry-after': String(seconds) },
      });
    },
    count(address: string): void {
      const window = present(address);
      if (window) {
        window.count += 1;
        return;
      }
      // the oldest window stands first: one that begins anew goes to the end
      windows.delete(address);
      windows.set(address, { endsAt: now().getTime() + WINDOW_SECONDS * 1000, count: 1 });
      const [oldest] = windows.keys();
      if (windows.size > MOST_ADDRESSES && oldest !== undefined) windows.delete(oldest);
    },
  };
}
