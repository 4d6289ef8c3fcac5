import type { Occupancy } from '../../../server/contract/establishment.ts';
import type { PostHistory } from '../../../server/contract/posts.ts';
import { EndDialog, FreezeDialog, MapDialog, SucceedDialog } from './change-dialogs.tsx';
import { CorrectDialog } from './correct-dialog.tsx';
import { EndHolderDialog, FillDialog, HolderDialog } from './holder-dialogs.tsx';
import { RestructureDialog } from './restructure-dialog.tsx';

/** What is being done to a post, or to somebody who holds it. */
export type Action =
  | { kind: 'correct' | 'restructure' | 'succeed' | 'freeze' | 'unfreeze' | 'end' | 'fill' | 'map' }
  | { kind: 'change-holder' | 'end-holder'; occupancy: Occupancy };

export interface DialogProps {
  history: PostHistory;
  asAt: string;
  /** @param history what there is now; undefined where the dialog was left */
  close: (history?: PostHistory) => void;
}

/** The dialog of an action. */
export function ActionDialog({ action, ...props }: DialogProps & { action: Action }) {
  switch (action.kind) {
    case 'correct':
      return <CorrectDialog {...props} />;
    case 'restructure':
      return <RestructureDialog {...props} />;
    case 'succeed':
      return <SucceedDialog {...props} />;
    case 'freeze':
    case 'unfreeze':
      return <FreezeDialog {...props} ends={action.kind === 'unfreeze'} />;
    case 'end':
      return <EndDialog {...props} />;
    case 'map':
      return <MapDialog {...props} />;
    case 'fill':
      return <FillDialog {...props} />;
    case 'change-holder':
      return <HolderDialog {...props} occupancy={action.occupancy} />;
    case 'end-holder':
      return <EndHolderDialog {...props} occupancy={action.occupancy} />;
  }
}
