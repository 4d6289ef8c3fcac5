import { Button, Menu } from '@mantine/core';
import type { PlanHead } from '../../../server/contract/plans.ts';
import { CaretIcon } from '../../components/icons.tsx';
import { TODAY } from './queries.ts';

/** What a name is asked for. */
export type PlanDialogKind = 'new' | 'copy' | 'rename';

interface PlanMenuProps {
  plan: PlanHead | null;
  asAt: string;
  mayEdit: boolean;
  onDialog: (kind: PlanDialogKind) => void;
  onDelete: (plan: PlanHead) => void;
}

/** What can be done with the plan as a whole: another name, a copy, deletion, print and CSV. */
export function PlanMenu({ plan, asAt, mayEdit, onDialog, onDelete }: PlanMenuProps) {
  const csv = plan ? `/api/plans/${plan.id}/export.csv` : `/api/plans/${TODAY}/export.csv?asAt=${asAt}`;
  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <Button variant="subtle" rightSection={<CaretIcon />}>
          {plan ? 'Rename, save as, print' : 'Print, CSV'}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {plan && mayEdit ? (
          <>
            <Menu.Item onClick={() => onDialog('copy')}>Save as a named plan…</Menu.Item>
            <Menu.Item onClick={() => onDialog('rename')}>Rename…</Menu.Item>
            <Menu.Divider />
          </>
        ) : null}
        <Menu.Item onClick={() => window.print()}>Print…</Menu.Item>
        <Menu.Item component="a" href={csv} download>
          Download as CSV
        </Menu.Item>
        {plan && mayEdit ? (
          <>
            <Menu.Divider />
            <Menu.Item color="var(--short)" onClick={() => onDelete(plan)}>
              Delete this plan…
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
