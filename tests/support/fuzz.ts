import fc from 'fast-check';
import { type Caller, problemOf, ROLES, type TestApp } from './app.ts';
import type { Operation } from './operations.ts';

/** One unlikely request. */
export interface FuzzRequest {
  operation: Operation;
  as: Caller;
  ids: Iterable<string>;
  query: Record<string, string>;
  body: string;
  /** Instead of the content type the operation takes. */
  type: string | null;
  ifMatch: string | undefined;
}

/** Everybody who may ask. */
export const CALLERS: readonly Caller[] = [...new Set<Caller>([...ROLES, 'administrator', 'nobody'])];

const anyId = fc.oneof(
  fc.constantFrom('T-1', 'a/b', '1', 'today', 'constructor', '__proto__', 'toString', '%', '..', '\u0000', '💥'),
  fc.string({ minLength: 1, maxLength: 80, unit: 'binary' }),
);
const anyDate = fc.constantFrom('2021-04-01', '2021-02-29', '0001-01-01', '9999-12-31', '', 'today', '2021-04');
const anyQuery = fc.dictionary(
  fc.constantFrom('asAt', 'from', 'to', 'districtId', 'with', 'kind', 'personId', 'constructor'),
  fc.oneof(anyDate, fc.constantFrom('north', '2021-03', 'null'), fc.string({ maxLength: 10 })),
  { maxKeys: 3 },
);
const anyValue = fc.oneof(
  fc.constantFrom('north', 'T-1', 'caseworker', 'team-south', 'ur', '2021-04-01', 0, -1, 1, 1e308, null, true),
  fc.jsonValue({ maxDepth: 2 }),
);
const fields = [
  ...[
    'name',
    'roleId',
    'unitId',
    'contractedMinutes',
    'startDate',
    'endDate',
    'languages',
    'preferences',
    'cannotWorkIn',
  ],
  ...['openCases', 'email', 'password', 'asAt', 'copyOf', 'presetId', 'maxMoves', 'changes', 'proposalId', 'personIds'],
  ...['keepBest', 'kind', 'upTo', 'personId', 'districtId', 'demand', '__proto__', 'constructor'],
];
const likelyBody = fc.oneof(
  fc.constantFrom<unknown>(
    { name: 'Robin' },
    { openCases: 4 },
    { languages: ['ur'], cannotWorkIn: [] },
    { preferences: [{ districtId: 'south', rank: 1, reason: null }] },
    { name: 'Draft', asAt: '2021-04-01', copyOf: null },
    { name: 'Early', asAt: '0001-01-01' },
    { changes: [{ kind: 'place', personId: 'T-1', placements: [{ districtId: 'south', share: 1 }] }] },
    { kind: 'what-if', personId: 'T-1', districtId: 'south', demand: 'force' },
    { kind: 'moves-curve', upTo: 2 },
    { email: 'hr@demo.example', password: 'evenhand-demo' },
  ),
  fc.dictionary(fc.constantFrom(...fields), anyValue, { maxKeys: 4 }),
  fc.jsonValue(),
);
const anyBody = fc.oneof(
  { weight: 6, arbitrary: likelyBody.map((body) => JSON.stringify(body)) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.constantFrom('staff_number,name\nX,Y\n', 'month,district\n2021-04,"', '\uFEFF;;;\n', '') },
);
/** Unlikely requests at any of the operations by any of the callers. */
export function wildRequests(
  operations: readonly Operation[],
  callers: readonly Caller[] = CALLERS,
): fc.Arbitrary<FuzzRequest> {
  return fc.record({
    operation: fc.constantFrom(...operations),
    as: fc.constantFrom<Caller>(...callers),
    ids: fc.infiniteStream(anyId),
    query: anyQuery,
    body: anyBody,
    type: fc.oneof(
      { weight: 5, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.constantFrom('text/csv', 'application/json', '') },
    ),
    ifMatch: fc.oneof(fc.constantFrom('"1"', '"2"', '*', '"x"', '"99999999999999999999"'), fc.constant(undefined)),
  });
}

/** Unlikely requests at any of the operations by anybody, a few of them nearly right. */
export function unlikelyRequests(operations: readonly Operation[]): fc.Arbitrary<FuzzRequest> {
  /** Changes that are nearly right, so that some get past every check. */
  const nearlyRight = fc.record({
    operation: fc.constantFrom(...operations.filter(({ method, path }) => method === 'PATCH' || path === '/api/plans')),
    as: fc.constantFrom<Caller>('service-manager', 'district-manager'),
    ids: fc.constantFrom('a/b', '1').map((id) => fc.stream(repeat(id))),
    query: fc.constant({}),
    body: fc.constantFrom(
      '{"languages":["ur"]}',
      '{"openCases":7}',
      '{"name":"N"}',
      '{"name":"N","asAt":"2021-04-01"}',
    ),
    type: fc.constant(null),
    ifMatch: fc.constantFrom('"1"', '"2"', '"3"'),
  });
  return fc.oneof({ weight: 9, arbitrary: wildRequests(operations, CALLERS) }, { weight: 1, arbitrary: nearlyRight });
}

function* repeat(id: string): Generator<string> {
  while (true) yield id;
}

function addressOf({ path }: Operation, ids: Iterator<string>, query: Record<string, string>): string {
  const address = path.replace('/api', '').replaceAll(/\{.+?\}/g, () => encodeURIComponent(String(ids.next().value)));
  const search = new URLSearchParams(query).toString();
  return search ? `${address}?${search}` : address;
}

/** Addresses and statements that no answer may show. */
const INSIDE = /SQLITE|SELECT |INSERT |\.ts:|node_modules|\bat [\w.]+ \(/;

/**
 * Sends a request and says what is wrong with the answer: a failure, an error outside the agreed form or not declared,
 * or something of the inside.
 * @returns the status
 * @throws Error that names the request
 */
export async function checkAnswer(test: TestApp, request: FuzzRequest): Promise<number> {
  const { operation, as, ids, query, body, type, ifMatch } = request;
  const contentType = type ?? operation.bodyType;
  const response = await test.send(operation.method, addressOf(operation, ids[Symbol.iterator](), query), {
    as,
    headers: { ...(contentType ? { 'content-type': contentType } : {}), ...(ifMatch ? { 'if-match': ifMatch } : {}) },
    ...(operation.bodyType ? { body } : {}),
  });
  const { status } = response;
  const wrong = (what: string) => new Error(`${operation.method} ${operation.path} as ${as}: ${status}, ${what}`);
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return status;
  }
  const text = await response.text();
  if (status >= 500) throw wrong(text);
  if (status < 400) return status;
  problemOf({ status, headers: response.headers, text, body: JSON.parse(text) });
  if (!operation.statuses.includes(status)) throw wrong('which is not declared');
  if (INSIDE.test(text)) throw wrong(`which shows the inside: ${text}`);
  return status;
}
