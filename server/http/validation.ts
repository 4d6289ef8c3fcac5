import type { ZodError } from 'zod';
import type { Fault } from '../contract/problems.ts';
import { invalidInput, shorten } from './problem.ts';

type Issue = ZodError['issues'][number];
type Outcome = { success: true; data: unknown } | { success: false; data?: unknown; error: ZodError };

/** Hook of every router: what does not fit the schema becomes one problem that names every fault. */
export function refuseInvalid(outcome: Outcome & { target: string }): void {
  if (!outcome.success) throw invalidInput(faultsOf(outcome.error, outcome.data));
}

/** Faults of input that does not fit a schema, in the caller's own field names. */
export function faultsOf(error: ZodError, input: unknown): Fault[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...path, key].join('.'),
        value: null,
        remedy: 'There is no such field here. Leave it out or check its spelling.',
      }));
    }
    return [{ field: path.join('.') || 'body', value: shown(path, input), remedy: remedyOf(issue) }];
  });
}

function shown(path: readonly string[], input: unknown): string | null {
  if (path.some((part) => part.toLowerCase().includes('password'))) return null;
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null;
    value = Reflect.get(value, part);
  }
  if (value === undefined || value === null) return null;
  return shorten(typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value)));
}

/** Zod's own wording is for programmers; a message written in the contract is kept. */
function remedyOf(issue: Issue): string {
  if (!/^(Invalid|Too (small|big)|Unrecognized|Expected)/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `Give ${KINDS[issue.expected] ?? `a value of the kind ${issue.expected}`}.`;
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'Write it in the documented form.';
    case 'invalid_value':
      return `Give one of: ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return `Give ${amount(issue, 'at least', issue.minimum)}.`;
    case 'too_big':
      return `Give ${amount(issue, 'at most', issue.maximum)}.`;
    default:
      return 'Give a value of the documented form.';
  }
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

const FORMATS: Record<string, string> = {
  date: 'Write the date as YYYY-MM-DD, for example 2021-04-01, and check that the day exists.',
  datetime: 'Write the moment as YYYY-MM-DDTHH:MM:SSZ.',
};

function amount(issue: Issue & { origin: string; inclusive?: boolean }, words: string, limit: number | bigint): string {
  const bound =
    issue.inclusive === false ? words.replace('at least', 'more than').replace('at most', 'less than') : words;
  if (issue.origin === 'string') return `${bound} ${limit} characters`;
  return issue.origin === 'array' ? `${bound} ${limit} entries` : `${bound} ${limit}`;
}
