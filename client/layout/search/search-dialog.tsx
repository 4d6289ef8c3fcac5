import { Modal, TextInput, VisuallyHidden } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { SEARCH_LENGTH } from '../../../server/contract/search.ts';
import { formatCount } from '../../format.ts';
import { useMay } from '../../session.ts';
import type { Choice } from './found-groups.ts';
import { FoundList } from './found-list.tsx';
import classes from './search.module.css';
import { SearchState } from './search-state.tsx';
import { useFound } from './use-search.ts';

interface Props {
  /** Closes it without going anywhere. */
  close: () => void;
  /** Closes it on the way to another page. */
  leave: () => void;
}

/** The quick search: a field, and below it what fits, under a heading for each kind. Nothing of it is kept. */
export function SearchDialog({ close, leave }: Props) {
  const listId = useId();
  const navigate = useNavigate();
  const seesRecords = useMay('search:use');
  const seesDecisions = useMay('decisions:read');
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const [isWaiting, setWaiting] = useState(false);
  const { groups, isCut, isBehind, error, retry } = useFound(typed);
  const choices = groups.flatMap((group) => group.choices);
  const at = Math.min(active, choices.length - 1);
  const chosen = choices[at];
  const idOf = (index: number) => `${listId}-${index}`;

  const go = ({ place }: Choice): void => {
    leave();
    void navigate(place);
  };
  // Enter may come before the answer: it counts for what the answer brings
  useEffect(() => {
    if (!isWaiting || isBehind) return;
    setWaiting(false);
    if (chosen) {
      leave();
      void navigate(chosen.place);
    }
  }, [isWaiting, isBehind, chosen, leave, navigate]);
  useEffect(() => {
    document.getElementById(`${listId}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [listId, at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const next = stepOf(event.key, at, choices.length);
    if (next !== null) setActive(next);
    else if (event.key === 'Enter' && isBehind) setWaiting(true);
    else if (event.key === 'Enter' && chosen) go(chosen);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };

  return (
    <Modal opened onClose={close} title="Search" size="40rem" centered={false} yOffset="8dvh" transitionProps={QUICK}>
      <TextInput
        type="text"
        role="combobox"
        label={seesRecords ? 'A page, a name or a number' : 'A page'}
        description={seesRecords ? `${RECORDS}${seesDecisions ? ', decisions' : ''}` : undefined}
        value={typed}
        maxLength={SEARCH_LENGTH}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        data-autofocus
        ref={focusAtOnce}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? idOf(at) : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
          setWaiting(false);
        }}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">{announced(typed, choices.length, isBehind)}</VisuallyHidden>
      <div className={classes.found} aria-busy={isBehind}>
        <FoundList id={listId} groups={groups} active={at} idOf={idOf} setActive={setActive} choose={go} />
        <SearchState
          isEmpty={choices.length === 0}
          hasText={typed.trim() !== ''}
          isBehind={isBehind}
          isCut={isCut}
          error={error}
          retry={() => void retry()}
        />
      </div>
    </Modal>
  );
}

const RECORDS = 'Also people, posts, temporary posts, plans, districts, other teams, wards';
const QUICK = { duration: 0 };

/** The field has the focus as soon as it is there: the first letters of somebody who types on are not lost. */
function focusAtOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

/** The place an arrow key leads to, round and round; null for every other key. */
function stepOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return (at - 1 + count) % count;
  return null;
}

function announced(typed: string, count: number, isBehind: boolean): string {
  if (typed.trim() === '' || isBehind) return '';
  return count === 0 ? 'Nothing found' : `${formatCount(count, 'result')}. Use the arrow keys to choose.`;
}
