import type { Context } from 'hono';
import type { AppEnv } from '../http/env.ts';
import { shorten } from '../http/problem.ts';
import type { SessionOrigin } from './start-session.ts';

/** Where a request comes from, as the owner of a session will know it again: network address and browser. */
export function originOf(c: Context<AppEnv>): SessionOrigin & { address: string } {
  const agent = c.req.header('user-agent');
  return { address: c.get('address'), browser: agent ? browserName(agent) : null };
}

const BROWSERS = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/\bWindows\b/, 'Windows'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/** Browser and system in words, such as “Edge on Windows”; else what the program says of itself, shortened. */
export function browserName(agent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  if (!browser) return shorten(agent, 60);
  return system ? `${browser} on ${system}` : browser;
}
