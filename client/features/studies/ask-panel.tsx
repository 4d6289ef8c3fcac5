import type { PlanHead } from '../../../server/contract/plans.ts';
import { TODAY } from '../allocation/queries.ts';
import { MovesPanel } from './moves-panel.tsx';
import { OneMorePanel } from './one-more-panel.tsx';
import { PlanFirst } from './plan-first.tsx';
import { RobustPanel } from './robust-panel.tsx';
import { questions, useAsk } from './use-ask.ts';

interface AskPanelProps {
  /** Null where today’s placements are shown. */
  plan: PlanHead | null;
  asAt: string;
  /** Makes a plan from today’s placements; absent where the role does not change plans. */
  onMakePlan: (() => void) | undefined;
}

/** The answer to the question that the address names, if it names one. */
export function AskPanel({ plan, asAt, onMakePlan }: AskPanelProps) {
  const { ask, close } = useAsk();
  const question = questions.find((each) => each.ask === ask);
  if (!question) return null;
  if (ask === 'one-more') {
    return <OneMorePanel planId={plan?.id ?? TODAY} version={plan?.version ?? 0} asAt={asAt} onClose={close} />;
  }
  if (!plan) return <PlanFirst title={question.title} onClose={close} onMakePlan={onMakePlan} />;
  return ask === 'moves' ? <MovesPanel plan={plan} onClose={close} /> : <RobustPanel plan={plan} onClose={close} />;
}
