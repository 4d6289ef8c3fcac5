import { useCallback, useRef } from 'react';

/**
 * Tells an answer that is still waited for from one that was overtaken: by another question, or by what was entered after
 * it was asked.
 * @returns `begin()`, to be called with every question and every entry; what it returns says whether nothing came after
 */
export function useLatest(): () => () => boolean {
  const turn = useRef(0);
  return useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    return () => mine === turn.current;
  }, []);
}
