const lastingValues = new WeakSet<object>();

/**
 * Marks an answer that stays as it is for ever, because it is remembered and given to many: it is frozen through and
 * through, and the way out then checks and writes it once for each kind of reader instead of once for each request.
 * @param value objects and lists of plain data
 */
export function lasting<T extends object>(value: T): T {
  freeze(value);
  lastingValues.add(value);
  return value;
}

/** True for what `lasting` marked. */
export function isLasting(value: unknown): value is object {
  return typeof value === 'object' && value !== null && lastingValues.has(value);
}

function freeze(value: object): void {
  Object.freeze(value);
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) freeze(part);
}
