import type { Db } from '../../db/open.ts';
import { listOccupancies } from '../../db/queries/establishment.ts';
import { updatePost } from '../../db/queries/posts.ts';
import { mayField } from '../contract/entities.ts';
import { ROLES } from '../contract/permissions.ts';
import type { PostAt, PostChange } from '../contract/posts.ts';
import { versionChanged } from '../http/preconditions.ts';
import { invalidInput, ProblemError } from '../http/problem.ts';
import { requirementWords } from './add-post.ts';
import { budgetPointFaults } from './check-budget-point.ts';
import { checkPost } from './check-post.ts';
import { findPost } from './find-post.ts';
import { readHanging } from './list-posts.ts';
import { postAt } from './post-at.ts';
import { type ChangeOfPost, tellOfPost } from './posts-change.ts';
import type { PostsReader } from './reader.ts';

/**
 * Corrects a post at all its dates: the named fields, all or none, in one transaction with its event.
 * @returns the post at the date, as the reader may see it
 * @throws ProblemError not-found; not-permitted naming a field the role may not change; version-changed with the post as
 *   it is now; invalid-input with every fault
 */
export function changePost(db: Db, of: ChangeOfPost, { reason, requirements, ...values }: PostChange): PostAt {
  return db.transaction(
    () => {
      const stored = findPost(db, of.id, of.reader);
      refuseForeignFields(Object.keys(values), of.reader);
      const now = () => postAt(db, of.id, of.asAt, of.reader);
      if (stored.version !== of.version) throw versionChanged(`post ${of.id}`, now());
      if (Object.keys(values).length === 0 && !requirements) {
        throw invalidInput([{ field: 'body', value: null, remedy: 'Name at least one field to change.' }]);
      }
      const asked = readHanging(db).requirements.get(of.id) ?? [];
      const after = { ...stored, ...values };
      // an end that is taken away takes its reason with it
      if (after.endDate === null) after.endReason = null;
      const faults = [
        ...checkPost(db, after, requirements ?? asked, listOccupancies(db, { postId: of.id })),
        // what was stored before is left alone
        ...('budgetPoint' in values || 'gradeId' in values ? budgetPointFaults(db, after) : []),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      const { id: _, districtId: __, version: ___, ...columns } = after;
      if (!updatePost(db, of.id, of.version, columns, requirements)) throw versionChanged(`post ${of.id}`, now());
      tellOfPost(db, of, 'post.change', [stored, findPost(db, of.id, of.reader)], {
        reason: reason ?? null,
        ...(requirements
          ? {
              before: { requirements: asked.map(requirementWords) },
              after: { requirements: requirements.map(requirementWords) },
            }
          : {}),
      });
      return now();
    },
    { behavior: 'immediate' },
  );
}

function refuseForeignFields(fields: readonly string[], { role }: PostsReader): void {
  const foreign = fields.filter((field) => !mayField(role, 'edit', 'post', field));
  if (foreign.length === 0) return;
  throw new ProblemError(
    'not-permitted',
    `The role “${ROLES[role]}” may not change ${foreign.join(', ')}. Leave it out, or ask HR to change it.`,
  );
}
