import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listen } from '../../../server/listen.ts';
import { readSettings, requireWritableFolder, SettingRefused } from '../../../server/settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'evenhand-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('have defaults', () => {
    const defaults = { port: 3000, host: '127.0.0.1', dataDir: resolve('data'), logLevel: 'warn' };
    expect(readSettings({})).toMatchObject(defaults);
    expect(readSettings({ PORT: '', HOST: '', EVENHAND_DATA: '', EVENHAND_LOG: '' })).toMatchObject(defaults);
  });

  it('are read', () => {
    const given = { PORT: '8080', HOST: '::1', EVENHAND_DATA: '/srv/evenhand', EVENHAND_LOG: 'info' };
    expect(readSettings(given)).toMatchObject({ port: 8080, host: '::1', dataDir: '/srv/evenhand', logLevel: 'info' });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT is “abc”'],
    [{ PORT: '0' }, 'PORT is “0”'],
    [{ PORT: '65536' }, 'PORT is “65536”'],
    [{ PORT: '3000.5' }, 'PORT is “3000.5”'],
    [{ PORT: '-1' }, 'PORT is “-1”'],
    [{ HOST: 'http://localhost' }, 'HOST is “http://localhost”'],
    [{ HOST: 'a b' }, 'HOST is “a b”'],
    [{ EVENHAND_LOG: 'loud' }, 'EVENHAND_LOG is “loud”'],
    [{ EVENHAND_METRICS: '0' }, 'EVENHAND_METRICS is “0”'],
    [{ EVENHAND_METRICS: 'example.org:9464' }, 'EVENHAND_METRICS is “example.org:9464”'],
    [{ EVENHAND_PROXIES: '-1' }, 'EVENHAND_PROXIES is “-1”'],
  ])('are refused with value and remedy: %j', (given, message) => {
    expect(() => readSettings(given)).toThrow(SettingRefused);
    expect(() => readSettings(given)).toThrow(message);
    expect(() => readSettings(given)).toThrow(/Give .*\./);
  });
});

describe('the address of the figures', () => {
  it.each([
    ['', null],
    ['9464', { host: '127.0.0.1', port: 9464 }],
    ['localhost:9464', { host: 'localhost', port: 9464 }],
    ['0.0.0.0:9464', { host: '0.0.0.0', port: 9464 }],
    ['[::1]:9464', { host: '::1', port: 9464 }],
  ])('“%s”', (text, expected) => {
    expect(readSettings({ EVENHAND_METRICS: text }).metrics).toEqual(expected);
  });
});

describe('the data folder', () => {
  it('is made where it is missing', () => {
    const deep = join(folder, 'a', 'b');
    requireWritableFolder(deep);
    requireWritableFolder(deep);
  });

  it('is refused where it cannot be had', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => requireWritableFolder(file)).toThrow(`EVENHAND_DATA is “${file}”`);
    expect(() => requireWritableFolder(join(file, 'below'))).toThrow(SettingRefused);
  });
});

describe('the address', () => {
  const app = { fetch: () => new Response('hello') };

  it('is refused while something else uses it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(listen({ host: '127.0.0.1', port }, app)).rejects.toThrow(`Port ${port} is in use`);
    other.close();
  });

  it('is refused where this machine does not have it', async () => {
    await expect(listen({ host: '192.0.2.1', port: 3129 }, app)).rejects.toThrow('HOST is “192.0.2.1”');
  });
});
