import { ARRANGEMENT_STATES, type Arrangement, TEMPORARY_KINDS } from '../../../server/contract/arrangements.ts';
import type { ReferenceNames } from '../../reference.ts';
import type { TemporarySearch } from './search.ts';

/** Arrangements that a search lets through. A text is looked for in what the reader sees of them, and nowhere else. */
export function filterArrangements(
  all: readonly Arrangement[],
  { find, kind, state }: TemporarySearch,
  names: ReferenceNames,
): Arrangement[] {
  const wanted = find?.trim().toLowerCase() ?? '';
  return all.filter(
    (one) =>
      (kind === undefined || one.kind === kind) &&
      (state === undefined || one.state === state) &&
      (wanted === '' || textOf(one, names).includes(wanted)),
  );
}

function textOf(one: Arrangement, names: ReferenceNames): string {
  const seen = [
    one.id,
    one.name,
    one.postId,
    one.postTitle,
    names.unitName(one.unitId),
    TEMPORARY_KINDS[one.kind],
    ARRANGEMENT_STATES[one.state],
    one.coversName,
    one.reason,
    one.decisionReference,
  ];
  return seen.filter(Boolean).join(' ').toLowerCase();
}
