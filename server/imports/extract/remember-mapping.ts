import type { Db } from '../../../db/open.ts';
import { type Actor, appendAuditEvent } from '../../../db/queries/audit.ts';
import { saveMapping } from '../../../db/queries/imports-extracts.ts';
import { inTransaction } from '../../../db/queries/plans.ts';
import type { ExtractKind, ExtractMapping } from '../../contract/imports-extracts.ts';
import { invalidInput } from '../../http/problem.ts';
import { EXTRACT_COLUMNS, ONE_OF } from './columns.ts';
import { headingsHash } from './headings.ts';

/**
 * Remembers how headings are matched with our columns, so that the next file with the same ones need not be asked about.
 * @throws ProblemError invalid-input where a column or a heading does not exist, or a required column is not matched
 */
export function rememberMapping(
  db: Db,
  kind: ExtractKind,
  { headings, mapping }: ExtractMapping,
  { actor, at }: { actor: Actor; at: string },
): void {
  const columns = EXTRACT_COLUMNS[kind];
  const faults = Object.entries(mapping).flatMap(([column, heading]) => {
    if (!columns.some(({ id }) => id === column)) {
      return [{ field: column, value: heading, remedy: 'This import has no such column. Leave it out.' }];
    }
    return headings.includes(heading)
      ? []
      : [{ field: column, value: heading, remedy: 'The file has no such heading. Choose another.' }];
  });
  const used = Object.values(mapping);
  for (const { id, required } of columns) {
    if (required && mapping[id] === undefined) {
      faults.push({ field: id, value: '', remedy: 'This column is needed. Match it with a heading.' });
    }
  }
  const oneOf = ONE_OF[kind];
  if (oneOf.length > 0 && oneOf.every((id) => mapping[id] === undefined)) {
    faults.push({ field: oneOf.join(' or '), value: '', remedy: 'One of these is needed. Match it with a heading.' });
  }
  const twice = used.find((heading, at) => used.indexOf(heading) !== at);
  if (twice !== undefined) {
    faults.push({ field: 'mapping', value: twice, remedy: 'It is matched with two columns. Choose it once.' });
  }
  if (faults.length > 0) throw invalidInput(faults);
  const hash = headingsHash(headings);
  inTransaction(db, () => {
    saveMapping(db, {
      kind,
      headingsHash: hash,
      mapping: JSON.stringify(mapping),
      updatedBy: actor.name,
      updatedAt: at,
    });
    appendAuditEvent(db, {
      at,
      actor,
      action: 'import.mapping',
      subject: 'import-mapping',
      subjectId: `${kind} ${hash.slice(0, 12)}`,
      after: { columns: Object.keys(mapping) },
    });
  });
}
