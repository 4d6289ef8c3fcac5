import { type RefObject, useEffect, useRef } from 'react';

/** A button that has the focus again after what it asked for was refused: while it waits it cannot hold it. */
export function useFocusAfter(refused: Error | null): RefObject<HTMLButtonElement | null> {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (refused) button.current?.focus();
  }, [refused]);
  return button;
}
