/** Numbers one after another, held tightly: eight bytes each, in a list that grows. */
export class NumberColumn {
  #held = new Float64Array(1024);
  length = 0;

  push(value: number): void {
    if (this.length === this.#held.length) {
      const grown = new Float64Array(this.#held.length * 2);
      grown.set(this.#held);
      this.#held = grown;
    }
    this.#held[this.length] = value;
    this.length += 1;
  }

  /** 0 beyond the end. */
  at(index: number): number {
    return this.#held[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#held[index] = value;
  }
}
