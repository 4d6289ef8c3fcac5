import { setTimeout as wait } from 'node:timers/promises';

/** What a subject was last written as: `acknowledged` by a 2xx answer, or sent without one. */
export interface Written {
  /** Version and value after the last acknowledged change. */
  acknowledged: { version: number; mark: number };
  /** The change that was under way when the server went away. */
  inFlight: { mark: number; key: string } | null;
  /** Requests answered with 2xx. */
  requestIds: string[];
}

/** A subject that is changed over and over: a person (two tables at once) or a count of cases. */
export interface Subject extends Written {
  kind: 'person' | 'demand';
  id: string;
}

/** Plans that were asked for, by their name. */
export interface PlanAsked {
  name: string;
  key: string;
  acknowledged: boolean;
}

const PASSWORD = 'evenhand-demo';
const PAIRS = [['ur'], ['bn', 'ur']] as const;

/** Name and languages that go with a mark: two tables that have to change together. */
export function personAt(mark: number): { name: string; languages: readonly string[] } {
  return { name: `Written ${mark}`, languages: PAIRS[mark % 2] ?? [] };
}

export async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email: 'service.manager@demo.example', password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 201 || !cookie) throw new Error(`Signing in was answered with ${answer.status}`);
  return cookie;
}

/** Sends a change; undefined where no answer came. */
export async function send(
  server: { url: string; cookie: string },
  method: string,
  path: string,
  { json, version, key }: { json: unknown; version?: number; key: string },
): Promise<Response | undefined> {
  return fetch(`${server.url}/api${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      'idempotency-key': key,
      cookie: server.cookie,
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    body: JSON.stringify(json),
  })
    .then(async (answer) => {
      await answer.arrayBuffer();
      return answer;
    })
    .catch(() => undefined);
}

/** Changes one subject until the server goes away. @throws Error where a change is refused although it is right */
export async function keepChanging(server: { url: string; cookie: string }, subject: Subject): Promise<void> {
  for (;;) {
    const { version, mark } = subject.acknowledged;
    const next = mark + 1;
    const key = `${subject.kind}-${subject.id}-${next}-${version}`;
    subject.inFlight = { mark: next, key };
    const [path, json] =
      subject.kind === 'person'
        ? [`/people/${subject.id}`, personAt(next)]
        : [`/demand/${subject.id}`, { openCases: next }];
    const answer = await send(server, 'PATCH', path, { json, version, key });
    if (!answer) return;
    if (answer.status === 429) await wait(50);
    else if (answer.ok) {
      subject.acknowledged = { version: version + 1, mark: next };
      subject.inFlight = null;
      subject.requestIds.push(answer.headers.get('x-request-id') ?? '');
    } else throw new Error(`${path} at version ${version} was answered with ${answer.status}`);
  }
}

/** Makes plans, each of many rows, until the server goes away. */
export async function keepPlanning(server: { url: string; cookie: string }, plans: PlanAsked[]): Promise<void> {
  for (;;) {
    const name = `Plan ${plans.length + 1}`;
    const asked: PlanAsked = { name, key: `plan-${plans.length + 1}`, acknowledged: false };
    plans.push(asked);
    if (!(await askPlan(server, asked))) return;
    await wait(40);
  }
}

/** Asks for a plan by its key. @returns false where no answer came */
export async function askPlan(server: { url: string; cookie: string }, asked: PlanAsked): Promise<boolean> {
  const json = { name: asked.name, asAt: '2021-04-01' };
  const answer = await send(server, 'POST', '/plans', { json, key: asked.key });
  if (!answer) return false;
  // 409 after a crash: it was stored, its answer was lost
  if (!answer.ok && answer.status !== 409) throw new Error(`A plan was answered with ${answer.status}`);
  asked.acknowledged = true;
  return true;
}
