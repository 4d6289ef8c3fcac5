import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Decision, DecisionEdit } from '../../../server/contract/decisions.ts';
import { isProblem } from '../../api.ts';
import { askAboutConflict } from '../../components/conflict.tsx';
import { notifyDone, notifyProblem } from '../../components/notify.ts';
import { changesOf, type DecisionDraft, differingNames, draftOf, laidOver } from './draft.ts';
import { saveDecision, showDecision } from './queries.ts';

/** The form of one record: what is typed, what of it is stored, and the saving of the rest. */
export interface DecisionForm {
  draft: DecisionDraft;
  change: (fields: Partial<DecisionDraft>) => void;
  changeText: (fields: Partial<DecisionDraft['content']>) => void;
  /** Names of what differs from what is stored. */
  unsaved: string[];
  isBusy: boolean;
  /** @returns true where everything is stored */
  save: (more?: Pick<DecisionEdit, 'reason' | 'takeRecordsAnew'>, fields?: Partial<DecisionDraft>) => Promise<boolean>;
}

export function useDecisionForm(decision: Decision): DecisionForm {
  const queryClient = useQueryClient();
  const [base, setBase] = useState(() => ({ version: decision.version, draft: draftOf(decision) }));
  const [draft, setDraft] = useState(base.draft);
  const [isBusy, setIsBusy] = useState(false);

  const took = (stored: Decision, typed: DecisionDraft): void => {
    const next = draftOf(stored);
    setBase({ version: stored.version, draft: next });
    setDraft(typed);
    showDecision(queryClient, stored);
  };

  const send = async (wanted: DecisionDraft, from: typeof base, more: DecisionEdit): Promise<boolean> => {
    const json = { ...changesOf(wanted, from.draft), ...more };
    try {
      const stored = await saveDecision(decision.id, from.version, json);
      // what is typed meanwhile, and was not part of this change, stays as it is typed
      setDraft((typed) => laidOver(typed, wanted, draftOf(stored)));
      setBase({ version: stored.version, draft: draftOf(stored) });
      showDecision(queryClient, stored);
      return true;
    } catch (error) {
      const current = isProblem(error, 'version-changed') ? error.current : undefined;
      if (!isDecision(current)) {
        notifyProblem(error, 'The decision was not saved');
        return false;
      }
      const theirs = { version: current.version, draft: draftOf(current) };
      const choice = await askAboutConflict({
        what: `Somebody else changed ${decision.reference} after you opened it.`,
        mine: differingNames(wanted, from.draft).join(', '),
        theirs: differingNames(theirs.draft, from.draft).join(', ') || 'nothing that can be seen here',
      });
      if (choice === 'mine') return send(laidOver(wanted, from.draft, theirs.draft), theirs, more);
      took(current, theirs.draft);
      return false;
    }
  };

  return {
    draft,
    change: (fields) => setDraft((typed) => ({ ...typed, ...fields })),
    changeText: (fields) => setDraft((typed) => ({ ...typed, content: { ...typed.content, ...fields } })),
    unsaved: differingNames(draft, base.draft),
    isBusy,
    save: async (more = {}, fields) => {
      setIsBusy(true);
      // fields alone: stored at once, while what else is typed waits
      const wanted = fields ? { ...base.draft, ...fields } : draft;
      if (fields) setDraft((typed) => ({ ...typed, ...fields }));
      const saved = await send(wanted, base, more);
      setIsBusy(false);
      if (saved && !fields) notifyDone(`${draft.reference} is saved.`);
      return saved;
    },
  };
}

function isDecision(value: unknown): value is Decision {
  return (
    typeof value === 'object' && value !== null && 'version' in value && 'content' in value && 'decisionMaker' in value
  );
}
