import {
  ARRANGEMENT_STATES,
  type ArrangementState,
  TEMPORARY_KINDS,
  type TemporaryKind,
} from '../../../server/contract/arrangements.ts';
import { present, textParam } from '../../address.ts';

/** The parts of the page. */
const VIEWS = ['funding', 'rules'] as const;
export type View = (typeof VIEWS)[number];

/** What the list is narrowed to, which part is shown and which arrangement is open; carried in the address. */
export interface TemporarySearch {
  view?: View;
  find?: string;
  kind?: TemporaryKind;
  state?: ArrangementState;
  open?: string;
}

const kinds = Object.keys(TEMPORARY_KINDS) as TemporaryKind[];
const states = Object.keys(ARRANGEMENT_STATES) as ArrangementState[];

/** Reads the search of the page Temporary posts; anything else counts as absent. */
export function temporarySearch(search: Record<string, unknown>): TemporarySearch {
  return present({
    view: VIEWS.find((view) => view === search.view),
    find: textParam(search, 'find'),
    kind: kinds.find((kind) => kind === search.kind),
    state: states.find((state) => state === search.state),
    open: textParam(search, 'open'),
  });
}
