import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DemandReview } from '../../../server/contract/demand-review.ts';
import { Panel } from '../../components/panel.tsx';
import { useMay } from '../../session.ts';
import classes from './review.module.css';
import { RuleDialog } from './rule-dialog.tsx';

/** When a review is asked for, in words, and the way to change it. */
export function RulePanel({ review: { rule, asAt } }: { review: DemandReview }) {
  const mayEdit = useMay('reviews:edit');
  const [isOpen, setOpen] = useState(false);
  return (
    <Panel title="When a review is asked for">
      <ul className={classes.words}>
        {rule.sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {mayEdit ? (
        <Button variant="default" className={classes.button} onClick={() => setOpen(true)}>
          Change the rule
        </Button>
      ) : null}
      {isOpen ? <RuleDialog rule={rule} asAt={asAt} close={() => setOpen(false)} /> : null}
    </Panel>
  );
}
