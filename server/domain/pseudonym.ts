/** Somebody who is to be known by a pseudonym only. */
export interface Pseudonymised {
  /** Staff number. */
  id: string;
  /** Every name they were known by here. */
  names: readonly string[];
  /** Takes the place of the staff number. */
  pseudonym: string;
}

/** Takes the place of a name. */
export const ERASED_NAME = 'Erased person';

/** Below keys of this kind stand ids of other things, which may read like a staff number. */
const OTHER_IDS = /district|language|role|level|unit|preset|rule|kind|state|status|month|code/i;
const PERSON_KEYS = ['id', 'personId', 'staff'] as const;

/** A text without the names: each, as whole words and whatever the case, becomes “Erased person”. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((shorter, name) => {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu');
    return name.trim() === '' ? shorter : shorter.replaceAll(whole, ERASED_NAME);
  }, text);
}

/** True where a text has one of the names in it. */
export function namesSomebody(text: string, names: readonly string[]): boolean {
  return withoutNames(text, names) !== text;
}

/**
 * A JSON value in which the person is a pseudonym only: their staff number as a value or key, and their names in texts.
 * An entry about somebody else who has the same name keeps it.
 */
export function withoutPerson(value: unknown, person: Pseudonymised, key = ''): unknown {
  if (typeof value === 'string') {
    return value === person.id && !OTHER_IDS.test(key) ? person.pseudonym : withoutNames(value, person.names);
  }
  if (Array.isArray(value)) return value.map((entry) => withoutPerson(entry, person, key));
  if (typeof value !== 'object' || value === null) return value;
  const isOther = isSomebodyElse(value, person.id);
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name === person.id ? person.pseudonym : name,
      isOther && name === 'name' ? entry : withoutPerson(entry, person, name),
    ]),
  );
}

function isSomebodyElse(entry: object, id: string): boolean {
  return PERSON_KEYS.some((key) => {
    const value: unknown = Reflect.get(entry, key);
    return typeof value === 'string' && value !== id;
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
