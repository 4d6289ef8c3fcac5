import { type DigestItem, DUE_KINDS, type DueKind } from '../../../server/contract/digest.ts';
import { present, textParam } from '../../address.ts';

/** What the list is narrowed to; carried in the address. */
export interface ThisMonthSearch {
  kind?: DueKind;
  /** A district, or `CENTRAL` for what belongs to none. */
  district?: string;
}

/** In the place of a district: teams outside the districts, and what belongs to no team. */
export const CENTRAL = 'central-units';

/** Reads the search of the page This month; anything else counts as absent. */
export function thisMonthSearch(search: Record<string, unknown>): ThisMonthSearch {
  return present<ThisMonthSearch>({
    kind: Object.keys(DUE_KINDS).find((kind): kind is DueKind => kind === search.kind),
    district: textParam(search, 'district'),
  });
}

/** The items that match every part of a filter, in the order they come in. */
export function filterDue(items: readonly DigestItem[], { kind, district }: ThisMonthSearch): DigestItem[] {
  return items.filter(
    (item) =>
      (kind === undefined || item.kind === kind) &&
      (district === undefined || (item.districtId ?? CENTRAL) === district),
  );
}
