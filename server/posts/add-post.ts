import type { Db } from '../../db/open.ts';
import { listPosts } from '../../db/queries/establishment.ts';
import { insertPost } from '../../db/queries/posts.ts';
import type { NewPost, PostHistory } from '../contract/posts.ts';
import { invalidInput } from '../http/problem.ts';
import { budgetPointFaults } from './check-budget-point.ts';
import { checkPost } from './check-post.ts';
import { findPost } from './find-post.ts';
import { openPost } from './open-post.ts';
import { type NewChange, tellOfPost } from './posts-change.ts';

/**
 * Adds a post, established or proposed, in one transaction with its event.
 * @throws ProblemError invalid-input with every fault, a number that is taken among them
 */
export function addPost(db: Db, { reason, requirements, ...values }: NewPost, change: NewChange): PostHistory {
  return db.transaction(
    () => {
      refuseTakenNumber(db, values.id);
      const faults = [...checkPost(db, values, requirements, []), ...budgetPointFaults(db, values)];
      if (faults.length > 0) throw invalidInput(faults);
      insertPost(db, { ...values, frozenFrom: null, frozenTo: null, frozenReason: null }, requirements);
      const added = findPost(db, values.id, change.reader);
      tellOfPost(db, change, 'post.add', [null, added], {
        reason: reason ?? null,
        ...(requirements.length > 0 ? { after: { requirements: requirements.map(requirementWords) } } : {}),
      });
      return openPost(db, values.id, change.asAt, change.reader);
    },
    { behavior: 'immediate' },
  );
}

/** @throws ProblemError invalid-input where there is, or was, a post with this number */
export function refuseTakenNumber(db: Db, id: string): void {
  const [taken] = listPosts(db, { id });
  if (!taken) return;
  throw invalidInput([
    {
      field: 'id',
      value: id,
      remedy: `Post ${id} exists already (${taken.title}). Give the new one a number of its own.`,
    },
  ]);
}

/** A requirement as the history keeps it. */
export function requirementWords(requirement: { competenceId: string; minimumLevel: number }): string {
  return `${requirement.competenceId} (${requirement.minimumLevel})`;
}
