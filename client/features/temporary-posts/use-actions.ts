import { useState } from 'react';
import type { Arrangement, FundingLineView } from '../../../server/contract/arrangements.ts';

/** What is being done in a dialog. */
export type Doing =
  | { what: 'add' }
  | { what: 'change' | 'extend' | 'end-early' | 'make-permanent' | 'delete'; arrangement: Arrangement }
  | { what: 'add-funding'; of: { postId: string | null; occupancyId: string | null } }
  | { what: 'change-funding' | 'end-funding'; line: FundingLineView };

/** Which dialog is open. */
export function useDoing() {
  const [doing, setDoing] = useState<Doing>();
  return { doing, start: (next: Doing) => setDoing(next), stop: () => setDoing(undefined) };
}
