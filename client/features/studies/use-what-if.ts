import { useKept } from '../allocation/use-kept.ts';
import { type PlanStudy, useStudy } from './use-study.ts';
import type { WhatIfQuestion } from './what-if.tsx';

/** The last question asked about where one person is, and its answer. */
export interface WhatIfState {
  state: PlanStudy;
  question: WhatIfQuestion | undefined;
  ask: (districtId: string, demand: WhatIfQuestion['demand']) => void;
  close: () => void;
}

/** Keeps the question what would happen if a person had to be in a district of the plan, or must not be there. */
export function useWhatIf(planId: string, version: number, personId: string): WhatIfState {
  const [question, keep] = useKept<WhatIfQuestion>(['what-if', `${planId} ${personId}`]);
  const state = useStudy(planId, version, 'what-if', personId);
  return {
    state,
    question,
    ask: (districtId, demand) => {
      const next: WhatIfQuestion = { kind: 'what-if', personId, districtId, demand };
      keep(next);
      state.ask(next);
    },
    close: () => keep(null),
  };
}
