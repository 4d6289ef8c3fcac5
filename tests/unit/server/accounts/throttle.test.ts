import { describe, expect, it } from 'vitest';
import { closeDb, openDb, openDbFromBytes } from '../../../../db/open.ts';
import { createThrottle, forgiveAccount } from '../../../../server/accounts/throttle.ts';
import { ProblemError } from '../../../../server/http/problem.ts';

const START = Date.parse('2021-04-01T09:00:00Z');
const kim = { email: 'kim@council.example', address: '192.0.2.7' };

function throttleAt(db = openDb(':memory:')) {
  let at = START;
  const throttle = createThrottle({ db, now: () => new Date(at) });
  return {
    db,
    /** Seconds to wait, 0 where the attempt may go on. */
    fails: (attempt: { email: string | null; address: string }): number => {
      try {
        throttle.attempt(attempt);
        return 0;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        expect(error.type).toBe('too-many-attempts');
        return Number(error.extras.headers?.['retry-after']);
      }
    },
    succeeds: (attempt: { email: string | null; address: string }) => throttle.attempt(attempt)(),
    wait: (seconds: number) => {
      at += seconds * 1000;
    },
  };
}

const times = <T>(n: number, act: (n: number) => T): T[] => Array.from({ length: n }, (_, index) => act(index));

describe('too many failures', () => {
  it('of one account, from wherever they come, have to wait until the earliest is a quarter of an hour ago', () => {
    const { fails, wait } = throttleAt();
    expect(times(10, (n) => fails({ ...kim, address: `192.0.2.${n}` }))).toEqual(times(10, () => 0));
    wait(10);
    expect(fails({ ...kim, address: '198.51.100.1' })).toBe(890);
    expect(fails({ ...kim, email: 'robin@council.example' })).toBe(0);
    wait(890);
    expect(fails(kim)).toBe(0);
  });

  it('of one address, whomever they try, have to wait too', () => {
    const { fails } = throttleAt();
    expect(times(50, (n) => fails({ ...kim, email: `somebody.${n}@council.example` }))).toEqual(times(50, () => 0));
    expect(fails({ ...kim, email: 'another@council.example' })).toBe(900);
    expect(fails({ email: null, address: kim.address })).toBe(900);
    expect(fails({ ...kim, address: '198.51.100.1' })).toBe(0);
  });

  it('are counted for a whole network of IPv6, however it is written, and for IPv4 wrapped in it', () => {
    const { fails } = throttleAt();
    times(50, (n) => fails({ email: null, address: `2001:db8:0:7::${(n + 1).toString(16)}` }));
    expect(fails({ email: null, address: '2001:0db8::7:ffff:0:0:1' })).toBe(900);
    expect(fails({ email: null, address: '2001:db8:0:8::1' })).toBe(0);
    times(50, () => fails({ email: null, address: '::ffff:192.0.2.9' }));
    expect(fails({ email: null, address: '192.0.2.9' })).toBe(900);
  });

  it('are still known after a restart', () => {
    const before = throttleAt();
    times(10, () => before.fails(kim));
    const kept = before.db.$client.serialize();
    closeDb(before.db);
    expect(throttleAt(openDbFromBytes(kept)).fails(kim)).toBe(900);
  });
});

describe('what is kept', () => {
  const rows = (db: ReturnType<typeof openDb>) => db.$client.prepare('SELECT * FROM sign_in_failure').all();

  it('is nothing of what succeeds', () => {
    const { db, succeeds, fails } = throttleAt();
    times(20, () => succeeds(kim));
    expect(rows(db)).toEqual([]);
    expect(fails(kim)).toBe(0);
  });

  it('does not grow with refused attempts, and goes with the quarter of an hour', () => {
    const { db, fails, wait } = throttleAt();
    times(40, () => fails(kim));
    expect(rows(db)).toHaveLength(20);
    wait(901);
    fails({ email: null, address: '198.51.100.1' });
    expect(rows(db)).toHaveLength(1);
  });

  it('holds no email address: people type their password there', () => {
    const { db, fails } = throttleAt();
    fails({ ...kim, email: 'my secret password' });
    expect(JSON.stringify(rows(db))).not.toMatch(/secret|password/);
  });

  it('is forgotten for an account whose owner has proved who they are', () => {
    const { db, fails } = throttleAt();
    times(10, () => fails(kim));
    forgiveAccount(db, kim.email);
    expect(fails(kim)).toBe(0);
  });
});
