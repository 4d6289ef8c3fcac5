import { useQuery } from '@tanstack/react-query';
import type { PlanHead } from '../../../server/contract/plans.ts';
import { formatCount, formatDate } from '../../format.ts';
import { ChoiceItem, ChoiceList } from './choice-list.tsx';
import { plansQuery } from './queries.ts';

interface PlanChooserProps {
  plan: PlanHead | null;
  onChoose: (plan: PlanHead | null) => void;
  /** Absent where the role may not make plans. */
  onNew: (() => void) | undefined;
}

/** Chooses what the page shows: today’s placements or a named plan. */
export function PlanChooser({ plan, onChoose, onNew }: PlanChooserProps) {
  const { data } = useQuery(plansQuery);
  const plans = data?.plans ?? [];
  return (
    <ChoiceList title={plan ? `Plan: ${plan.name}` : 'Today (no plan)'} label="Choose a plan">
      {(close) => {
        const closing = (act: () => void) => () => {
          close();
          act();
        };
        return (
          <>
            <ChoiceItem
              title="Today"
              detail="as things stand"
              isCurrent={plan === null}
              onClick={closing(() => onChoose(null))}
            />
            {onNew ? <ChoiceItem title="New plan…" onClick={closing(onNew)} /> : null}
            <p>{plans.length === 0 ? 'No named plan yet' : 'Named plans'}</p>
            {plans.map((each) => (
              <ChoiceItem
                key={each.id}
                title={each.name}
                detail={`as at ${formatDate(each.asAt)}, ${formatCount(each.moves, 'move')}, by ${each.createdBy}${each.demandAsIf === null ? '' : `; demand as if: ${each.demandAsIf}`}`}
                isCurrent={each.id === plan?.id}
                onClick={closing(() => onChoose(each))}
              />
            ))}
          </>
        );
      }}
    </ChoiceList>
  );
}
