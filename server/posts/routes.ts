import type { Context } from 'hono';
import type { Db } from '../../db/open.ts';
import { readInstallation } from '../../db/queries/installation.ts';
import { civilDateAt } from '../domain/today.ts';
import { actorOf } from '../http/access.ts';
import type { AppEnv } from '../http/env.ts';
import { expectedVersion } from '../http/preconditions.ts';
import { createRouter } from '../http/router.ts';
import { addPost } from './add-post.ts';
import { changeHolder, endHolder } from './change-holder.ts';
import { changePost } from './change-post.ts';
import { deletePost, removeProposedPost } from './delete-post.ts';
import { fillPost } from './fill-post.ts';
import { freezePost, unfreezePost } from './freeze-post.ts';
import { postsAt } from './list-posts.ts';
import { mapPosts, unmapPosts } from './map-posts.ts';
import { openPost } from './open-post.ts';
import type { NewChange } from './posts-change.ts';
import { readerOf } from './reader.ts';
import { previewRestructure, restructurePosts } from './restructure-posts.ts';
import * as routes from './route-definitions.ts';
import { succeedPost } from './succeed-post.ts';

/** `/posts` and `/post-mappings`: the establishment, who holds it substantively, and what became of what. */
export function postsRoutes({ db, now }: { db: Db; now: () => Date }) {
  const dateOf = (asAt: string | undefined) => asAt ?? readInstallation(db).defaultAsAt ?? civilDateAt(now());
  const changeOf = (c: Context<AppEnv>, { asAt }: { asAt?: string | undefined }): NewChange => {
    return { reader: readerOf(c), actor: actorOf(c), at: now(), asAt: dateOf(asAt) };
  };
  const changeOfOne = <Ids extends { id: string }>(
    c: Context<AppEnv>,
    ids: Ids,
    query: { asAt?: string | undefined },
  ) => {
    return { ...changeOf(c, query), ...ids, version: expectedVersion(c) };
  };

  return createRouter()
    .openapi(routes.getPosts, (c) => c.json(postsAt(db, dateOf(c.req.valid('query').asAt), readerOf(c)), 200))
    .openapi(routes.postPost, (c) => {
      return c.json(addPost(db, c.req.valid('json'), changeOf(c, c.req.valid('query'))), 201);
    })
    .openapi(routes.getPost, (c) => {
      return c.json(openPost(db, c.req.valid('param').id, dateOf(c.req.valid('query').asAt), readerOf(c)), 200);
    })
    .openapi(routes.patchPost, (c) => {
      const of = changeOfOne(c, c.req.valid('param'), c.req.valid('query'));
      return c.json(changePost(db, of, c.req.valid('json')), 200);
    })
    .openapi(routes.deleteProposedPost, (c) => {
      removeProposedPost(db, changeOfOne(c, c.req.valid('param'), c.req.valid('query')));
      return c.body(null, 204);
    })
    .openapi(routes.postSucceed, (c) => {
      const of = changeOfOne(c, c.req.valid('param'), c.req.valid('query'));
      return c.json(succeedPost(db, of, c.req.valid('json')), 201);
    })
    .openapi(routes.postFreezing, (c) => {
      const of = changeOfOne(c, c.req.valid('param'), c.req.valid('query'));
      return c.json(freezePost(db, of, c.req.valid('json')), 200);
    })
    .openapi(routes.postUnfreezing, (c) => {
      const of = changeOfOne(c, c.req.valid('param'), c.req.valid('query'));
      return c.json(unfreezePost(db, of, c.req.valid('json')), 200);
    })
    .openapi(routes.postDelete, (c) => {
      const of = changeOfOne(c, c.req.valid('param'), c.req.valid('query'));
      return c.json(deletePost(db, of, c.req.valid('json')), 200);
    })
    .openapi(routes.postHolder, (c) => {
      const change = changeOf(c, c.req.valid('query'));
      return c.json(fillPost(db, c.req.valid('param').id, c.req.valid('json'), change), 201);
    })
    .openapi(routes.patchHolder, (c) => {
      const of = changeOfOne(c, c.req.valid('param'), c.req.valid('query'));
      return c.json(changeHolder(db, of, c.req.valid('json')), 200);
    })
    .openapi(routes.postHolderEnd, (c) => {
      const of = changeOfOne(c, c.req.valid('param'), c.req.valid('query'));
      return c.json(endHolder(db, of, c.req.valid('json')), 200);
    })
    .openapi(routes.postMapping, (c) => {
      return c.json(mapPosts(db, c.req.valid('json'), changeOf(c, c.req.valid('query'))), 201);
    })
    .openapi(routes.deleteMapping, (c) => {
      const { oldPostId, newPostId } = c.req.valid('param');
      return c.json(unmapPosts(db, oldPostId, newPostId, changeOf(c, c.req.valid('query'))), 200);
    })
    .openapi(routes.postRestructurePreview, (c) => {
      const of = changeOf(c, c.req.valid('query'));
      return c.json(previewRestructure(db, c.req.valid('json'), of), 200);
    })
    .openapi(routes.postRestructures, (c) => {
      return c.json(restructurePosts(db, c.req.valid('json'), changeOf(c, c.req.valid('query'))), 201);
    });
}
