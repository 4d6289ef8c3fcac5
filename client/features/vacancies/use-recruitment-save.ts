import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RECRUITMENT_STAGES, type Recruitment, type RecruitmentChange } from '../../../server/contract/vacancies.ts';
import { saveOrAsk } from '../../components/conflict.tsx';
import { notifyDone } from '../../components/notify.ts';
import { formatDate } from '../../format.ts';
import { refreshAfterChange, saveRecruitment } from './queries.ts';
import { nextWords } from './words.ts';

interface Save {
  recruitment: Recruitment;
  change: RecruitmentChange;
  /** What is done, in words: “Family Worker P-2: interview”. */
  what: string;
}

/**
 * Saves changes of a recruitment. Where somebody else changed it in the meantime, both are shown and the person decides.
 * @param done called once it is stored, or once the other's change was kept
 */
export function useRecruitmentSave(asAt: string, done: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ recruitment, change, what }: Save): Promise<void> => {
      const stored = await saveOrAsk({
        save: (from) => saveRecruitment(asAt, from, change),
        version: recruitment,
        what,
        mine: (current) => describe({ ...current, ...present(change) }),
        theirs: (current) => (isRecruitment(current) ? { version: current, said: describe(current) } : undefined),
      });
      if (stored) notifyDone(`Saved: ${what}`);
    },
    onSuccess: done,
    onSettled: () => refreshAfterChange(queryClient),
  });
}

function present(change: RecruitmentChange): Partial<Recruitment> {
  const { stage, minutes, owner, nextAction, nextActionBy, startsOn, note } = change;
  const fields = { stage, minutes, owner, nextAction, nextActionBy, startsOn, note };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function describe(recruitment: Recruitment): string {
  const { stage, owner, startsOn, note } = recruitment;
  return [
    RECRUITMENT_STAGES[stage],
    owner ? `owner ${owner}` : 'no owner',
    nextWords({ ...recruitment, overdueDays: null }),
    startsOn ? `first day ${formatDate(startsOn)}` : '',
    note ?? '',
  ]
    .filter(Boolean)
    .join('; ');
}

function isRecruitment(value: unknown): value is Recruitment {
  return typeof value === 'object' && value !== null && 'stage' in value && 'version' in value;
}
