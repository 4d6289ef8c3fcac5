import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Post } from '../../../server/contract/establishment.ts';
import { useReference } from '../../reference.ts';
import classes from './posts.module.css';
import { draftNewPost, type NewPostDraft } from './restructure-draft.ts';

interface Props {
  posts: readonly NewPostDraft[];
  /** What another new post is described after. */
  old: Post;
  change: (posts: readonly NewPostDraft[]) => void;
}

/** The posts that begin: number, title, unit and hours of each. */
export function NewPosts({ posts, old, change }: Props) {
  const { units } = useReference();
  const put = (key: number, part: Partial<NewPostDraft>): void =>
    change(posts.map((post) => (post.key === key ? { ...post, ...part } : post)));
  const next = Math.max(...posts.map(({ key }) => key)) + 1;
  return (
    <fieldset className={classes.group}>
      <legend>Posts that begin</legend>
      {posts.map(({ key, id, title, unitId, hours }, place) => (
        <fieldset key={key} className={classes.newPost} aria-label={`New post ${place + 1}`}>
          <TextInput
            label="Number"
            required
            withAsterisk={false}
            autoComplete="off"
            maxLength={32}
            value={id}
            onChange={(event) => put(key, { id: event.currentTarget.value })}
          />
          <TextInput
            label="Title"
            required
            withAsterisk={false}
            autoComplete="off"
            maxLength={120}
            value={title}
            onChange={(event) => put(key, { title: event.currentTarget.value })}
          />
          <NativeSelect
            label="Unit"
            value={unitId}
            onChange={(event) => put(key, { unitId: event.currentTarget.value })}
            data={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          />
          <TextInput
            label="Hours a week"
            required
            withAsterisk={false}
            autoComplete="off"
            value={hours}
            onChange={(event) => put(key, { hours: event.currentTarget.value })}
          />
          {posts.length > 1 ? (
            <Button
              variant="default"
              aria-label={`Leave out new post ${place + 1}`}
              onClick={() => change(posts.filter((post) => post.key !== key))}
            >
              Leave out
            </Button>
          ) : null}
        </fieldset>
      ))}
      <Button variant="default" onClick={() => change([...posts, draftNewPost(old, next)])}>
        Add another (to split)
      </Button>
    </fieldset>
  );
}
