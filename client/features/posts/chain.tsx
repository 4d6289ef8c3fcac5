import { Anchor } from '@mantine/core';
import type { Occupancy } from '../../../server/contract/establishment.ts';
import type { PostHistory } from '../../../server/contract/posts.ts';
import { formatDate } from '../../format.ts';
import { kindInWords } from './describe-post.ts';
import classes from './posts.module.css';

/** Who covers whom, why and until when, into other posts where the chain leads there. */
export function Chain({ history, show }: { history: PostHistory; show: (id: string) => void }) {
  const { post, occupancies, elsewhere, covers } = history;
  if (covers.length === 0) return null;
  const byId = new Map([...occupancies, ...elsewhere].map((occupancy) => [occupancy.id, occupancy]));
  return (
    <section className={classes.part} aria-label="Cover chain">
      <h3>Who covers whom</h3>
      <ul>
        {covers.map(({ coverId, coveredId, from, until }) => {
          const [cover, covered] = [byId.get(coverId), byId.get(coveredId)];
          if (!cover || !covered) return null;
          return (
            <li key={coverId}>
              {cover.name} covers {covered.name} ({kindInWords(cover.kind)}) from {formatDate(from)}
              {until ? ` until ${formatDate(until)}` : ''}
              {cover.reason ? `: ${cover.reason}` : ''} <Elsewhere of={covered} here={post.id} show={show} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Elsewhere({ of, here, show }: { of: Occupancy; here: string; show: (id: string) => void }) {
  if (of.postId === here) return null;
  return (
    <Anchor component="button" type="button" onClick={() => show(of.postId)}>
      in post {of.postId}
    </Anchor>
  );
}
