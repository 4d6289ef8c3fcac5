import { useEffect, useState } from 'react';

/** When a question that was closed is gone for certain. */
const FADED_MS = 500;

/**
 * Gives the focus back to what had it when this part of the page appeared, such as the button that opened a dialog, once it
 * is gone. What has gone too, or a place that somebody went to meanwhile, is left alone. It looks once more after a question
 * that closes together with it has faded, as that holds the focus until then.
 */
export function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const giveBack = (): void => {
        const isLost = document.activeElement === null || document.activeElement === document.body;
        if (isLost && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      };
      requestAnimationFrame(giveBack);
      window.setTimeout(giveBack, FADED_MS);
    },
    [opener],
  );
}
