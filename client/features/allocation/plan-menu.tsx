import { useNavigate } from '@tanstack/react-router';
import type { PlanHead } from '../../../server/contract/plans.ts';
import { useMay } from '../../session.ts';
import { QuestionsMenu } from '../studies/questions-menu.tsx';
import { ChoiceItem, ChoiceList } from './choice-list.tsx';
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

/** What can be done with the plan as a whole: another name, a copy, deletion, print, letters and CSV; and asked of it. */
export function PlanMenu({ plan, asAt, mayEdit, onDialog, onDelete }: PlanMenuProps) {
  const navigate = useNavigate();
  const mayReadHistory = useMay('audit:read');
  const isEditable = plan !== null && mayEdit;
  const csv = plan ? `/api/plans/${plan.id}/export.csv` : `/api/plans/${TODAY}/export.csv?asAt=${asAt}`;
  return (
    <>
      <ChoiceList
        title={isEditable ? 'Save as, print' : 'Print, CSV'}
        label="What to do with the plan"
        variant="subtle"
      >
        {(close) => {
          const closing = (act: () => void) => () => {
            close();
            act();
          };
          return (
            <>
              {isEditable ? (
                <>
                  <ChoiceItem title="Save as a named plan…" onClick={closing(() => onDialog('copy'))} />
                  <ChoiceItem title="Rename…" onClick={closing(() => onDialog('rename'))} />
                  <hr />
                </>
              ) : null}
              <ChoiceItem title="Print…" onClick={closing(() => setTimeout(() => window.print(), 300))} />
              {plan ? (
                <ChoiceItem
                  title="Letters to the people who move…"
                  onClick={closing(() => void navigate({ to: '/allocation/letters' }))}
                />
              ) : null}
              {plan && mayReadHistory ? (
                <ChoiceItem
                  title="History of this plan"
                  onClick={closing(() => void navigate({ to: '/history', search: { ofPlan: plan.id } }))}
                />
              ) : null}
              <ChoiceItem title="Download as CSV" onClick={closing(() => download(csv))} />
              {isEditable ? (
                <>
                  <hr />
                  <ChoiceItem title="Delete this plan…" isDangerous onClick={closing(() => onDelete(plan))} />
                </>
              ) : null}
            </>
          );
        }}
      </ChoiceList>
      <QuestionsMenu />
    </>
  );
}

/** Saves a file of the server under the name the server gives it. */
function download(href: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = '';
  link.click();
}
