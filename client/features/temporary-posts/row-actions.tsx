import { Button } from '@mantine/core';
import type { Arrangement } from '../../../server/contract/arrangements.ts';
import classes from './temporary-posts.module.css';
import type { Doing } from './use-actions.ts';

const ACTIONS = [
  { what: 'extend', label: 'Extend' },
  { what: 'end-early', label: 'End early' },
  { what: 'make-permanent', label: 'Make permanent' },
  { what: 'change', label: 'Change' },
  { what: 'delete', label: 'Delete' },
] as const;

/** What can be done to an arrangement, for those who may. */
export function RowActions({
  arrangement,
  start,
  isShort = false,
}: {
  arrangement: Arrangement;
  start: (doing: Doing) => void;
  /** Without what is for mistakes: the correction of its fields, and its deletion. */
  isShort?: boolean;
}) {
  const shown = ACTIONS.filter(({ what }) => {
    if (what === 'change' || what === 'delete') return !isShort;
    if (what === 'make-permanent') return !WITHOUT_PERMANENCE.includes(arrangement.kind);
    return true;
  });
  return (
    <div className={classes.actions}>
      {shown.map(({ what, label }) => (
        <Button
          key={what}
          size="compact-sm"
          variant="default"
          aria-label={`${label}: ${arrangement.name}, ${arrangement.postTitle}`}
          onClick={() => start({ what, arrangement })}
        >
          {label} …
        </Button>
      ))}
    </div>
  );
}

const WITHOUT_PERMANENCE: readonly string[] = ['agency', 'additional-hours', 'ring-fenced'];
