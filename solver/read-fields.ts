import type { InputFault } from './plan-input.ts';

/** A JSON object whose keys are data. */
export type JsonObject = Record<string, unknown>;

/** Largest number of each kind that a problem may contain; beyond lies a unit mistake. */
export const limits = { fte: 100, demandFte: 100_000, weight: 1_000_000, districts: 400, staff: 10_000 } as const;

/** Reads fields one by one and collects a fault, with value and remedy, for each that cannot be used. */
export class FieldReader {
  readonly faults: InputFault[] = [];

  refuse(field: string, value: unknown, remedy: string): void {
    const shown = show(value);
    this.faults.push({ field, value: shown, remedy, message: `${field}: ${shown}. ${remedy}` });
  }

  /** The value as an object, or null with a fault. */
  object(field: string, value: unknown, remedy = 'Give an object.'): JsonObject | null {
    if (isObject(value)) return value;
    this.refuse(field, value, remedy);
    return null;
  }

  /** The value as a list (absent counts as empty), or an empty list with a fault. */
  list(field: string, value: unknown, remedy = 'Give a list.'): unknown[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    this.refuse(field, value, remedy);
    return [];
  }

  text(field: string, value: unknown, fallback?: string): string {
    if (typeof value === 'string') return value;
    if (value !== undefined || fallback === undefined) this.refuse(field, value, 'Give a text.');
    return fallback ?? '';
  }

  /** A finite number within the range (−0 becomes 0), or the low end with a fault. */
  number(field: string, value: unknown, low: number, high: number, fallback?: number): number {
    if (value === undefined && fallback !== undefined) return fallback;
    if (typeof value === 'number' && value >= low && value <= high) return value === 0 ? 0 : value;
    this.refuse(field, value, `Give a number from ${low} to ${high}.`);
    return low;
  }

  whole(field: string, value: unknown, low: number, high: number, fallback?: number): number {
    if (value === undefined && fallback !== undefined) return fallback;
    if (typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high) return value;
    this.refuse(field, value, `Give a whole number from ${low} to ${high}.`);
    return low;
  }

  /** Texts that are each in `known`; a fault for every other one. */
  knownTexts(field: string, value: unknown, known: ReadonlySet<string>, remedy: string): string[] {
    const found = new Set<string>();
    this.list(field, value).forEach((entry, at) => {
      if (typeof entry === 'string' && known.has(entry)) found.add(entry);
      else this.refuse(`${field}[${at}]`, entry, remedy);
    });
    return [...found];
  }

  /** Numbers by key; every key must be in `known` where that is given. */
  numbers(
    field: string,
    value: unknown,
    range: { low: number; high: number },
    known?: { ids: ReadonlySet<string>; remedy: string },
  ): Record<string, number> | undefined {
    if (value === undefined || value === null) return undefined;
    const source = this.object(field, value, 'Give an object of numbers.');
    if (!source) return undefined;
    const read = Object.entries(source).map(([key, entry]): [string, number] => {
      if (known && !known.ids.has(key)) this.refuse(`${field}.${key}`, entry, known.remedy);
      return [key, this.number(`${field}.${key}`, entry, range.low, range.high)];
    });
    return Object.fromEntries(read);
  }

  /** The ids of a list, each once; a fault for every repetition. */
  uniqueIds(field: string, ids: readonly string[]): Set<string> {
    const seen = new Set<string>();
    ids.forEach((id, at) => {
      if (seen.has(id)) this.refuse(`${field}[${at}].id`, id, 'This id occurs twice. Give each its own id.');
      seen.add(id);
    });
    return seen;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'number') return String(value);
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
