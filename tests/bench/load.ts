// Reads and edits at a steady rate on a large council, idle against one running solve, in turns on the same server.
import { rmSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { freePort, startRealServer } from '../support/real-server.ts';
import { keepSolving } from './keep-solving.ts';
import { type LargeCouncil, makeLargeCouncil } from './large-council.ts';

const { values } = parseArgs({
  options: {
    /** Length of each turn. */
    seconds: { type: 'string', default: '15' },
    /** Pairs of turns. */
    rounds: { type: 'string', default: '3' },
    reads: { type: 'string', default: '200' },
    edits: { type: 'string', default: '40' },
  },
});
const TARGETS = { ratio: 1.5, errors: 0, gapMs: 50 };

interface Measured {
  reads: number[];
  edits: number[];
  errors: number;
  /** Longest time the event loop was held, ms. */
  gapMs: number;
}
const empty = (): Measured => ({ reads: [], edits: [], errors: 0, gapMs: 0 });

/** One turn of load: what it measured is added to `into`. */
async function turn(url: string, council: LargeCouncil, edit: EditSource, gap: () => Promise<number>, into: Measured) {
  const duration = Number(values.seconds);
  await gap();
  const load = async (kind: 'reads' | 'edits', requests: autocannon.Request[], connections: number) => {
    const options = { url, duration, connections, overallRate: Number(values[kind]), requests, timeout: 10 };
    const { errors, timeouts, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
      const running = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
      running.on('response', (_client, _status, _bytes, ms) => into[kind].push(ms));
    });
    into.errors += errors + timeouts + non2xx;
    if (non2xx > 0) process.stderr.write(`${kind}: ${non2xx} answers that are no success\n`);
  };
  await Promise.all([
    load('reads', readRequests(council), 20),
    load('edits', [{ method: 'PATCH', setupRequest: (request) => ({ ...request, ...edit() }) }], 10),
  ]);
  into.gapMs = Math.max(into.gapMs, await gap());
}

/** What people at work read: themselves, a month of demand, plans, the overview, and now and then all 3,000 people. */
function readRequests({ cookies, months }: LargeCouncil): autocannon.Request[] {
  const latest = months.at(-1);
  const mix: [string, number][] = [
    ['/api/session', 8],
    [`/api/demand?from=${latest}&to=${latest}`, 6],
    ['/api/plans', 4],
    ['/api/reference', 3],
    ['/api/overview?asAt=2021-04-01', 2],
    ['/api/demand/history', 1],
    ['/api/people?asAt=2021-04-01', 1],
  ];
  // one after another, not in blocks, each as another manager
  const spread = mix.flatMap(([path, times]) => Array.from({ length: times }, (_, n) => ({ path, at: n / times })));
  const ordered = spread.sort((a, b) => a.at - b.at);
  return cookies.flatMap((_, first) =>
    ordered.map(({ path }, n) => ({
      method: 'GET' as const,
      path,
      headers: { cookie: cookies[(first + n) % cookies.length] ?? '' },
    })),
  );
}

type EditSource = () => Pick<autocannon.Request, 'path' | 'headers' | 'body'>;

/** Corrections of counts, one row after another: none is edited again before the others were. */
function editsOf({ demandIds, cookies }: LargeCouncil): EditSource {
  let count = 0;
  return () => {
    const id = demandIds[count % demandIds.length];
    const version = Math.floor(count / demandIds.length) + 1;
    count += 1;
    return {
      path: `/api/demand/${id}`,
      headers: {
        'content-type': 'application/json',
        'if-match': `"${version}"`,
        cookie: cookies[count % cookies.length] ?? '',
      },
      body: JSON.stringify({ openCases: 100 + (count % 50) }),
    };
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The longest gap of the event loop since the last call, ms, as the server's own figures say. */
function gapReader(port: number): () => Promise<number> {
  return async () => {
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    return Number(/^evenhand_event_loop_gap_seconds (\S+)/m.exec(text)?.[1]) * 1000;
  };
}

const council = await makeLargeCouncil();
const metricsPort = await freePort();
const server = await startRealServer(council.dataDir, {
  EVENHAND_METRICS: String(metricsPort),
  EVENHAND_LOG: 'error',
  EVENHAND_MODE: 'demo',
});
const idle = empty();
const solving = empty();
let solved = 0;
try {
  const gap = gapReader(metricsPort);
  const edit = editsOf(council);
  // the first turn only warms up
  await turn(server.url, council, edit, gap, empty());
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    await turn(server.url, council, edit, gap, idle);
    const solver = await keepSolving(server.url, council.cookies[0] ?? '');
    await turn(server.url, council, edit, gap, solving);
    solved += await solver.stop();
    process.stderr.write(`round ${round} of ${values.rounds}\n`);
  }
} finally {
  await server.stop();
  process.stderr.write(
    server
      .printed()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .slice(0, 5)
      .join('\n'),
  );
  rmSync(council.dataDir, { recursive: true, force: true });
}

const line = (name: string, { reads, edits, errors, gapMs }: Measured) =>
  `| ${name} | ${reads.length} | ${[0.5, 0.99].map((q) => quantile(reads, q).toFixed(1)).join(' | ')} | ${edits.length} | ${[0.5, 0.99].map((q) => quantile(edits, q).toFixed(1)).join(' | ')} | ${errors} | ${gapMs.toFixed(0)} |`;
const ratio = (kind: 'reads' | 'edits') => quantile(solving[kind], 0.99) / quantile(idle[kind], 0.99);
const [readRatio, editRatio] = [ratio('reads'), ratio('edits')];
const errors = idle.errors + solving.errors;
const gapMs = Math.max(idle.gapMs, solving.gapMs);
// a server that does not keep up is measured in its queue: the ratio says something only where the rate was held
const asked = (Number(values.reads) + Number(values.edits)) * Number(values.seconds) * Number(values.rounds);
const held = Math.min(...[idle, solving].map(({ reads, edits }) => (reads.length + edits.length) / asked));
const verdict = (met: boolean) => (met ? 'met' : 'MISSED');
process.stdout.write(`
${availableParallelism()} cores, load of the machine ${loadavg()[0]?.toFixed(1)}; ${solved} proposals begun while solving

| | reads | p50 ms | p99 ms | edits | p50 ms | p99 ms | errors | longest gap ms |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
${line('idle', idle)}
${line('solving', solving)}

answered of what was to be asked: ${(held * 100).toFixed(0)} %; target ≥ 95 %: ${verdict(held >= 0.95)}
p99 solving ÷ idle: reads ${readRatio.toFixed(2)}, edits ${editRatio.toFixed(2)}; target ≤ ${TARGETS.ratio}: ${verdict(Math.max(readRatio, editRatio) <= TARGETS.ratio)}
errors ${errors}; target ${TARGETS.errors}: ${verdict(errors === TARGETS.errors)}
longest gap of the event loop ${gapMs.toFixed(0)} ms; target ≤ ${TARGETS.gapMs}: ${verdict(gapMs <= TARGETS.gapMs)}
`);
