import type { Recruitment, RecruitmentStage } from '../../../server/contract/vacancies.ts';
import { type BoardCard, type BoardColumn, neighbour, type VacancyRow } from './rows.ts';

/** A step somebody wants to take: open the recruitment to a post, or take one to a stage. */
export type WantedStep =
  | { kind: 'open'; row: VacancyRow }
  | { kind: 'move'; recruitment: Recruitment; stage: RecruitmentStage | undefined; row: VacancyRow | undefined };

/** The step that brings a card into a column; undefined where there is none. */
export function stepTo({ recruitment, row }: BoardCard, column: BoardColumn['id']): WantedStep | undefined {
  if (recruitment) {
    if (column === 'none' || column === recruitment.stage || recruitment.stage === 'filled') return undefined;
    return { kind: 'move', recruitment, stage: column, row };
  }
  return row && column !== 'none' ? { kind: 'open', row } : undefined;
}

/** The step of a card to the column beside its own. */
export function stepAside(card: BoardCard, direction: 1 | -1): WantedStep | undefined {
  const { recruitment } = card;
  if (!recruitment) return direction === 1 ? stepTo(card, 'approval') : undefined;
  const stage = neighbour(recruitment.stage, direction);
  return stage && stepTo(card, stage);
}
