import type { PlanHead } from '../../../server/contract/plans.ts';
import { MovesPanel } from './moves-panel.tsx';
import { OneMorePanel } from './one-more-panel.tsx';
import { RobustPanel } from './robust-panel.tsx';
import { useAsk } from './use-ask.ts';

/** The answer to the question that the address names, if it names one. */
export function AskPanel({ plan }: { plan: PlanHead }) {
  const { ask, close } = useAsk();
  switch (ask) {
    case 'moves':
      return <MovesPanel plan={plan} onClose={close} />;
    case 'one-more':
      return <OneMorePanel plan={plan} onClose={close} />;
    case 'robust':
      return <RobustPanel plan={plan} onClose={close} />;
    default:
      return null;
  }
}
