import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RECRUITMENT_STAGES, type Recruitment, type RecruitmentChange } from '../../../server/contract/vacancies.ts';
import { isProblem } from '../../api.ts';
import { askAboutConflict } from '../../components/conflict.tsx';
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
      const isStored = await saveOrAsk(asAt, recruitment, change, what);
      if (isStored) notifyDone(`Saved: ${what}`);
    },
    onSuccess: done,
    onSettled: () => refreshAfterChange(queryClient),
  });
}

/** @returns false where the person kept what somebody else had stored */
async function saveOrAsk(
  asAt: string,
  recruitment: Recruitment,
  change: RecruitmentChange,
  what: string,
): Promise<boolean> {
  try {
    await saveRecruitment(asAt, recruitment, change);
    return true;
  } catch (error) {
    if (!isProblem(error, 'version-changed') || !isRecruitment(error.current)) throw error;
    const current = error.current;
    const answer = await askAboutConflict({
      what,
      mine: describe({ ...current, ...present(change) }),
      theirs: describe(current),
    });
    return answer === 'mine' ? saveOrAsk(asAt, current, change, what) : false;
  }
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
