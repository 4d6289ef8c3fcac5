import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';

const LOG_LEVELS = ['silent', 'error', 'warn', 'info'] as const;

/** What an operator can set, checked. */
export interface Settings {
  port: number;
  host: string;
  /** Absolute path of the folder of the database. */
  dataDir: string;
  logLevel: (typeof LOG_LEVELS)[number];
}

/** A setting that cannot be used. The message names it, its value and the remedy. */
export class SettingRefused extends Error {}

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 * @throws SettingRefused
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  return {
    port: portOf(environment.PORT || '3000'),
    host: hostOf(environment.HOST || '127.0.0.1'),
    dataDir: resolve(environment.EVENHAND_DATA || 'data'),
    logLevel: logLevelOf(environment.EVENHAND_LOG || 'warn'),
  };
}

/**
 * Makes sure that the folder exists and can be written.
 * @throws SettingRefused
 */
export function requireWritableFolder(folder: string): void {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw new Error('it is a file');
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'it is a file';
    throw new SettingRefused(
      `EVENHAND_DATA is “${folder}”, which cannot be written (${reason}). Give a folder that this user may write, for example EVENHAND_DATA=./data.`,
    );
  }
}

/** Makes a folder and those above it, one at a time: `recursive` never returns below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new SettingRefused(`PORT is “${text}”. Give a whole number from 1 to 65535, for example PORT=3000.`);
}

function hostOf(text: string): string {
  if (isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)) return text;
  throw new SettingRefused(`HOST is “${text}”. Give an address or a name of this machine, for example HOST=127.0.0.1.`);
}

function logLevelOf(text: string): Settings['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level) return level;
  throw new SettingRefused(`EVENHAND_LOG is “${text}”. Give one of: ${LOG_LEVELS.join(', ')}.`);
}
