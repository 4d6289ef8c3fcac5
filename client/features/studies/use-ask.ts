import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Ask } from '../../address.ts';

/** The questions that can be asked about a plan; some weigh all districts against each other. */
export const questions: readonly { ask: Ask; title: string; detail: string; needsAll: boolean }[] = [
  {
    ask: 'moves',
    title: 'Moves worth making',
    detail: 'What each further move gains, and when to stop',
    needsAll: true,
  },
  {
    ask: 'one-more',
    title: 'Where one more helps most',
    detail: 'The next caseworker, speaker or senior',
    needsAll: false,
  },
  {
    ask: 'robust',
    title: 'How robust is it?',
    detail: 'This plan under demand as it was and as it may become',
    needsAll: true,
  },
];

/** Id of the element that holds the button of the questions. */
export const QUESTIONS_ID = 'questions';

/** Which question is open, from the address, and a way to open another or none. */
export function useAsk(): { ask: Ask | undefined; open: (ask: Ask) => void; close: () => void } {
  const { ask } = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (next: Ask | undefined): void => {
    void navigate({ to: '.', search: (previous) => ({ ...previous, ask: next }), resetScroll: false });
  };
  return {
    ask,
    open: change,
    close: () => {
      change(undefined);
      document.getElementById(QUESTIONS_ID)?.querySelector('button')?.focus();
    },
  };
}
