import type { Db } from '../../db/open.ts';
import { insertFundingLine, updateFundingLine } from '../../db/queries/occupancies.ts';
import type { FundingRecord } from '../domain/establishment/records.ts';
import type { Succession } from '../domain/establishment/succession.ts';
import { invalidInput } from '../http/problem.ts';
import { inWords } from './post-view.ts';

/**
 * Funding of an old post in a restructure. A share of the cost of a single old post is the same share of all that it
 * becomes; where several become one, shares of the one are no shares of the other: they end, and it is said.
 * @returns what goes over, or has to be seen to
 * @throws ProblemError invalid-input where a line begins only after the day and nobody can tell what of
 */
export function moveFunding(
  db: Db,
  { cutLines, movedLines, lastDay }: Pick<Succession, 'cutLines' | 'movedLines' | 'lastDay'>,
  of: { fromPostId: string; toPostIds: readonly string[]; oldCount: number },
): string[] {
  const { fromPostId, toPostIds, oldCount } = of;
  const [later] = movedLines;
  if (oldCount > 1 && later) {
    const remedy = `Funding ${later.id} of ${fromPostId} begins only on ${inWords(later.fromDate)}. Take it away first, and enter it for the new post afterwards.`;
    throw invalidInput([{ field: 'oldPosts', value: fromPostId, remedy }]);
  }
  for (const { ended } of cutLines) updateFundingLine(db, ended.id, { toDate: lastDay });
  if (oldCount > 1) {
    return cutLines.map(
      ({ ended }) => `Funding ${ended.id} of ${fromPostId} ends on ${inWords(lastDay)}. Enter what funds the new post.`,
    );
  }
  const [first = fromPostId, ...others] = toPostIds;
  for (const { id } of movedLines) updateFundingLine(db, id, { postId: first });
  for (const { rest } of cutLines) addLine(db, rest, toPostIds);
  for (const line of movedLines) addLine(db, line, others);
  const lines = cutLines.length + movedLines.length;
  return lines > 0 ? [`Funding of ${fromPostId} goes over to ${toPostIds.join(', ')} with the same share.`] : [];
}

function addLine(db: Db, { id: _, version: __, ...values }: FundingRecord, postIds: readonly string[]): void {
  for (const postId of postIds) insertFundingLine(db, { ...values, postId });
}
