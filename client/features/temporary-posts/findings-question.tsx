import type { ArrangementPreview } from '../../../server/contract/arrangements.ts';
import { formatCount } from '../../format.ts';
import { FindingsList } from './findings-list.tsx';

/** The question before something is saved that a rule warns of. */
export function findingsQuestion({ findings }: ArrangementPreview) {
  const count = formatCount(findings.length, 'warning');
  return {
    title: `Save with ${count}?`,
    children: <FindingsList findings={findings} />,
    confirm: 'Save all the same',
    cancel: 'Go back',
  };
}
