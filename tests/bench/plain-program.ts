import type { PlanInput } from '../../solver/plan-input.ts';
import { compile } from '../../solver/problem.ts';
import { ProgramDraft, type Term } from '../../solver/program.ts';
import { hardRules, softRules } from '../../solver/rules/index.ts';

/**
 * The program as a textbook writes it, for the engines that are measured alone: every speaker divides their own capacity
 * among their languages, nothing is grouped, no cut is added and no start is given.
 */
export function plainProgram(input: PlanInput): ProgramDraft {
  const draft = new ProgramDraft(compile(input));
  for (const rule of hardRules) for (const demand of rule.demands(draft.problem)) demand.build(draft);
  for (const rule of softRules) if (rule.id !== 'language') rule.build(draft);
  addCoverBySpeaker(draft);
  return draft;
}

function addCoverBySpeaker(draft: ProgramDraft): void {
  const { problem } = draft;
  // the engines begin without a start, so no column has to follow from shares
  const follows = (): number => 0;
  for (const district of problem.districts) {
    const cover: Term[][] = problem.languages.map(() => []);
    for (const worker of draft.workers.filter(({ caseFte, speaks }) => caseFte > 0 && speaks.length > 0)) {
      const given = worker.speaks.map((language) => {
        const column = draft.addColumn({ name: `${worker.id} gives ${language} in ${district.id}`, follows });
        cover[language]?.push({ column, value: 1 });
        return { column, value: 1 };
      });
      const capacity = draft.share(worker, district.index, -worker.caseFte);
      draft.addRow(`speaker ${worker.id} in ${district.id}`, { upper: 0 }, [...given, capacity]);
    }
    district.languageDemandFte.forEach((demand, language) => {
      if (demand <= 0) return;
      const cost = problem.policy.weights.language;
      const unmet = draft.addColumn({ name: `unmet ${language} in ${district.id}`, cost, follows });
      const terms = [{ column: unmet, value: 1 }, ...(cover[language] ?? [])];
      draft.addRow(`language ${language} in ${district.id}`, { lower: demand }, terms);
    });
  }
}
