import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ArrangementPreview } from '../../../server/contract/arrangements.ts';
import { isProblem } from '../../api.ts';
import { confirm } from '../../components/confirm.tsx';
import { saveOrAsk } from '../../components/conflict.tsx';
import { type FormFault, faultsTold } from '../../components/fault-lines.ts';
import { notifyDone } from '../../components/notify.ts';
import { findingsQuestion } from './findings-question.tsx';
import { askPreview, type Intent, previewQuery, refresh, save, stopPreviews } from './queries.ts';

const WAIT_MS = 350;

/**
 * What an intent would do, worked out as it is written, and its saving: what a rule warns of is asked about before.
 * @param intent undefined while the form is not complete
 * @param version the version it starts from; 0 for something new
 * @param done what is said once it is saved
 */
export function usePreview(intent: Intent | undefined, version: number, done: string, close: () => void) {
  const queryClient = useQueryClient();
  const [settled] = useDebouncedValue(intent, WAIT_MS, { leading: true });
  const saving = useMutation({
    mutationFn: async (wanted: Intent): Promise<boolean> => {
      await stopPreviews(queryClient);
      const shown = await askPreview(wanted);
      if (warnings(shown).length > 0 && shown.mayBeSaved && !(await confirm(findingsQuestion(shown)))) return false;
      return saveOrLeave(wanted, version);
    },
    onSuccess: async (isSaved) => {
      if (!isSaved) return;
      notifyDone(done);
      close();
      await refresh(queryClient);
    },
    onError: (error) => (isProblem(error, 'version-changed') ? refresh(queryClient) : undefined),
  });
  const asked = useQuery({ ...previewQuery(settled), enabled: settled !== undefined && !saving.isPending });
  const preview = intent === undefined || asked.error ? undefined : asked.data;
  return {
    preview,
    isAsking: asked.isFetching,
    /** Why it cannot be worked out as it stands. */
    refusal: intent !== undefined && asked.error ? faultsOfError(asked.error) : [],
    save: (wanted: Intent) => saving.mutate(wanted),
    isSaving: saving.isPending,
    failure: saving.error ? faultsOfError(saving.error) : [],
    failedAt: saving.submittedAt,
  };
}

/** The version that a saving starts from, and what it would change from there where that was asked. */
interface Start {
  version: number;
  changes: ArrangementPreview['changes'];
}

/**
 * Saves; where somebody else changed it in the meantime, both are shown, worked out on what stands now, and asked about.
 * @returns false where the other's change stays
 */
async function saveOrLeave(wanted: Intent, version: number): Promise<boolean> {
  const start: Start = { version, changes: [] };
  const saved = await saveOrAsk({
    save: async (from) => {
      await save(wanted, from.version);
      return true;
    },
    version: start,
    what: 'Somebody else stored another value after you opened this. Which of the two is to stand?',
    mine: ({ changes }) => valuesSaid(changes.map(({ what, after }) => [what, after])) || 'the same as theirs',
    theirs: async (current) => {
      const now = versionOf(current);
      if (now === undefined) return undefined;
      const { changes } = await askPreview(wanted);
      const said = valuesSaid(changes.map(({ what, before }) => [what, before])) || 'the same as yours';
      return { version: { version: now, changes }, said };
    },
  });
  return saved ?? false;
}

function valuesSaid(values: [what: string, value: string | null][]): string {
  return values.map(([what, value]) => `${what}: ${value ?? 'nothing'}`).join('; ');
}

function versionOf(current: unknown): number | undefined {
  if (typeof current !== 'object' || current === null || !('version' in current)) return undefined;
  return typeof current.version === 'number' ? current.version : undefined;
}

function warnings({ findings }: ArrangementPreview) {
  return findings.filter(({ severity }) => severity === 'warn');
}

/** A refusal as sentences, each with its field. */
function faultsOfError(error: Error): FormFault[] {
  if (isProblem(error, 'version-changed')) {
    return [{ text: 'Somebody changed this meanwhile. Close this, look at it as it is now, and change it again.' }];
  }
  return faultsTold(error);
}
