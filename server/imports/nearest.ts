/** Entries that a cell may name, by id or by name. */
export interface Named {
  id: string;
  name: string;
}

/**
 * Finds what a cell names, whatever its capitals and spacing; ids come before names. A name with an addition, such as
 * “Bengali (with Sylheti)”, is found without it where no other begins so.
 */
export class Lookup {
  readonly #byKey = new Map<string, Named>();
  readonly #byId = new Map<string, Named>();
  /** Texts met before: a large file names the same few entries over and over. */
  readonly #met = new Map<string, string>();
  readonly entries: readonly Named[];

  /** @param aliases further names: what is written, and the id it stands for */
  constructor(entries: readonly Named[], aliases: readonly Named[] = []) {
    this.entries = entries;
    for (const entry of entries) {
      this.#byId.set(entry.id, entry);
      this.#byKey.set(keyOf(entry.id), entry);
    }
    for (const { id, name } of [...entries, ...aliases]) {
      const entry = this.#byId.get(id);
      if (entry && !this.#byKey.has(keyOf(name))) this.#byKey.set(keyOf(name), entry);
    }
    const short = Map.groupBy(entries, ({ name }) => keyOf(name.replace(/\s*\(.*\)$/, '')));
    for (const [key, named] of short) {
      const [entry] = named;
      if (entry && named.length === 1 && !this.#byKey.has(key)) this.#byKey.set(key, entry);
    }
  }

  /** The id of the entry that the text names. */
  find(text: string): string | undefined {
    const met = this.#met.get(text);
    if (met !== undefined) return met;
    const id = this.#byKey.get(keyOf(text))?.id;
    if (id !== undefined && this.#met.size < 1000) this.#met.set(text, id);
    return id;
  }

  /** What to write for an id: its name, or the id itself where the name would not lead back to it. */
  nameOf(id: string): string {
    const name = this.#byId.get(id)?.name;
    return name !== undefined && this.find(name) === id ? name : id;
  }

  /** What to write instead of a text that names nothing: the nearest name, then all of them (at most 12). */
  remedyFor(text: string): string {
    const names = this.entries.map((entry) => entry.name);
    const near = nearest(text, [...names, ...this.entries.map((entry) => entry.id)]);
    const guess = near === undefined ? '' : `Did you mean “${this.nameOf(this.find(near) ?? near)}”? `;
    const list = names.slice(0, 12).join(', ') + (names.length > 12 ? ', …' : '');
    return names.length === 0 ? 'None is set up yet.' : `${guess}Known are: ${list}.`;
  }
}

/** The candidate that differs from a text by the fewest letters, where that is at most a third of them. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const wanted = keyOf(text).slice(0, 64);
  let best: string | undefined;
  let fewest = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, keyOf(candidate).slice(0, 64));
    if (distance < fewest) {
      fewest = distance;
      best = candidate;
    }
  }
  return best;
}

function keyOf(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Levenshtein distance. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const substitute = (previous[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      row.push(Math.min(substitute, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    previous = row;
  }
  return previous[to.length] ?? 0;
}
