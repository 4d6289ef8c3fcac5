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

/** Texts this long and longer are kept as bytes, so that they are not encoded again for each reader. */
const LONG = 16_384;

/**
 * Writes the bodies of answers: one that lasts once for each kind of reader, any other each time. An answer of which
 * something was held back is never kept, so that each time is told.
 * @returns `(value, reader, write)`: the body of a value for a kind of reader
 */
export function bodiesByReader() {
  const bodiesOf = new WeakMap<object, Map<string, string | Uint8Array<ArrayBuffer>>>();
  return (value: unknown, reader: string, write: () => { text: string; isWhole: boolean }) => {
    if (typeof value !== 'object' || value === null || !lastingValues.has(value)) return write().text;
    const known = bodiesOf.get(value)?.get(reader);
    if (known !== undefined) return known;
    const { text, isWhole } = write();
    const body = text.length < LONG ? text : new Uint8Array(Buffer.from(text));
    if (isWhole) bodiesOf.set(value, (bodiesOf.get(value) ?? new Map()).set(reader, body));
    return body;
  };
}

/** What lies below first, and without lists of it: an answer may have tens of thousands of parts. */
function freeze(value: object): void {
  if (Array.isArray(value)) {
    for (const part of value) freezePart(part);
  } else {
    for (const key in value) freezePart(Reflect.get(value, key));
  }
  Object.freeze(value);
}

function freezePart(part: unknown): void {
  if (typeof part === 'object' && part !== null) freeze(part);
}
