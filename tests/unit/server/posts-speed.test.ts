import { describe, expect, it } from 'vitest';
import { readPostsAt } from '../../../server/posts/list-posts.ts';
import { addLargeEstablishment } from '../../bench/large-establishment.ts';
import { testDb } from '../../support/app.ts';

/** Processor time of one reading, ms; the target is 50, the bound leaves room for a machine that is slow or busy. */
const BOUND_MS = 400;
const reader = { role: 'hr', districtId: null, seesPay: true, seesReasons: true } as const;

describe('the establishment of a large council at a date', () => {
  it('is read in a moment', async () => {
    const db = await testDb();
    addLargeEstablishment(db);
    const { totals } = readPostsAt(db, '2021-04-01', reader);
    expect(totals.all.posts).toBeGreaterThan(5000);
    const times = [2, 3, 4, 5, 6].map((day) => {
      const start = process.cpuUsage();
      readPostsAt(db, `2021-04-0${day}`, reader);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(BOUND_MS);
  });
});
