import type { Problem } from './problem.ts';

/** Two decimals, as every FTE is written: `0.80 FTE`. */
export function fte(amount: number): string {
  return `${figure(amount)} FTE`;
}

/** Two decimals, never “-0.00”. */
export function figure(amount: number): string {
  const text = amount.toFixed(2);
  return text === '-0.00' ? '0.00' : text;
}

/** “North”, “North and East”, “North, East and West”. */
export function list(names: readonly string[]): string {
  const last = names[names.length - 1] ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** 1st, 2nd, 3rd, 4th … */
export function ordinal(position: number): string {
  const tens = position % 100;
  if (tens >= 11 && tens <= 13) return `${position}th`;
  return `${position}${['th', 'st', 'nd', 'rd'][position % 10] ?? 'th'}`;
}

export function count(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

/** What sentences call a role: its name, or its id with dashes read as spaces. */
export function roleName(problem: Problem, role: string): string {
  return problem.input.roles.find((entry) => entry.id === role)?.name ?? role.replaceAll('-', ' ');
}

/** Where the Census and councils use another name than the Unicode tables. */
const councilNames = new Map([['bn', 'Bengali']]);

const languageNames = new Intl.DisplayNames(['en-GB'], { type: 'language', fallback: 'code' });

/** “Bengali” for `bn`; a code that is no language tag is shown as it stands. */
export function languageName(code: string): string {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code) && code.length < 20 ? displayName(code) : code;
}

function displayName(code: string): string {
  try {
    return councilNames.get(code) ?? languageNames.of(code) ?? code;
  } catch (fault) {
    if (fault instanceof RangeError) return code;
    throw fault;
  }
}
