import { Anchor, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PostHistory } from '../../../server/contract/posts.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyProblem } from '../../components/notify.ts';
import { formatDate } from '../../format.ts';
import classes from './posts.module.css';
import { postActions, refreshEstablishment } from './queries.ts';

interface Props {
  history: PostHistory;
  asAt: string;
  show: (id: string) => void;
  mayEdit: boolean;
}

/** What a post became of, and what it becomes, across restructures. */
export function Mappings({ history: { post, mappings }, asAt, show, mayEdit }: Props) {
  const queryClient = useQueryClient();
  const unmap = useMutation({
    mutationFn: ({ oldPostId, newPostId }: PostHistory['mappings'][number]) =>
      postActions(asAt).unmap(oldPostId, newPostId),
    onSuccess: () => refreshEstablishment(queryClient),
    onError: (error) => notifyProblem(error),
  });
  if (mappings.length === 0) return null;
  const takeBack = async (mapping: PostHistory['mappings'][number]): Promise<void> => {
    const asked = await confirm({
      title: 'Take back what becomes of it?',
      children: `Post ${mapping.oldPostId} would no longer be said to become ${mapping.newPostId}. Both posts stay as they are.`,
      confirm: 'Take it back',
    });
    if (asked) unmap.mutate(mapping);
  };
  return (
    <section className={classes.part} aria-label="Across a restructure">
      <h3>Across a restructure</h3>
      <ul>
        {mappings.map((mapping) => {
          const becomes = mapping.oldPostId === post.id;
          const other = becomes ? mapping.newPostId : mapping.oldPostId;
          return (
            <li key={other}>
              {becomes ? 'Becomes' : 'Became of'}{' '}
              <Anchor component="button" type="button" onClick={() => show(other)}>
                post {other}, {mapping.title}
              </Anchor>{' '}
              on {formatDate(mapping.onDate)}
              {mapping.note ? `: ${mapping.note}` : ''}{' '}
              {mayEdit ? (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`Take back that ${mapping.oldPostId} becomes ${mapping.newPostId}`}
                  onClick={() => void takeBack(mapping)}
                >
                  Take back
                </Button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
