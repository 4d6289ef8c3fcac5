import type { Db } from '../../db/open.ts';
import { listCoverKin, listFundingLines, listOccupancies, listPostMappings } from '../../db/queries/establishment.ts';
import { listFundNames, listPostReferences, readPostLabels } from '../../db/queries/posts.ts';
import { listCaseloadStandards } from '../../db/queries/reference.ts';
import type { PostHistory } from '../contract/posts.ts';
import type { CivilDate } from '../domain/calendar.ts';
import { standardAt } from '../domain/caseload-standard.ts';
import { coverChain } from '../domain/establishment/covers.ts';
import { findPost } from './find-post.ts';
import { readHanging } from './list-posts.ts';
import { type Hanging, occupancyView, postView } from './post-view.ts';
import { toPutRight } from './put-right.ts';
import type { PostsReader } from './reader.ts';

/**
 * A post over time, as the reader may see it: of a reader confined to one district, cover chains and mappings end where
 * they leave it.
 * @param asAt date that FTE and what is to be put right are for
 * @throws ProblemError not-found
 */
export function openPost(db: Db, id: string, asAt: CivilDate, reader: PostsReader): PostHistory {
  const record = findPost(db, id, reader);
  const { fullTimeMinutes } = standardAt(listCaseloadStandards(db), asAt);
  const hanging = readHanging(db);
  const inReach = listOccupancies(db, { ids: listCoverKin(db, id), districtId: reader.districtId });
  const own = inReach.filter(({ postId }) => postId === id);
  const covers = coverChain(
    own.map((occupancy) => occupancy.id),
    inReach,
  );
  const linked = new Set(covers.flatMap(({ coverId, coveredId }) => [coverId, coveredId]));
  const view = (occupancy: (typeof inReach)[number]) => occupancyView(occupancy, reader, fullTimeMinutes);
  return {
    post: postView(record, hanging, reader, fullTimeMinutes),
    occupancies: own.map(view),
    elsewhere: inReach.filter((occupancy) => occupancy.postId !== id && linked.has(occupancy.id)).map(view),
    covers,
    mappings: mappingsOf(db, id, reader),
    asks: asksOf(db, id, hanging),
    toPutRight: toPutRight(db, record, own, asAt),
    ...(reader.seesPay
      ? {
          fundingLines: listFundingLines(db, { postId: id }),
          funds: listFundNames(db),
        }
      : {}),
  };
}

function mappingsOf(db: Db, id: string, { districtId }: PostsReader): PostHistory['mappings'] {
  const mappings = listPostMappings(db).filter(({ oldPostId, newPostId }) => oldPostId === id || newPostId === id);
  const otherOf = (mapping: (typeof mappings)[number]) =>
    mapping.oldPostId === id ? mapping.newPostId : mapping.oldPostId;
  const labels = readPostLabels(db, mappings.map(otherOf));
  return mappings.flatMap((mapping) => {
    const label = labels.get(otherOf(mapping));
    if (!label || (districtId !== null && label.districtId !== districtId)) return [];
    return [{ ...mapping, title: label.title }];
  });
}

function asksOf(db: Db, id: string, { requirements }: Hanging): PostHistory['asks'] {
  const asked = requirements.get(id) ?? [];
  if (asked.length === 0) return [];
  const { competences, levels } = listPostReferences(db);
  return asked.map(({ competenceId, minimumLevel }) => ({
    competenceId,
    name: competences.find((one) => one.id === competenceId)?.name ?? competenceId,
    minimumLevel,
    level: levels.find(({ level }) => level === minimumLevel)?.name ?? `level ${minimumLevel}`,
  }));
}
