import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FromChild, ToChild } from './solve-messages.ts';
import type {
  RegretJob,
  RegretOutcome,
  RelaxJob,
  RelaxOutcome,
  SolveHooks,
  SolveJob,
  SolveOutcome,
  SolveRunner,
} from './solve-runner.ts';

export interface ChildProcessRunnerOptions {
  /** Script of the process that solves. */
  script?: URL;
  /** How long beyond its deadline a job may run before its process is killed. */
  graceMs?: number;
  /** Heap limit of the process, MiB. */
  heapMiB?: number;
  /** Where the process writes what went wrong. */
  stderr?: 'inherit' | 'ignore';
}

const STOPPED: Extract<SolveOutcome, { kind: 'failed' }> = {
  kind: 'failed',
  reason: 'It was interrupted by a restart of the server. Propose again.',
};

/** The process answered another question than the one asked: a fault of its script. */
const OFF_TOPIC: Extract<SolveOutcome, { kind: 'failed' }> = {
  kind: 'failed',
  reason: 'The solver met a fault of its own. Propose again; if it recurs, tell support.',
};

type AnyOutcome = SolveOutcome | RelaxOutcome | RegretOutcome;
/** Ends that any question may come to. */
type Unanswered = Exclude<SolveOutcome, { kind: 'solved' }>;

interface Waiting {
  message: ToChild;
  hooks: SolveHooks;
  settle: (outcome: AnyOutcome) => void;
}

/**
 * Runs solver jobs in one child process that is kept warm between jobs. Whatever the process does (throw, exit, run
 * out of memory, never return), the job ends with an outcome and the next job gets a working process.
 */
export function createChildProcessRunner(options: ChildProcessRunnerOptions = {}): SolveRunner {
  return new ChildProcessRunner(options);
}

class ChildProcessRunner implements SolveRunner {
  private readonly script: URL;
  private readonly graceMs: number;
  private readonly heapMiB: number;
  private readonly stderr: 'inherit' | 'ignore';
  private readonly queue: Waiting[] = [];
  private child: ChildProcess | null = null;
  private running: Waiting | null = null;
  private closed = false;

  constructor({ script, graceMs = 1000, heapMiB = 768, stderr = 'inherit' }: ChildProcessRunnerOptions) {
    this.script = script ?? new URL('./solve-child.ts', import.meta.url);
    this.graceMs = graceMs;
    this.heapMiB = heapMiB;
    this.stderr = stderr;
    this.child = this.start();
  }

  run(job: SolveJob, hooks: SolveHooks): Promise<SolveOutcome> {
    return new Promise((settle) => {
      this.ask({ kind: 'solve', job }, hooks, (outcome) => {
        settle(isAnswer(outcome) && outcome.kind !== 'solved' ? OFF_TOPIC : outcome);
      });
    });
  }

  relax(job: RelaxJob, signal: AbortSignal): Promise<RelaxOutcome> {
    return new Promise((settle) => {
      const hooks = { signal, onProgress: () => {} };
      this.ask({ kind: 'relax', job }, hooks, (outcome) => {
        settle(isAnswer(outcome) && outcome.kind !== 'relaxed' ? OFF_TOPIC : outcome);
      });
    });
  }

  leastRegret(job: RegretJob, signal: AbortSignal): Promise<RegretOutcome> {
    return new Promise((settle) => {
      const hooks = { signal, onProgress: () => {} };
      this.ask({ kind: 'least-regret', job }, hooks, (outcome) => {
        settle(isAnswer(outcome) && outcome.kind !== 'held-up' ? OFF_TOPIC : outcome);
      });
    });
  }

  private ask(message: ToChild, hooks: SolveHooks, settle: Waiting['settle']): void {
    const waiting = { message, hooks, settle };
    if (this.closed) settle(STOPPED);
    else if (hooks.signal.aborted) settle({ kind: 'cancelled' });
    else {
      hooks.signal.addEventListener('abort', () => this.cancel(waiting), { once: true });
      this.queue.push(waiting);
      this.next();
    }
  }

  close(): void {
    this.closed = true;
    const unfinished = [...(this.running ? [this.running] : []), ...this.queue.splice(0)];
    this.running = null;
    this.child?.kill('SIGKILL');
    this.child = null;
    for (const { settle } of unfinished) settle(STOPPED);
  }

  private start(): ChildProcess {
    const child = fork(fileURLToPath(this.script), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${this.heapMiB}`],
      stdio: ['ignore', 'ignore', this.stderr, 'ipc'],
    });
    // an idle process must not keep the server (or a test) from ending
    child.unref();
    child.channel?.unref();
    child.on('error', () => this.lost(child));
    child.on('exit', () => this.lost(child));
    return child;
  }

  private next(): void {
    if (this.running || this.closed) return;
    const waiting = this.queue.shift();
    if (!waiting) return;
    this.running = waiting;
    waiting.hooks.onStarted?.();
    const child = this.child ?? this.start();
    this.child = child;
    const timer = setTimeout(
      () => this.endBySignal({ kind: 'overdue' }),
      waiting.message.job.deadlineMs + this.graceMs,
    );
    child.channel?.ref();
    const listen = (message: FromChild) => {
      if (message.kind === 'progress') waiting.hooks.onProgress(message.progress);
      else if (message.kind === 'done') this.finish({ kind: 'solved', proposal: message.proposal });
      else if (message.kind === 'relaxed') this.finish({ kind: 'relaxed', relaxations: message.relaxations });
      else if (message.kind === 'held-up') this.finish({ kind: 'held-up', answer: message.answer });
      // what broke may have left an engine in a bad state: the next job gets a fresh process
      else this.endBySignal({ kind: 'failed', reason: message.reason });
    };
    child.on('message', listen);
    const { settle } = waiting;
    waiting.settle = (outcome) => {
      clearTimeout(timer);
      child.off('message', listen);
      child.channel?.unref();
      settle(outcome);
    };
    child.send(waiting.message, (error) => {
      if (error) this.lost(child);
    });
  }

  /** Ends the running job with an outcome and lets the next one begin. */
  private finish(outcome: AnyOutcome): void {
    const ended = this.running;
    this.running = null;
    ended?.settle(outcome);
    this.next();
  }

  /** The process is stuck in its work and hears nothing: only a signal ends it. A fresh one warms up at once. */
  private endBySignal(outcome: Unanswered): void {
    const stuck = this.child;
    this.child = this.closed ? null : this.start();
    stuck?.kill('SIGKILL');
    this.finish(outcome);
  }

  private cancel(waiting: Waiting): void {
    if (this.running === waiting) {
      this.endBySignal({ kind: 'cancelled' });
      return;
    }
    const at = this.queue.indexOf(waiting);
    if (at < 0) return;
    this.queue.splice(at, 1);
    waiting.settle({ kind: 'cancelled' });
  }

  /** The process has gone. One that was replaced on purpose is no news. */
  private lost(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    if (this.running) {
      this.finish({
        kind: 'failed',
        reason:
          'The solver stopped unexpectedly (it may have run out of memory). Propose again; a smaller plan needs less.',
      });
    }
  }
}

function isAnswer(outcome: AnyOutcome): outcome is Exclude<AnyOutcome, Unanswered> {
  return outcome.kind === 'solved' || outcome.kind === 'relaxed' || outcome.kind === 'held-up';
}
