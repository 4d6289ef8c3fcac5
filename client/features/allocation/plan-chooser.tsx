import { Button, Menu, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { PlanHead } from '../../../server/contract/plans.ts';
import { CaretIcon, CheckIcon } from '../../components/icons.tsx';
import { formatCount, formatDate } from '../../format.ts';
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
    <Menu position="bottom-start" width={320}>
      <Menu.Target>
        <Button variant="default" rightSection={<CaretIcon />}>
          {plan ? `Plan: ${plan.name}` : 'Today (no plan)'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="60dvh" style={{ overflow: 'auto' }}>
        <Choice isChosen={plan === null} title="Today" detail="as things stand" onClick={() => onChoose(null)} />
        <Menu.Label>{plans.length === 0 ? 'No named plan yet' : 'Named plans'}</Menu.Label>
        {plans.map((each) => (
          <Choice
            key={each.id}
            isChosen={each.id === plan?.id}
            title={each.name}
            detail={`as at ${formatDate(each.asAt)}, ${formatCount(each.moves, 'move')}, by ${each.createdBy}`}
            onClick={() => onChoose(each)}
          />
        ))}
        {onNew ? (
          <>
            <Menu.Divider />
            <Menu.Item onClick={onNew}>New plan…</Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function Choice(props: { isChosen: boolean; title: string; detail: string; onClick: () => void }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={props.isChosen}
      rightSection={props.isChosen ? <CheckIcon /> : null}
      onClick={props.onClick}
    >
      {props.title}
      <Text size="xs" c="dimmed">
        {props.detail}
      </Text>
    </Menu.Item>
  );
}
