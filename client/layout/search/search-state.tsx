import { Button } from '@mantine/core';
import { ProblemError } from '../../api.ts';
import classes from './search.module.css';

interface Props {
  isEmpty: boolean;
  hasText: boolean;
  /** True while the answer to what is typed is on its way. */
  isBehind: boolean;
  /** True where there is more than is shown. */
  isCut: boolean;
  error: unknown;
  retry: () => void;
}

/** Below what was found: that more is on its way or left out, that nothing fits and what to do then, or what went wrong. */
export function SearchState({ isEmpty, hasText, isBehind, isCut, error, retry }: Props) {
  if (!hasText) return <p className={classes.note}>Arrow keys choose, Enter opens, Escape closes.</p>;
  if (error && !isBehind) {
    return (
      <div className={classes.note} role="alert">
        <p>
          {error instanceof ProblemError ? `${error.title}. ${error.detail}` : 'The search stopped working.'} Only pages
          are searched for now.
        </p>
        <Button size="compact-sm" variant="default" onClick={retry}>
          Try again
        </Button>
      </div>
    );
  }
  if (isBehind) return <p className={classes.note}>Searching…</p>;
  if (isEmpty) {
    return (
      <p className={classes.note}>
        <strong>Nothing found.</strong> Try fewer letters, a number such as a staff or post number, or open the page and
        use its own filters.
      </p>
    );
  }
  return isCut ? <p className={classes.note}>These fit best. Type more to narrow it down.</p> : null;
}
