import { useEffect, useState } from 'react';

/**
 * Gives the focus back to what had it when this part of the page appeared, such as the button that opened a dialog, once it
 * is gone. What has gone too, or a place that somebody went to meanwhile, is left alone.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
}
