import { Button } from '@mantine/core';
import { QuestionPanel } from './question-panel.tsx';

interface PlanFirstProps {
  title: string;
  onClose: () => void;
  /** Absent where the role does not change plans. */
  onMakePlan: (() => void) | undefined;
}

/** A question whose answer is kept with a plan, asked where no plan is shown: why not, and the next step. */
export function PlanFirst({ title, onClose, onMakePlan }: PlanFirstProps) {
  return (
    <QuestionPanel title={title} onClose={onClose}>
      {onMakePlan ? (
        <>
          <p>
            This is worked out in the background and kept with a plan, and today’s placements are no plan. Make a plan
            first: it starts from where people work today, and the question stays open.
          </p>
          <Button onClick={onMakePlan}>Make a plan from today</Button>
        </>
      ) : (
        <p>This is worked out for a plan, and today’s placements are no plan. Choose a plan above, then ask again.</p>
      )}
    </QuestionPanel>
  );
}
