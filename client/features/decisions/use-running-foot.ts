import { useEffect } from 'react';

/** Puts a line at the foot of every printed sheet while it is shown; the style sheet reads it as `--decision-foot`. */
export function useRunningFoot(text: string): void {
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--decision-foot', JSON.stringify(text));
    return () => {
      style.removeProperty('--decision-foot');
    };
  }, [text]);
}
