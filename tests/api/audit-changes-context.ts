import type { Answer, TestApp } from '../support/app.ts';

/** What a call that changes something needs. */
export type ChangeContext = Pick<TestApp, 'db' | 'call'>;

/** How each operation succeeds once, by its method and its path. */
export type ChangeCalls = Record<string, () => Promise<Answer>>;

/** The body of a call that has to succeed before another one. @throws Error with the answer where it was refused */
export async function bodyOf(answer: Promise<Answer>): Promise<unknown> {
  const { status, text, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}

let posts = 0;

/** Values of a full-time post in North that nobody is in, with a number of its own. */
export function vacantPost() {
  posts += 1;
  return {
    ...{ id: `N-${posts}`, title: 'Caseworker', roleId: 'caseworker', gradeId: 'low', unitId: 'team-north' },
    ...{ budgetedMinutes: 2220, costCode: 'C-1', startDate: '2020-04-01' },
  };
}

/** Adds a post that nobody is in. @returns its number */
export async function newPost({ call }: ChangeContext, values: { state?: 'proposed' } = {}): Promise<string> {
  const json = { ...vacantPost(), ...values };
  await bodyOf(call('POST', '/posts', { json }));
  return json.id;
}
