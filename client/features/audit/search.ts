import { AUDIT_AREAS, type AuditArea, type AuditQuery } from '../../../server/contract/audit.ts';
import { dateParam, present, textParam } from '../../address.ts';

/** What the address of the history carries. `ofPlan` is not the plan being looked at elsewhere, which every address keeps. */
export interface HistorySearch {
  find?: string;
  who?: string;
  area?: AuditArea;
  person?: string;
  ofPlan?: string;
  from?: string;
  to?: string;
}

/** Reads the search of the history; anything that is not understood counts as absent. */
export function historySearch(search: Record<string, unknown>): HistorySearch {
  return present({
    find: textParam(search, 'find'),
    who: textParam(search, 'who'),
    area: areas.find((area) => area === search.area),
    person: textParam(search, 'person'),
    ofPlan: textParam(search, 'ofPlan'),
    from: dateParam(search, 'from'),
    to: dateParam(search, 'to'),
  });
}

/** Every area in display order. */
export const areas = Object.keys(AUDIT_AREAS) as AuditArea[];

/** The question to the server behind an address. */
export function queryOf({ ofPlan, ...search }: HistorySearch): AuditQuery {
  const { find, who, area, person, from, to } = search;
  return present({ find, who, area, person, plan: ofPlan, from, to });
}
