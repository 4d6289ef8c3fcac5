import { postHistory } from '../../server/contract/posts.ts';
import { bodyOf, type ChangeCalls, type ChangeContext, newPost, vacantPost } from './audit-changes-context.ts';

/** Changes of posts and of who holds them. */
export function postCalls(context: ChangeContext): ChangeCalls {
  const { call } = context;
  const post = () => newPost(context);
  const reason = 'agreed with the director';
  const put = (id: string) => {
    const json = { workerName: 'Kit Vale', minutes: 1110, startDate: '2020-05-01' };
    return call('POST', `/posts/${id}/occupancies`, { json });
  };
  /** Address of how somebody holds a post of their own. */
  const held = async () => {
    const id = await post();
    const [holder] = postHistory.parse(await bodyOf(put(id))).occupancies;
    return `/posts/${id}/occupancies/${holder?.id}`;
  };
  /** Two posts of which the one becomes the other. */
  const mapping = async () => ({ oldPostId: await post(), newPostId: await post(), onDate: '2021-04-01' });
  const freeze = (id: string) =>
    call('POST', `/posts/${id}/freeze`, { version: 1, json: { fromDate: '2021-02-01', reason } });
  return {
    'POST /api/posts': () => call('POST', '/posts', { json: vacantPost() }),
    'PATCH /api/posts/{id}': async () =>
      call('PATCH', `/posts/${await post()}`, { version: 1, json: { title: 'Family worker' } }),
    'DELETE /api/posts/{id}': async () =>
      call('DELETE', `/posts/${await newPost(context, { state: 'proposed' })}`, { version: 1 }),
    'POST /api/posts/{id}/successor': async () => {
      const json = { id: vacantPost().id, fromDate: '2021-04-01', unitId: 'team-south', reason };
      return call('POST', `/posts/${await post()}/successor`, { version: 1, json });
    },
    'POST /api/posts/{id}/freeze': async () => freeze(await post()),
    'POST /api/posts/{id}/unfreeze': async () => {
      const id = await post();
      await bodyOf(freeze(id));
      return call('POST', `/posts/${id}/unfreeze`, { version: 2, json: { fromDate: '2021-04-01', reason } });
    },
    'POST /api/posts/{id}/delete': async () =>
      call('POST', `/posts/${await post()}/delete`, { version: 1, json: { lastDay: '2021-03-31', reason } }),
    'POST /api/posts/{id}/occupancies': async () => put(await post()),
    'PATCH /api/posts/{id}/occupancies/{occupancyId}': async () =>
      call('PATCH', await held(), { version: 1, json: { minutes: 600 } }),
    'POST /api/posts/{id}/occupancies/{occupancyId}/end': async () =>
      call('POST', `${await held()}/end`, { version: 1, json: { lastDay: '2021-03-31', reason } }),
    'POST /api/post-mappings': async () => call('POST', '/post-mappings', { json: await mapping() }),
    'DELETE /api/post-mappings/{oldPostId}/{newPostId}': async () => {
      const json = await mapping();
      await bodyOf(call('POST', '/post-mappings', { json }));
      return call('DELETE', `/post-mappings/${json.oldPostId}/${json.newPostId}`);
    },
    'POST /api/post-restructures': async () => {
      const oldPosts = [{ id: await post(), version: 1 }];
      const { id, title, roleId, gradeId, unitId, budgetedMinutes, costCode } = vacantPost();
      const newPosts = [{ id, title, roleId, gradeId, unitId, budgetedMinutes, costCode }];
      return call('POST', '/post-restructures', { json: { onDate: '2021-04-01', reason, oldPosts, newPosts } });
    },
    'POST /api/recruitments': () => call('POST', '/recruitments', { as: 'hr', json: { postId: 'P-2', minutes: 600 } }),
    'PATCH /api/recruitments/{id}': () =>
      call('PATCH', '/recruitments/R-0001', { as: 'hr', version: 1, json: { stage: 'advertised' } }),
  };
}
