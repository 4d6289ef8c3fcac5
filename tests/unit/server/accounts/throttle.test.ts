import { expect, it } from 'vitest';
import { createThrottle } from '../../../../server/accounts/throttle.ts';

function throttleAt() {
  let seconds = 0;
  const throttle = createThrottle({ attempts: 3, windowMs: 60_000, now: () => new Date(seconds * 1000) });
  return { throttle, wait: (more: number) => (seconds += more) };
}

it('lets a few attempts through and says how long to wait', () => {
  const { throttle, wait } = throttleAt();
  expect([throttle.attempt('a'), throttle.attempt('a'), throttle.attempt('a')]).toEqual([0, 0, 0]);
  wait(10);
  expect(throttle.attempt('a')).toBe(50);
  expect(throttle.attempt('b')).toBe(0);
  wait(50);
  expect(throttle.attempt('a')).toBe(0);
});

it('counts failures only', () => {
  const { throttle } = throttleAt();
  throttle.attempt('a');
  throttle.attempt('a');
  throttle.attempt('a');
  throttle.forgive('a');
  expect(throttle.attempt('a')).toBe(0);
  expect(throttle.attempt('a')).toBe(60);
});

it('does not grow without bound', () => {
  const { throttle } = throttleAt();
  for (let n = 0; n < 3; n += 1) throttle.attempt('first');
  for (let n = 0; n < 10_001; n += 1) throttle.attempt(`key ${n}`);
  expect(throttle.attempt('first')).toBe(0);
});
