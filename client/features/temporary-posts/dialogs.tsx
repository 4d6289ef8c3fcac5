import type { Arrangement, ArrangementChoices } from '../../../server/contract/arrangements.ts';
import { ActionDialog } from './action-dialog.tsx';
import { ArrangementDialog } from './arrangement-dialog.tsx';
import { FundingDialog } from './funding-dialog.tsx';
import type { Doing } from './use-actions.ts';

interface Props {
  doing: Doing | undefined;
  choices: ArrangementChoices;
  arrangements: readonly Arrangement[];
  fundName: (id: string) => string;
  stop: () => void;
}

/** The dialog of what is being done. */
export function Dialogs({ doing, choices, arrangements, fundName, stop }: Props) {
  switch (doing?.what) {
    case undefined:
      return null;
    case 'add':
      return <ArrangementDialog choices={choices} close={stop} />;
    case 'change':
      return <ArrangementDialog arrangement={doing.arrangement} choices={choices} close={stop} />;
    case 'extend':
    case 'end-early':
    case 'make-permanent':
    case 'delete':
      return <ActionDialog action={doing.what} arrangement={doing.arrangement} fundName={fundName} close={stop} />;
    case 'add-funding':
      return <FundingDialog of={doing.of} choices={choices} arrangements={arrangements} close={stop} />;
    case 'change-funding':
    case 'end-funding':
      return (
        <FundingDialog
          line={doing.line}
          isEnding={doing.what === 'end-funding'}
          choices={choices}
          arrangements={arrangements}
          close={stop}
        />
      );
  }
}
