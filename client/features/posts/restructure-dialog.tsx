import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PostRestructure, RestructuredPosts } from '../../../server/contract/posts.ts';
import { ErrorSummary } from '../../components/error-summary.tsx';
import { faultsTold } from '../../components/fault-lines.ts';
import { notifyDone } from '../../components/notify.ts';
import { useLatest } from '../../components/use-latest.ts';
import type { DialogProps } from './action-dialog.tsx';
import { postQuery, postsQuery, previewRestructure, refreshEstablishment, restructure } from './queries.ts';
import { draftNewPost, type RestructureDraft, restructureOf } from './restructure-draft.ts';
import { NewPosts } from './restructure-new-posts.tsx';
import { OldPosts } from './restructure-old-posts.tsx';
import { RestructurePreview } from './restructure-preview.tsx';

/** Merges or splits posts on one date: what there is, what there will be, and where everybody goes, shown before it is done. */
export function RestructureDialog({ history, asAt, close }: DialogProps) {
  const { post } = history;
  const queryClient = useQueryClient();
  const { data } = useQuery(postsQuery(asAt));
  const [draft, setDraft] = useState<RestructureDraft>(() => ({
    onDate: asAt,
    reason: '',
    oldPosts: [post],
    newPosts: [draftNewPost(post)],
    moves: {},
  }));
  const [preview, setPreview] = useState<RestructuredPosts>();
  const begin = useLatest();
  const change = (part: Partial<RestructureDraft>): void => {
    setDraft({ ...draft, ...part });
    // what was shown, or is still worked out, is no longer what would be done
    begin();
    setPreview(undefined);
  };
  const looking = useMutation({
    mutationFn: (wanted: PostRestructure) => previewRestructure(asAt, wanted),
    onError: () => setPreview(undefined),
  });
  const doing = useMutation({
    mutationFn: (wanted: PostRestructure) => restructure(asAt, wanted),
    onSuccess: async ({ newPosts: [first] }) => {
      notifyDone('The old posts end and the new ones follow');
      void refreshEstablishment(queryClient);
      close(await queryClient.fetchQuery(postQuery(first?.id ?? post.id, asAt)));
    },
    onError: () => setPreview(undefined),
  });
  const error = doing.error ?? looking.error;
  const look = (next: RestructureDraft): void => {
    doing.reset();
    const isLatest = begin();
    looking.mutate(restructureOf(next), {
      onSuccess: (found) => {
        if (isLatest()) setPreview(found);
      },
    });
  };
  const move = (occupancyId: string, toPostId: string | null): void => {
    const next = { ...draft, moves: { ...draft.moves, [occupancyId]: toPostId } };
    setDraft(next);
    look(next);
  };
  return (
    <Modal opened onClose={() => close()} title={`Merge or split post ${post.id}`} size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          look(draft);
        }}
      >
        <Stack gap="md">
          <Text>
            On one day the old posts end and the new ones begin. It is written down which became which, and everybody
            goes to the new post you choose. Nothing is stored before you have seen what it does.
          </Text>
          {error ? <ErrorSummary title="Nothing is stored yet" faults={faultsTold(error)} /> : null}
          <TextInput
            type="date"
            required
            withAsterisk={false}
            label="First day of the new posts"
            value={draft.onDate}
            onChange={(event) => change({ onDate: event.currentTarget.value })}
          />
          <OldPosts
            chosen={draft.oldPosts}
            posts={data?.posts ?? []}
            change={(oldPosts) => change({ oldPosts, moves: {} })}
          />
          <NewPosts posts={draft.newPosts} old={post} change={(newPosts) => change({ newPosts, moves: {} })} />
          <Textarea
            label="Why"
            description="Kept in the history. A working reason, never health or family matters."
            required
            withAsterisk={false}
            minLength={3}
            maxLength={200}
            autosize
            value={draft.reason}
            onChange={(event) => change({ reason: event.currentTarget.value })}
          />
          {preview ? <RestructurePreview preview={preview} move={move} /> : null}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={() => close()}>
              Cancel
            </Button>
            <Button type="submit" variant={preview ? 'default' : 'filled'} loading={looking.isPending}>
              Show what it does
            </Button>
            {preview ? (
              <Button loading={doing.isPending} onClick={() => doing.mutate(restructureOf(draft))}>
                Carry it out
              </Button>
            ) : null}
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
