import { insertOccupancy, type OccupancyValues } from '../../db/queries/occupancies.ts';
import { insertPost, type PostValues } from '../../db/queries/posts.ts';
import { type PostHistory, type PostsAt, postHistory, postsAt } from '../../server/contract/posts.ts';
import { type Call, type TestApp, testApp } from '../support/app.ts';

/** A full-time caseworker's post in North, permanent and without an end, unless said otherwise. */
export function postValues(values: Partial<PostValues> & { id: string }): PostValues {
  return {
    title: 'Family Worker',
    roleId: 'caseworker',
    gradeId: 'grade-5',
    unitId: 'team-north',
    budgetedMinutes: 2220,
    budgetPoint: null,
    costCode: 'EH100',
    startDate: '2019-04-01',
    endDate: null,
    endReason: null,
    permanence: 'permanent',
    state: 'established',
    frozenFrom: null,
    frozenTo: null,
    frozenReason: null,
    ...values,
  };
}

/** Somebody full-time in a post substantively since it began, unless said otherwise. */
export function occupancyValues(values: Partial<OccupancyValues> & { postId: string }): OccupancyValues {
  return {
    personId: null,
    workerName: values.personId ? null : 'Kit Vale',
    kind: 'substantive',
    minutes: 2220,
    startDate: '2019-04-01',
    endDate: null,
    payPoint: null,
    basePoint: null,
    onCost: true,
    hourlyPence: null,
    coversId: null,
    reason: values.kind ? 'needed at the front door' : null,
    reviewDate: null,
    decisionReference: null,
    decisionId: null,
    capacityMinutes: 0,
    capacityDistrictId: null,
    coveredStops: false,
    endReason: null,
    steps: [],
    ...values,
  };
}

/**
 * An application with six posts: P-1 held by T-1; P-2 half held by T-3, the other half vacant; P-3 vacant and covered by an
 * agency until 31 May 2021; P-4 in South held by T-4; P-5 proposed; P-6 in the MASH, frozen from 1 February 2021.
 */
export async function postsApp() {
  const test = await testApp();
  const { db } = test;
  emptyEstablishment(test);
  insertPost(db, postValues({ id: 'P-1' }));
  insertPost(db, postValues({ id: 'P-2' }));
  insertPost(
    db,
    postValues({ id: 'P-3', title: 'Senior Practitioner', roleId: 'senior-practitioner', gradeId: 'grade-6' }),
  );
  insertPost(db, postValues({ id: 'P-4', unitId: 'team-south' }));
  insertPost(db, postValues({ id: 'P-5', state: 'proposed', startDate: '2021-01-01' }));
  insertPost(
    db,
    postValues({ id: 'P-6', unitId: 'mash', frozenFrom: '2021-02-01', frozenReason: 'budget under review' }),
  );
  const ids = {
    robin: insertOccupancy(db, occupancyValues({ postId: 'P-1', personId: 'T-1', payPoint: 7 })),
    sam: insertOccupancy(db, occupancyValues({ postId: 'P-2', personId: 'T-3', minutes: 1110 })),
    agency: insertOccupancy(
      db,
      occupancyValues({
        postId: 'P-3',
        workerName: 'Lee Locum',
        kind: 'agency',
        startDate: '2020-12-01',
        endDate: '2021-05-31',
        hourlyPence: 3150,
      }),
    ),
    jo: insertOccupancy(db, occupancyValues({ postId: 'P-4', personId: 'T-4' })),
  };
  return { ...test, ids };
}
export type PostsApp = Awaited<ReturnType<typeof postsApp>>;

/** Takes everything out that the set of records brings along, so that a test knows what there is. */
function emptyEstablishment({ db }: TestApp): void {
  db.$client.pragma('foreign_keys = OFF');
  for (const table of EMPTIED) db.$client.exec(`DELETE FROM ${table}`);
  db.$client.pragma('foreign_keys = ON');
  db.$client.exec(
    "INSERT INTO grade (id, name, position) VALUES ('grade-5', 'Test grade 5', 1), ('grade-6', 'Test grade 6', 2)",
  );
}

const EMPTIED = [
  ...['decision_item', 'decision_edition', 'decision', 'recruitment_stage', 'recruitment', 'funding_line'],
  ...['occupancy_step', 'occupancy', 'post_mapping', 'post_requirement', 'post', 'grade_range', 'grade'],
];

/** The establishment at a date, as somebody sees it. */
export async function establishment({ call }: TestApp, asAt = '2021-04-01', options: Call = {}): Promise<PostsAt> {
  return postsAt.parse((await call('GET', `/posts?asAt=${asAt}`, options)).body);
}

/** One post over time. */
export async function historyOf({ call }: TestApp, id: string, options: Call = {}): Promise<PostHistory> {
  return postHistory.parse((await call('GET', `/posts/${encodeURIComponent(id)}`, options)).body);
}

/** The answer of a change that is expected to be taken. @throws Error with the answer where it was refused */
export async function changed({ call }: TestApp, method: string, path: string, options: Call): Promise<PostHistory> {
  const answer = await call(method, path, options);
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return postHistory.parse(answer.body);
}
