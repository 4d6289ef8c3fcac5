import { Button, Group, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { formatFte } from '../../format.ts';
import classes from './posts.module.css';
import type { OldPost } from './restructure-draft.ts';

interface Props {
  /** The first stays: the action was begun from it. */
  chosen: readonly OldPost[];
  /** Posts at the date, to choose from. */
  posts: readonly OldPost[];
  change: (posts: readonly OldPost[]) => void;
}

/** The posts that end. */
export function OldPosts({ chosen, posts, change }: Props) {
  const listId = useId();
  const [number, setNumber] = useState('');
  const [fault, setFault] = useState<string>();
  const add = (): void => {
    const found = posts.find(({ id }) => id === number.trim());
    setFault(found ? undefined : 'There is no post with this number at this date. Choose one of the list.');
    if (!found) return;
    if (!chosen.some(({ id }) => id === found.id)) change([...chosen, found]);
    setNumber('');
  };
  return (
    <fieldset className={classes.group}>
      <legend>Posts that end</legend>
      <ul className={classes.plainList}>
        {chosen.map((post, place) => (
          <li key={post.id}>
            {post.id}, {post.title}, {formatFte(post.budgetedFte)} FTE{' '}
            {place === 0 ? null : (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={`Leave out post ${post.id}`}
                onClick={() => change(chosen.filter(({ id }) => id !== post.id))}
              >
                Leave out
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Group align="flex-end" gap="xs">
        <TextInput
          label="Another post that ends (to merge)"
          list={listId}
          autoComplete="off"
          value={number}
          error={fault}
          onChange={(event) => setNumber(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            add();
          }}
        />
        <datalist id={listId}>
          {posts.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </datalist>
        <Button variant="default" onClick={add}>
          Add to those that end
        </Button>
      </Group>
    </fieldset>
  );
}
