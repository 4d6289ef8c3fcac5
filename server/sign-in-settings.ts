import type { CouncilSettings, GroupRole } from './accounts/sign-in-settings.ts';
import { ROLES, type Role } from './contract/permissions.ts';
import { SettingRefused } from './setting-refused.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** True for a name or address that only this machine reaches. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** `demo` or `live`. @param host a demo that was not asked for is kept to this machine, since its passwords are public */
export function modeOf(text: string, host: string): 'demo' | 'live' {
  if (text === 'live' || text === 'demo') return text;
  if (text !== '') throw new SettingRefused(`EVENHAND_MODE is “${text}”. Give one of: demo, live.`);
  if (isLoopback(host)) return 'demo';
  throw new SettingRefused(
    `HOST is “${host}”, which others can reach, but the demo’s passwords are public. Give EVENHAND_MODE=live for a service of your own, or EVENHAND_MODE=demo if you mean to show the demo to others.`,
  );
}

/**
 * A live service that others can reach has to say which proxies of its own stand before it, since it speaks plain HTTP.
 * @throws SettingRefused
 */
export function requireProxy(mode: 'demo' | 'live', host: string, proxies: number): void {
  if (mode === 'demo' || isLoopback(host) || proxies > 0) return;
  throw new SettingRefused(
    `HOST is “${host}”, which others can reach, but EVENHAND_PROXIES is off: passwords would travel in clear. Put a proxy with TLS before this server and give EVENHAND_PROXIES=1, or leave HOST at 127.0.0.1.`,
  );
}

/** How many proxies of our own stand before the server; 0 where it is off. */
export function proxiesOf(text: string): number {
  if (text === 'off') return 0;
  if (/^[1-9]$/.test(text)) return Number(text);
  throw new SettingRefused(
    `EVENHAND_PROXIES is “${text}”. Give off, or how many proxies of your own stand before this server, for example EVENHAND_PROXIES=1.`,
  );
}

/** The address people open, without a slash at the end; null where it is not set. */
export function urlOf(text: string): string | null {
  if (text === '') return null;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain =
    url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username;
  if (isPlain) return url.origin;
  throw new SettingRefused(
    `EVENHAND_URL is “${text}”. Give the address people open, without a path, for example EVENHAND_URL=https://evenhand.council.example.`,
  );
}

/** The settings of the council's identity provider as they stand in the environment. */
interface CouncilTexts {
  issuer: string | undefined;
  clientId: string | undefined;
  clientSecret: string | undefined;
  groups: string | undefined;
}

/** The council's identity provider; null where none of its settings is given. @throws SettingRefused where some are missing */
export function councilOf(texts: CouncilTexts): CouncilSettings | null {
  const { issuer, clientId, clientSecret, groups } = texts;
  if (!issuer && !clientId && !clientSecret && !groups) return null;
  const missing = (Object.keys(NAMES) as (keyof CouncilTexts)[]).filter((key) => !texts[key]).map((key) => NAMES[key]);
  if (!issuer || !clientId || !clientSecret || !groups) {
    throw new SettingRefused(`${missing.join(' and ')} is not set, but the council’s sign-in needs it. Give it too.`);
  }
  return { issuer: issuerOf(issuer), clientId, clientSecret, groups: groupsOf(groups) };
}

/**
 * Makes sure that the groups give only districts there are.
 * @throws SettingRefused
 */
export function requireDistricts(council: CouncilSettings | null, isDistrict: (id: string) => boolean): void {
  for (const { group, districtId } of council?.groups ?? []) {
    if (districtId !== null && !isDistrict(districtId)) {
      throw groupsRefused(`${group}=district-manager:${districtId}`, `there is no district “${districtId}” here`);
    }
  }
}

/** What an operator should know about a live service that others reach without HTTPS; nothing where all is well. */
export function clearTextWarning(mode: 'demo' | 'live', host: string, url: string): string[] {
  if (mode === 'demo' || isLoopback(host) || url.startsWith('https:')) return [];
  return ['Passwords travel in clear: put a proxy with HTTPS in front, and set EVENHAND_URL to its https address.'];
}

const NAMES: Record<keyof CouncilTexts, string> = {
  issuer: 'EVENHAND_OIDC_ISSUER',
  clientId: 'EVENHAND_OIDC_CLIENT_ID',
  clientSecret: 'EVENHAND_OIDC_CLIENT_SECRET',
  groups: 'EVENHAND_OIDC_GROUPS',
};

function issuerOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (isSafe) return text;
  throw new SettingRefused(
    `EVENHAND_OIDC_ISSUER is “${text}”. Give the provider’s issuer with https, for example https://login.microsoftonline.com/TENANT-ID/v2.0.`,
  );
}

function groupsOf(text: string): GroupRole[] {
  const entries = text.trim().startsWith('{') ? fromJson(text) : fromList(text);
  if (entries.length === 0) throw groupsRefused(text, 'it names no group');
  return entries.map(([group, given]) => {
    const [name = '', district] = given.split(':').map((part) => part.trim());
    const role = (Object.keys(ROLES) as Role[]).find((known) => known === name);
    if (!group || !role) throw groupsRefused(`${group}=${given}`, `a role is one of: ${Object.keys(ROLES).join(', ')}`);
    if ((role === 'district-manager') !== Boolean(district)) {
      throw groupsRefused(`${group}=${given}`, 'a district manager needs a district, and nobody else has one');
    }
    return { group, role, districtId: district || null };
  });
}

function fromJson(text: string): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) {
      return Object.entries(parsed).map(([group, role]) => [group.trim(), String(role)]);
    }
  } catch {}
  throw groupsRefused(text, 'it is not valid JSON');
}

function fromList(text: string): [string, string][] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const at = part.lastIndexOf('=');
      if (at < 0) throw groupsRefused(part, 'a group and its role are joined by =');
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    });
}

function groupsRefused(text: string, why: string): SettingRefused {
  return new SettingRefused(
    `EVENHAND_OIDC_GROUPS holds “${text.trim()}”: ${why}. Give pairs such as planners=service-manager,south-leads=district-manager:south.`,
  );
}
