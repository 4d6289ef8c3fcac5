import { Button } from '@mantine/core';
import { useAsAt } from '../address.ts';
import { formatDate } from '../format.ts';
import { useSession } from '../session.ts';
import classes from './layout.module.css';

/** Says so where the page shows another date than people expect, with the way back. */
export function AsAtBanner() {
  const { asAt, isDefault, setAsAt } = useAsAt();
  const { defaultAsAt } = useSession().installation;
  if (isDefault) return null;
  return (
    <div role="status" className={classes.banner}>
      <span>
        Not today’s live data: you are looking at <strong>{formatDate(asAt)}</strong>.
      </span>
      <Button size="compact-sm" variant="default" onClick={() => setAsAt(undefined)}>
        Back to {formatDate(defaultAsAt)}
      </Button>
    </div>
  );
}
