/** A seeded source of chance: the same seed gives the same numbers on every machine. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A number between −1 and 1, mostly near 0 (triangular). */
  wobble(): number {
    return this.next() - this.next();
  }

  /** One of the entries, each as likely. */
  pick<T>(entries: readonly T[]): T {
    const found = entries[this.below(entries.length)];
    if (found === undefined) throw new RangeError('There is nothing to pick from');
    return found;
  }

  /** One of the entries, in proportion to its weight. */
  pickWeighted<T>(entries: readonly (readonly [T, number])[]): T {
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    let rest = this.next() * total;
    for (const [entry, weight] of entries) {
      rest -= weight;
      if (rest < 0) return entry;
    }
    const last = entries.at(-1);
    if (last === undefined) throw new RangeError('There is nothing to pick from');
    return last[0];
  }

  /** The entries in a chance order (Fisher–Yates); the list itself stays. */
  shuffled<T>(entries: readonly T[]): T[] {
    const rest = [...entries];
    const order: T[] = [];
    while (rest.length > 0) order.push(...rest.splice(this.below(rest.length), 1));
    return order;
  }
}
