import { Button, Group } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PostHistory } from '../../../server/contract/posts.ts';
import { confirm } from '../../components/confirm.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import type { Action } from './action-dialog.tsx';
import classes from './posts.module.css';
import { postActions, refreshEstablishment, savePost } from './queries.ts';

interface Props {
  history: PostHistory;
  asAt: string;
  act: (action: Action) => void;
  /** The post is no longer there. */
  gone: () => void;
}

/** What can be done to a post as it is. */
export function PostActions({ history: { post, occupancies }, asAt, act, gone }: Props) {
  const queryClient = useQueryClient();
  const done = (message: string): void => {
    notifyDone(message);
    void refreshEstablishment(queryClient);
  };
  const establish = useMutation({
    mutationFn: () => savePost(asAt, post.id, post.version, { state: 'established' }),
    onSuccess: () => done(`Post ${post.id} is established`),
    onError: (error) => notifyProblem(error),
  });
  const takeBack = useMutation({
    mutationFn: () => postActions(asAt).takeBack(post.id, post.version),
    onSuccess: () => {
      gone();
      done(`The proposed post ${post.id} is taken back`);
    },
    onError: (error) => notifyProblem(error),
  });
  const askToTakeBack = async (): Promise<void> => {
    const asked = await confirm({
      title: `Take back the proposed post ${post.id}?`,
      children: 'It was never established and nobody was in it, so nothing of it stays but its line in the history.',
      confirm: 'Take it back',
      danger: true,
    });
    if (asked) takeBack.mutate();
  };
  const isProposed = post.state === 'proposed';
  const isFrozen = post.frozenFrom !== null && (post.frozenTo === null || post.frozenTo >= asAt);
  return (
    <section className={classes.part} aria-label="What can be done">
      <h3>What can be done</h3>
      <Group gap="xs">
        {isProposed ? <Button onClick={() => establish.mutate()}>Establish it</Button> : null}
        <Button variant="default" onClick={() => act({ kind: 'fill' })}>
          Put somebody in it
        </Button>
        <Button variant="default" onClick={() => act({ kind: 'correct' })}>
          Correct it
        </Button>
        <Button variant="default" onClick={() => act({ kind: 'succeed' })}>
          Change it from a date on
        </Button>
        {isProposed ? null : (
          <Button variant="default" onClick={() => act({ kind: 'restructure' })}>
            Merge or split it
          </Button>
        )}
        <Button variant="default" onClick={() => act({ kind: 'map' })}>
          Say what it becomes
        </Button>
        <Button variant="default" onClick={() => act({ kind: isFrozen ? 'unfreeze' : 'freeze' })}>
          {isFrozen ? 'End the freeze' : 'Freeze it'}
        </Button>
        {isProposed && occupancies.length === 0 ? (
          <Button variant="default" onClick={() => void askToTakeBack()}>
            Take it back
          </Button>
        ) : (
          <Button variant="default" onClick={() => act({ kind: 'end' })}>
            Delete it from a date on
          </Button>
        )}
      </Group>
    </section>
  );
}
