/** Numbers from 0 up to 1 that look arbitrary and are the same for the same seed (Lehmer's generator, 48271 modulo 2³¹ − 1). */
export function arbitraryNumbers(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
