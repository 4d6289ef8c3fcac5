import { formatDay } from '../pay/formats.ts';
import { capacityWords } from './decision-capacity.ts';
import { type DecisionCosts, decisionCosts } from './decision-costs.ts';
import type { DecisionText } from './decision-draft.ts';
import { financialWords } from './decision-financial.ts';
import type { DecisionGround, DecisionSubject } from './decision-records.ts';
import { labelOf, wordingOf } from './decision-wording.ts';

/** A decision record as it is printed and kept: complete in itself, and with nobody’s name in what is drafted. */
export interface DecisionSheet {
  reference: string;
  title: string;
  decisionMaker: string | null;
  decidedOn: string | null;
  publishedOn: string | null;
  content: DecisionText;
  items: SheetItem[];
  costs: DecisionCosts;
  /** What it does to case-holding capacity. */
  capacity: string[];
  /** The financial side: the record’s own words, or said from the costs. */
  financial: string;
  /** Names of the funds that the costs name. */
  fundNames: { id: string; name: string }[];
}

/** One thing it is about, as it is worded. */
export interface SheetItem {
  kind: 'post' | 'occupancy' | 'funding-line';
  subjectId: string;
  label: string;
  wording: string;
  /** What stands out about it: that it starts before the decision. */
  notes: string[];
}

/** A decision as it is stored, with what it is about in its order. */
export interface StoredDecision
  extends Omit<DecisionSheet, 'items' | 'costs' | 'capacity' | 'financial' | 'fundNames'> {
  items: readonly { kind: SheetItem['kind']; subjectId: string; wording: string | null }[];
}

/**
 * The sheet of a decision, worded and costed from the records.
 * @param ground its subjects in the order of the decision’s items
 */
export function sheetOf(decision: StoredDecision, ground: DecisionGround): DecisionSheet {
  const { reference, title, decisionMaker, decidedOn, publishedOn, content } = decision;
  const costs = decisionCosts(ground);
  const funds = costs.byFund.flatMap(({ fundId }) => fundId ?? []);
  return {
    ...{ reference, title, decisionMaker, decidedOn, publishedOn, content, costs },
    items: decision.items.flatMap(({ kind, subjectId, wording }, at) => {
      const subject = ground.subjects[at];
      if (!subject) return [];
      return [
        {
          ...{ kind, subjectId, label: labelOf(subject, ground) },
          wording: wording ?? wordingOf(subject, ground),
          notes: decidedOn === null ? [] : notesOn(subject, decidedOn),
        },
      ];
    }),
    capacity: capacityWords(ground),
    financial: content.financial.trim() === '' ? financialWords(costs, ground.names.fund) : content.financial,
    fundNames: funds.map((id) => ({ id, name: ground.names.fund(id) })),
  };
}

function notesOn(subject: DecisionSubject, decidedOn: string): string[] {
  if (subject.kind !== 'occupancy' && subject.kind !== 'funding-line') return [];
  const start = subject.kind === 'occupancy' ? subject.occupancy.startDate : subject.line.fromDate;
  return start < decidedOn ? [`Retrospective: it starts on ${formatDay(start)}, before the decision.`] : [];
}
