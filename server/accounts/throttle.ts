/** Counts attempts by key in a sliding window and says when there were too many. */
export interface Throttle {
  /**
   * Counts an attempt.
   * @returns seconds to wait where the limit is reached; 0 where the attempt may go on
   */
  attempt: (key: string) => number;
  /** Takes the latest attempt of a key back, since it succeeded: only failures count. */
  forgive: (key: string) => void;
}

interface ThrottleLimits {
  /** Attempts allowed within the window. */
  attempts: number;
  windowMs: number;
  now: () => Date;
}

const MOST_KEYS = 10_000;

/** A throttle in memory: it forgets at a restart, and the oldest keys where there are too many. */
export function createThrottle({ attempts, windowMs, now }: ThrottleLimits): Throttle {
  const byKey = new Map<string, number[]>();
  return {
    attempt(key) {
      const at = now().getTime();
      const recent = (byKey.get(key) ?? []).filter((time) => time > at - windowMs);
      const [oldest] = recent;
      if (recent.length >= attempts && oldest !== undefined) return Math.ceil((oldest + windowMs - at) / 1000);
      byKey.delete(key);
      byKey.set(key, [...recent, at]);
      const [first] = byKey.keys();
      if (byKey.size > MOST_KEYS && first !== undefined) byKey.delete(first);
      return 0;
    },
    forgive(key) {
      byKey.get(key)?.pop();
    },
  };
}
