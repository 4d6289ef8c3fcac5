import { confirm } from './confirm.tsx';

/**
 * Shows both values after somebody else changed the same record, and asks which one stays.
 * @returns `mine` only where the person chose it; closing the question leaves the other's value
 */
export async function askAboutConflict(conflict: {
  what: string;
  mine: string;
  theirs: string;
}): Promise<'mine' | 'theirs'> {
  const mine = await confirm({
    title: 'Somebody changed this in the meantime',
    children: (
      <>
        <p>{conflict.what}</p>
        <dl>
          <dt>
            <strong>Theirs, stored now</strong>
          </dt>
          <dd>{conflict.theirs}</dd>
          <dt>
            <strong>Yours</strong>
          </dt>
          <dd>{conflict.mine}</dd>
        </dl>
      </>
    ),
    confirm: 'Use mine',
    cancel: 'Keep theirs',
  });
  return mine ? 'mine' : 'theirs';
}
