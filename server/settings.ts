import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';
import type { CouncilSettings } from './accounts/sign-in-settings.ts';
import type { BackupSettings } from './backup/backups.ts';
import { backupSettingsOf } from './backup-settings.ts';
import { SettingRefused } from './setting-refused.ts';
import { councilOf, modeOf, proxiesOf, requireProxy, urlOf } from './sign-in-settings.ts';

export { SettingRefused };

const LOG_LEVELS = ['silent', 'error', 'warn', 'info'] as const;

/** What an operator can set, checked. */
export interface Settings {
  /** Whether this is a demo on synthetic people, or a service of a council. */
  mode: 'demo' | 'live';
  port: number;
  host: string;
  /** Address people open this installation at, where it is not HOST and PORT. */
  url: string | null;
  /** How many proxies of our own stand before the server; 0 believes no `X-Forwarded-…` header. */
  proxies: number;
  /** The council's identity provider, where there is one. */
  council: CouncilSettings | null;
  /** Absolute path of the folder of the database. */
  dataDir: string;
  backups: BackupSettings;
  /** How many years the history is kept. */
  auditYears: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Where figures are answered in the format of Prometheus; null where nowhere. */
  metrics: { host: string; port: number } | null;
}

/**
 * Reads the settings from environment variables; an empty one counts as not set.
 * @throws SettingRefused
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const host = hostOf(environment.HOST || '127.0.0.1');
  const mode = modeOf(environment.EVENHAND_MODE || '', host);
  const proxies = proxiesOf(environment.EVENHAND_PROXIES || 'off');
  requireProxy(mode, host, proxies);
  const dataDir = resolve(environment.EVENHAND_DATA || 'data');
  return {
    mode,
    port: portOf(environment.PORT || '3000'),
    host,
    url: urlOf(environment.EVENHAND_URL || ''),
    proxies,
    council: councilOf({
      issuer: environment.EVENHAND_OIDC_ISSUER,
      clientId: environment.EVENHAND_OIDC_CLIENT_ID,
      clientSecret: environment.EVENHAND_OIDC_CLIENT_SECRET,
      groups: environment.EVENHAND_OIDC_GROUPS,
    }),
    dataDir,
    backups: backupSettingsOf(
      {
        hours: environment.EVENHAND_BACKUP_HOURS,
        keep: environment.EVENHAND_BACKUP_KEEP,
        folder: environment.EVENHAND_BACKUPS,
        key: environment.EVENHAND_BACKUP_KEY,
      },
      dataDir,
    ),
    auditYears: auditYearsOf(environment.EVENHAND_AUDIT_YEARS || '7'),
    logLevel: logLevelOf(environment.EVENHAND_LOG || 'warn'),
    metrics: metricsOf(environment.EVENHAND_METRICS || ''),
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

function auditYearsOf(text: string): number {
  const years = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (years >= 1 && years <= 100) return years;
  throw new SettingRefused(
    `EVENHAND_AUDIT_YEARS is “${text}”. Give whole years from 1 to 100, for example EVENHAND_AUDIT_YEARS=7.`,
  );
}

function metricsOf(text: string): Settings['metrics'] {
  if (text === '') return null;
  const [, host = '127.0.0.1', digits = ''] = /^(?:(?:\[?([^[\]]+)\]?):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits !== '' && port >= 1 && port <= 65_535 && (isIP(host) !== 0 || host === 'localhost')) return { host, port };
  throw new SettingRefused(
    `EVENHAND_METRICS is “${text}”. Give a port, or an address of this machine and a port, for example EVENHAND_METRICS=127.0.0.1:9464.`,
  );
}
