import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { AskedMinimums, MinimumsPreview } from '../../../server/contract/minimums.ts';
import { ProblemError } from '../../api.ts';
import { type AskedDraft, refusedCells } from './draft.ts';
import { effectQuery } from './queries.ts';

/** How long nothing is typed before the effect is asked for, milliseconds. */
const PAUSE = 250;

/** What typed minimums would do, as far as it is known. */
export interface EffectOf {
  /** Of what is typed now; absent while it is worked out, or where it cannot be. */
  preview: MinimumsPreview | undefined;
  /** Remedies of what cannot be set, by cell. */
  refused: Readonly<Record<string, string>>;
  /** Why there is no effect to show, where that is about no cell. */
  error: Error | null;
}

/** Asks what typed minimums would do once nothing more is typed; nothing is asked while a cell holds no figure. */
export function useEffectOf({ asked, faults }: AskedDraft, asAt: string): EffectOf {
  const wanted = JSON.stringify(Object.keys(faults).length === 0 ? asked : []);
  const [settled] = useDebouncedValue(wanted, PAUSE);
  const minimums: AskedMinimums = JSON.parse(settled);
  const { data, error, isPlaceholderData } = useQuery(effectQuery(asAt, minimums));
  const isOfNow = settled === wanted && minimums.length > 0 && !isPlaceholderData;
  const refused = isOfNow && error instanceof ProblemError ? refusedCells(error.faults, minimums) : {};
  return {
    preview: isOfNow && !error ? data : undefined,
    refused,
    error: isOfNow && Object.keys(refused).length === 0 ? error : null,
  };
}
