import { present, textParam } from '../../address.ts';

/** What the page of one decision record shows; carried in the address. */
export interface DecisionSearch {
  /** Absent: a draft is edited, a final one is read. */
  view?: 'edit' | 'sheet';
  /** Version of the edition that is read; absent: the latest. */
  edition?: string;
}

/** Reads the address; what it does not know counts as absent. */
export function decisionSearch(search: Record<string, unknown>): DecisionSearch {
  return present<DecisionSearch>({
    view: search.view === 'edit' || search.view === 'sheet' ? search.view : undefined,
    edition: textParam(search, 'edition'),
  });
}
