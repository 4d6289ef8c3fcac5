import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Decision } from '../../../server/contract/decisions.ts';
import { Panel } from '../../components/panel.tsx';
import { WorkedOut, WorkingTable } from '../../components/worked-out.tsx';
import { formatPence } from '../../format.ts';
import classes from './decisions.module.css';
import type { ItemDraft } from './draft.ts';
import { aboutSubject, RecordPicker } from './record-picker.tsx';
import type { DecisionForm } from './use-decision-form.ts';

/** What a decision is about: in its order, in its own words or in drafted ones. Of a draft each change is saved at once. */
export function ItemsField({ decision, form }: { decision: Decision; form: DecisionForm }) {
  const { items } = form.draft;
  const isDraft = decision.state === 'draft';
  const put = (next: ItemDraft[]): void => {
    if (isDraft) void form.save({}, { items: next });
    else form.change({ items: next });
  };
  const move = (at: number, by: number): void => {
    const next = [...items];
    const [moved] = next.splice(at, 1);
    if (moved) next.splice(at + by, 0, moved);
    put(next);
  };
  return (
    <Panel
      title="What it is about"
      note={isDraft ? 'Saved at once' : 'Words and costs are taken from the records anew when you save'}
    >
      <ol className={classes.rows}>
        {items.map((item, at) => (
          <Item
            key={item.subjectId}
            item={item}
            known={decision.items.find(({ subjectId }) => subjectId === item.subjectId)}
            cost={decision.costs.items.find(({ subjectId }) => subjectId === item.subjectId)}
            isBusy={form.isBusy}
            onWording={(wording) => put(items.map((one, place) => (place === at ? { ...one, wording } : one)))}
            onRemove={() => put(items.filter((_, place) => place !== at))}
            {...(at > 0 ? { onUp: () => move(at, -1) } : {})}
          />
        ))}
      </ol>
      <RecordPicker
        chosen={items.map(({ subjectId }) => subjectId)}
        isBusy={form.isBusy}
        onAdd={({ kind, subjectId }) => put([...items, { kind, subjectId, wording: null }])}
      />
    </Panel>
  );
}

interface ItemProps {
  item: ItemDraft;
  /** As the record knows it; undefined where it was added and is not saved yet. */
  known: Decision['items'][number] | undefined;
  cost: Decision['costs']['items'][number] | undefined;
  isBusy: boolean;
  onWording: (wording: string | null) => void;
  onRemove: () => void;
  onUp?: () => void;
}

function Item({ item, known, cost, isBusy, onWording, onRemove, onUp }: ItemProps) {
  const { subjectId } = item;
  const [words, setWords] = useState<string | null>(null);
  const name = known?.label ?? subjectId;
  return (
    <li>
      <div className={classes.row}>
        <div>
          {name}
          <div className={classes.quiet}>
            {aboutSubject(known ?? { ...item, who: null, startDate: null, endDate: null })}
          </div>
        </div>
        {cost && cost.working.length > 0 ? (
          <WorkedOut figure={cost.moved ? 'moved' : formatPence(cost.pence)} title={`Cost of ${subjectId}`}>
            <WorkingTable lines={cost.working.map((line) => ({ what: line, result: '' }))} />
          </WorkedOut>
        ) : null}
      </div>
      {words === null ? (
        <p>{item.wording ?? known?.drafted}</p>
      ) : (
        <Textarea
          aria-label={`How ${subjectId} is worded`}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          autosize
          minRows={2}
          maxLength={4000}
        />
      )}
      <div className={classes.row}>
        <span className={classes.quiet}>{item.wording === null ? 'Drafted words' : 'Own words'}</span>
        {words === null ? (
          <>
            {known ? (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`Word it otherwise: ${subjectId}`}
                onClick={() => setWords(item.wording ?? known.drafted)}
              >
                Word it otherwise
              </Button>
            ) : null}
            {item.wording === null ? null : (
              <Button size="compact-xs" variant="subtle" disabled={isBusy} onClick={() => onWording(null)}>
                Drafted words again
              </Button>
            )}
            {onUp ? (
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={isBusy}
                aria-label={`Up: ${subjectId}`}
                onClick={onUp}
              >
                Up
              </Button>
            ) : null}
            <Button
              size="compact-xs"
              variant="subtle"
              disabled={isBusy}
              aria-label={`Take out ${subjectId}`}
              onClick={onRemove}
            >
              Take out
            </Button>
          </>
        ) : (
          <>
            <Button
              size="compact-xs"
              disabled={isBusy}
              onClick={() => {
                onWording(words.trim() === '' || words.trim() === known?.drafted ? null : words.trim());
                setWords(null);
              }}
            >
              Use these words
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => setWords(null)}>
              Cancel
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
