import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const WRITE_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];
const SOLVE_SECONDS = [0.1, 0.5, 1, 2, 5, 10, 20, 30, 60, 120];

/** Figures an operator watches. No label holds anything of a person: routes are patterns. */
export interface Metrics {
  requestAnswered: (request: { method: string; route: string; status: number; seconds: number }) => void;
  /** A transaction of the database ended, kept or undone. */
  transactionEnded: (seconds: number) => void;
  /** A solver job was handed over and now waits. */
  jobQueued: () => void;
  jobStarted: () => void;
  /** A job that waited or ran has ended. @param ran seconds it ran, null where it never began */
  jobEnded: (job: { question: string; outcome: string; ran: number | null }) => void;
  /** Everything in the text format of Prometheus. */
  text: () => Promise<string>;
  contentType: string;
}

/** An empty set of figures; those of the process itself are read when the text is made. */
export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers;
  if (!registry) throw new Error('there is no registry');
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'evenhand_http_request_seconds',
    help: 'Time from a request to its answer, by route pattern and status',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const writes = new Histogram({
    name: 'evenhand_db_transaction_seconds',
    help: 'Time of a transaction of the database, from its begin to its commit or rollback',
    buckets: WRITE_SECONDS,
    registers,
  });
  const waiting = new Gauge({ name: 'evenhand_solver_jobs_waiting', help: 'Solver jobs that wait', registers });
  const running = new Gauge({ name: 'evenhand_solver_jobs_running', help: 'Solver jobs that run', registers });
  const solves = new Histogram({
    name: 'evenhand_solver_job_seconds',
    help: 'Running time of solver jobs, by question and outcome',
    labelNames: ['question', 'outcome'],
    buckets: SOLVE_SECONDS,
    registers,
  });
  const unstarted = new Counter({
    name: 'evenhand_solver_jobs_unstarted_total',
    help: 'Solver jobs that ended before their turn came',
    registers,
  });
  reportLongestGap(registers);
  return {
    requestAnswered: ({ seconds, ...labels }) => requests.observe(labels, seconds),
    transactionEnded: (seconds) => writes.observe(seconds),
    jobQueued: () => waiting.inc(),
    jobStarted: () => {
      waiting.dec();
      running.inc();
    },
    jobEnded: ({ question, outcome, ran }) => {
      if (ran === null) {
        waiting.dec();
        unstarted.inc();
      } else {
        running.dec();
        solves.observe({ question, outcome }, ran);
      }
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** The longest the event loop was held since the figures were last read. */
function reportLongestGap(registers: Registry[]): void {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  new Gauge({
    name: 'evenhand_event_loop_gap_seconds',
    help: 'Longest time the event loop was held since the last reading',
    registers,
    collect() {
      this.set(delay.max / 1e9);
      delay.reset();
    },
  });
}
