import { describe, expect, it } from 'vitest';
import { IDLE_SECONDS, SESSION_SECONDS } from '../../server/accounts/session-limits.ts';
import { PASSWORD_LENGTH } from '../../server/contract/accounts.ts';
import { DATA_KINDS } from '../../server/contract/data-kinds.ts';
import { projectFiles, readProjectFile } from '../support/repository.ts';

const document = readProjectFile('server/http/OPERATING.md');
const prose = document.replaceAll(/\s+/g, ' ');

/** The text under a heading. */
function section(title: string): string {
  const found = document.split(`\n## ${title}\n`)[1]?.split('\n## ')[0];
  if (found === undefined) throw new Error(`There is no section “${title}”`);
  return found;
}

/** A number that the code sets, by its name. */
function constant(file: string, pattern: RegExp): number {
  const [, digits] = pattern.exec(readProjectFile(file)) ?? [];
  return Number(digits);
}

describe('what operators are told', () => {
  it('of limits and sessions is what the code does', () => {
    const throttle = 'server/accounts/throttle.ts';
    const email = constant(throttle, /LIMITS = \{ email: (\d+)/);
    const address = constant(throttle, /LIMITS = \{ email: \d+, address: (\d+)/);
    const minutes = constant(throttle, /WINDOW_SECONDS = (\d+) \* 60/);
    expect(prose).toContain(`After ${email} failures an account, and after ${address} a network address`);
    expect(prose).toContain(`until ${minutes} minutes have passed`);
    expect(prose).toContain(
      `after ${IDLE_SECONDS / 60} minutes without use and after ${SESSION_SECONDS / 3600} hours in all`,
    );
    const linkHours = constant('server/accounts/one-time-link.ts', /LINK_HOURS = (\d+)/);
    expect(section('Ways in')).toContain(`after one use, or ${linkHours} hours`);
    expect(section('Ways in')).toContain(`${PASSWORD_LENGTH.least} to ${PASSWORD_LENGTH.most} characters`);
    const fresh = constant('server/accounts/prove-password.ts', /FRESH_MINUTES = (\d+)/);
    expect(prose).toContain(`within ${fresh} minutes of a council sign-in`);
    const timeout = constant('server/accounts/council-provider.ts', /TIMEOUT_SECONDS = (\d+)/);
    expect(section('What is reached over the network')).toContain(`${timeout} seconds is the longest wait`);
  });

  it('of data names every kind there is once, and no other', () => {
    const rows = section('Data by kind')
      .split('\n')
      .filter((line) => /^\| [ABC] \|/.test(line));
    const named = rows.flatMap((row) => [...(row.split('|')[2] ?? '').matchAll(/`([\w-]+)`/g)].map(([, kind]) => kind));
    expect(named.sort()).toEqual(Object.keys(DATA_KINDS).sort());
  });

  it('of cryptography names every file that hashes, encrypts, signs or derives', () => {
    const uses = /\b(createHash|createHmac|createCipheriv|createDecipheriv|scrypt(Sync)?|hkdfSync|pbkdf2|createSign)\(/;
    const files = projectFiles(['server', 'db'], /\.ts$/).filter((file) => uses.test(readProjectFile(file)));
    const inventory = section('Algorithms');
    expect(files.length).toBeGreaterThan(6);
    expect(files.filter((file) => !inventory.includes(file) && !file.startsWith('server/imports/'))).toEqual([]);
  });

  it('of the network names every place where the server listens or calls', () => {
    const calls = /(?<![.\w])fetch\(|\bdiscovery\(|\bauthorizationCodeGrant\(|https?\.request\(|\bnet\.connect\(/;
    const callers = projectFiles(['server', 'db'], /\.ts$/).filter((file) => calls.test(readProjectFile(file)));
    expect(callers).toEqual(['server/accounts/council-provider.ts']);
    for (const setting of ['HOST', 'PORT', 'EVENHAND_METRICS', 'EVENHAND_OIDC_ISSUER']) {
      expect(section('What is reached over the network')).toContain(`\`${setting}\``);
    }
  });

  it('of settings names only those there are, and the README leads here', () => {
    const readme = readProjectFile('README.md');
    const named = new Set([...document.matchAll(/`(EVENHAND_[A-Z_]+|HOST|PORT)`/g)].map(([, name]) => name ?? ''));
    expect([...named].filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
    expect(readme).toContain('(server/http/OPERATING.md)');
  });

  it.each(['Limits of sign-in, and malicious lockout', 'Sessions', 'Proxy and TLS', 'Keys and secrets', 'Logs'])(
    'has its part on “%s”',
    (title) => {
      expect(section(title).length).toBeGreaterThan(500);
    },
  );
});
