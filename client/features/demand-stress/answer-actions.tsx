import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { StressAnswer } from '../../../server/contract/demand-stress.ts';
import classes from './demand-stress.module.css';
import { MakePlan } from './make-plan.tsx';
import { type EffectRequest, effectFile } from './queries.ts';

/** What can be done with an answer: plan for it, hold a plan against it, or keep it as a file. */
export function AnswerActions({ answer, request }: { answer: StressAnswer; request: EffectRequest }) {
  const wrapping = { root: classes.button ?? '', label: classes.label ?? '' };
  const chosen = answer.cases.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]));
  return (
    <div className={classes.actions}>
      <MakePlan chosen={chosen} answer={answer} />
      <Button
        variant="default"
        classNames={wrapping}
        renderRoot={(props) => <Link to="/allocation" search={{ ask: 'robust' }} {...props} />}
      >
        Ask how a plan stands against this
      </Button>
      <Button variant="default" component="a" href={effectFile(request)} download>
        Save as CSV
      </Button>
    </div>
  );
}
