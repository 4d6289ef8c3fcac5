import type { Decision, DecisionEdit, DecisionText } from '../../../server/contract/decisions.ts';
import { SECTIONS } from './words.ts';

/** One thing a record is about, as it is edited. */
export interface ItemDraft {
  kind: Decision['items'][number]['kind'];
  subjectId: string;
  /** Null: the drafted words. */
  wording: string | null;
}

/** A decision record as the form holds it. */
export interface DecisionDraft {
  title: string;
  reference: string;
  decisionMaker: string;
  decidedOn: string;
  publishedOn: string;
  content: DecisionText;
  items: ItemDraft[];
}

/** The form of a record as it is stored. */
export function draftOf(decision: Decision): DecisionDraft {
  const { title, reference, decisionMaker, decidedOn, publishedOn, content, items } = decision;
  return {
    title,
    reference,
    decisionMaker: decisionMaker ?? '',
    decidedOn: decidedOn ?? '',
    publishedOn: publishedOn ?? '',
    content,
    items: items.map(({ kind, subjectId, ownWording }) => ({ kind, subjectId, wording: ownWording })),
  };
}

/** Fields of the form that differ from what is stored, as a change; empty where nothing does. */
export function changesOf(draft: DecisionDraft, base: DecisionDraft): DecisionEdit {
  const differs = (key: keyof DecisionDraft) => JSON.stringify(draft[key]) !== JSON.stringify(base[key]);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    ...(differs('title') ? { title: draft.title } : {}),
    ...(differs('reference') ? { reference: draft.reference } : {}),
    ...(differs('decisionMaker') ? { decisionMaker: orNull(draft.decisionMaker) } : {}),
    ...(differs('decidedOn') ? { decidedOn: orNull(draft.decidedOn) } : {}),
    ...(differs('publishedOn') ? { publishedOn: orNull(draft.publishedOn) } : {}),
    ...(differs('content') ? { content: draft.content } : {}),
    ...(differs('items') ? { items: draft.items } : {}),
  };
}

/**
 * What somebody typed, laid over what somebody else stored in the meantime: each field, and each section of the text,
 * that this form changed wins; the rest is theirs.
 */
export function laidOver(draft: DecisionDraft, base: DecisionDraft, theirs: DecisionDraft): DecisionDraft {
  return { ...changedOf(draft, base, theirs), content: changedOf(draft.content, base.content, theirs.content) };
}

function changedOf<T extends object>(mine: T, base: T, theirs: T): T {
  const changed = Object.entries(mine).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(Object.entries(base).find(([one]) => one === key)?.[1]),
  );
  return { ...theirs, ...Object.fromEntries(changed) };
}

const LABELS: Readonly<Record<string, string>> = {
  ...SECTIONS,
  title: 'Title',
  reference: 'Reference',
  decisionMaker: 'Decision maker',
  decidedOn: 'Date of decision',
  publishedOn: 'Published',
  publicationNote: 'Note on the publication',
  options: 'Options',
  consulted: 'Consultation',
  items: 'What it is about',
};

/** Names of the fields and sections in which two forms differ. */
export function differingNames(one: DecisionDraft, other: DecisionDraft): string[] {
  const flat = ({ content, ...fields }: DecisionDraft) => ({ ...fields, ...content });
  const others = new Map(Object.entries(flat(other)));
  return Object.entries(flat(one))
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(others.get(key)))
    .map(([key]) => LABELS[key] ?? key);
}
