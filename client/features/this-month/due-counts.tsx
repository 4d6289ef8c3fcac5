import { type DigestItem, DUE_WHEN, type DueWhen } from '../../../server/contract/digest.ts';
import { formatNumber } from '../../format.ts';
import classes from './this-month.module.css';

/** How much is due when, at the top; each figure leads to its part of the page. */
export function DueCounts({ groups }: { groups: readonly { when: DueWhen; items: readonly DigestItem[] }[] }) {
  return (
    <ul className={classes.counts} aria-label="How much is due when">
      {groups.map(({ when, items }) => (
        <li key={when} data-when={when} data-none={items.length === 0 || undefined}>
          <strong>{formatNumber(items.length)}</strong>{' '}
          {items.length > 0 ? <a href={`#${when}`}>{DUE_WHEN[when]}</a> : DUE_WHEN[when]}
        </li>
      ))}
    </ul>
  );
}
