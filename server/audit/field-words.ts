import { ROLES } from '../contract/permissions.ts';
import { RECRUITMENT_STAGES } from '../contract/vacancies.ts';
import { formatHundredths, formatPence } from '../domain/pay/formats.ts';
import { POLICY_PRESETS } from '../domain/policy.ts';
import type { Names } from './names.ts';

/** A value of an event in words; null where there is nothing to say. */
export type Words = (value: unknown, names: Names) => string | null;

/** Ids, one or several, as names. */
export const named =
  (name: (names: Names) => (id: string) => string): Words =>
  (value, names) =>
    listOf(value)
      .map((entry) => name(names)(String(entry)))
      .join(', ') || null;

export const districts = named((names) => names.district);

const CIVIL = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
const LONDON = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'medium', timeStyle: 'short' });

/** 2021-04-01 → `1 Apr 2021`. */
export function date(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? value : CIVIL.format(day);
}

/** An instant as date and time in London. */
export function instant(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? value : LONDON.format(at);
}

export function policy(value: unknown): string {
  return POLICY_PRESETS.find(({ id }) => id === value)?.name ?? String(value);
}

export function role(value: unknown): string {
  return Object.entries(ROLES).find(([name]) => name === value)?.[1] ?? String(value);
}

/** Values as a list: a list itself, nothing for nothing, else the one value. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || value === '' ? [] : [value];
}

/** 2220 → `37:00`. */
export function hours(value: unknown): string | null {
  if (typeof value !== 'number') return null;
  return `${Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}`;
}

export function reasons(value: unknown, names: Names): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value).map(([districtId, reason]) => `${names.district(districtId)}: ${reason}`);
  return entries.join('; ') || null;
}

/** `North`, or `North 50 %, South 50 %`. */
export function placements(value: unknown, names: Names): string | null {
  const entries = listOf(value).flatMap((entry) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { districtId, share } = entry as { districtId?: unknown; share?: unknown };
    const name = names.district(String(districtId));
    return [share === 1 ? name : `${name} ${Math.round(Number(share) * 100)} %`];
  });
  return entries.join(', ') || null;
}

/** `Team manager in South: 1.00 FTE`. */
export function minimum(value: unknown, names: Names): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const { roleId, districtId, fte } = value as { roleId?: unknown; districtId?: unknown; fte?: unknown };
  return `${names.role(String(roleId))} in ${names.district(String(districtId))}: ${Number(fte).toFixed(2)} FTE`;
}

export function yesNo(value: unknown): string | null {
  if (value === null) return null;
  return value === true ? 'yes' : 'no';
}

/** A share of something: 0.1 → `10 %`. */
export function share(value: unknown): string | null {
  return typeof value === 'number' ? `${Number((value * 100).toFixed(1))} %` : null;
}

export function reviewOutcome(value: unknown): string | null {
  const words: Record<string, string> = {
    leave: 'leave it as it is',
    rebalance: 'rebalance',
    'look-again': 'look again',
  };
  return value === null ? null : (words[String(value)] ?? String(value));
}

export function studyKind(value: unknown): string {
  const titles: Record<string, string> = {
    'moves-curve': 'What each number of moves brings',
    'what-if': 'What if somebody were placed elsewhere',
    robustness: 'How the plan stands in other demand',
    'least-regret': 'Which plan holds up best',
  };
  return titles[String(value)] ?? String(value);
}

export function recruitmentStage(value: unknown): string {
  return Object.entries(RECRUITMENT_STAGES).find(([id]) => id === value)?.[1] ?? String(value);
}

/** Pence as pounds: 1893300 → `£18,933.00`. */
export function pounds(value: unknown): string | null {
  return typeof value === 'number' ? formatPence(value) : null;
}

/** Hundredths of a per cent: 2500 → `25.00 %`. */
export function percent(value: unknown): string | null {
  return typeof value === 'number' ? `${formatHundredths(value)} %` : null;
}
