import { gapOf, type Trace } from './trace.ts';

/** One run of one contender on one problem, as measured. */
export interface Run {
  group: string;
  problem: string;
  contender: string;
  wholeProcessMs: number;
  trace: Trace;
}

const figures = ['firstMs', 'onePercentMs', 'proofMs', 'gap', 'peakMb', 'processMs'] as const;
type Figure = (typeof figures)[number];
/** null: not reached in the time given. */
type Figures = Record<Figure, number | null>;

export interface Row extends Figures {
  group: string;
  contender: string;
  runs: number;
  proved: number;
  notRun?: string;
  /** Ours ÷ this contender, where both have the figure. */
  ratio: Figures;
}

/** Medians over the problems and runs of each group; “1 %” is of the best answer that anybody had for the problem. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const best = new Map<string, number>();
  for (const { problem, trace } of runs) {
    const known = best.get(problem) ?? Number.POSITIVE_INFINITY;
    best.set(problem, Math.min(known, trace.verified ?? known));
  }
  const groups = Map.groupBy(runs, ({ group, contender }) => `${group}\n${contender}`);
  const plain = [...groups.values()].map((members) => {
    const measured = members.map((run) => figuresOf(run, best.get(run.problem) ?? Number.NaN));
    const row = Object.fromEntries(figures.map((name) => [name, median(measured.map((each) => each[name]))]));
    const proved = measured.filter((each) => each.proofMs !== null).length;
    const [first] = members;
    const notRun = first?.trace.notRun;
    const names = { group: first?.group ?? '', contender: first?.contender ?? '' };
    return { ...names, runs: members.length, proved, ...(notRun ? { notRun } : {}), ...completed(row) };
  });
  return plain.map((row) => {
    const ours = plain.find((other) => other.group === row.group && other.contender === 'ours');
    return {
      ...row,
      ratio: completed(Object.fromEntries(figures.map((name) => [name, ratio(ours?.[name], row[name])]))),
    };
  });
}

export function markdown(rows: readonly Row[]): string {
  const head = [
    'problems',
    'solver',
    'first answer s',
    'within 1 % s',
    'proof s',
    'proved',
    'final gap',
    'peak MB',
    'process s',
    'ours ÷ it: 1 %',
    'ours ÷ it: proof',
  ];
  const lines = rows.map((row) =>
    row.notRun
      ? [row.group, row.contender, `not run: ${row.notRun}`, ...head.slice(3).map(() => '')]
      : [
          row.group,
          row.contender,
          ...[row.firstMs, row.onePercentMs, row.proofMs].map((ms) => shown(ms, 1000, 2)),
          `${row.proved} of ${row.runs}`,
          row.gap === null ? '–' : `${(row.gap * 100).toFixed(2)} %`,
          shown(row.peakMb, 1, 0),
          shown(row.processMs, 1000, 2),
          shown(row.ratio.onePercentMs, 1, 2),
          shown(row.ratio.proofMs, 1, 2),
        ],
  );
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/**
 * How our time to 1 % grows with the number of persons at five districts: the exponent of a line fitted through the
 * logarithms; null with fewer than three sizes.
 */
export function growthOf(rows: readonly Row[]): number | null {
  const points = rows.flatMap(({ group, contender, onePercentMs }) => {
    const persons = group.match(/^(\d+) × 5$/)?.[1];
    if (contender !== 'ours' || persons === undefined || onePercentMs === null) return [];
    return [{ x: Math.log(Number(persons)), y: Math.log(onePercentMs) }];
  });
  if (points.length < 3) return null;
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

function figuresOf({ trace, wholeProcessMs }: Run, best: number): Figures {
  if (trace.notRun) return completed({});
  const first = trace.moments.find(({ objective }) => objective !== null);
  const near = trace.moments.find(({ objective }) => objective !== null && objective <= best + 0.01 * Math.abs(best));
  const proof = trace.moments.find((moment) => (gapOf(moment) ?? 1) <= 1e-4);
  const last = trace.moments.at(-1);
  return {
    firstMs: first?.ms ?? null,
    onePercentMs: near?.ms ?? null,
    proofMs: proof?.ms ?? null,
    gap: last ? gapOf(last) : null,
    peakMb: trace.peakMb,
    processMs: wholeProcessMs,
  };
}

/** The middle one; null (never reached) counts as later than everything. */
function median(values: readonly (number | null)[]): number | null {
  const sorted = values.map((value) => value ?? Number.POSITIVE_INFINITY).sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? Number.POSITIVE_INFINITY;
  return Number.isFinite(middle) ? middle : null;
}

function ratio(ours: number | null | undefined, theirs: number | null): number | null {
  return ours == null || theirs === null || theirs === 0 ? null : ours / theirs;
}

function completed(some: Partial<Figures>): Figures {
  return { firstMs: null, onePercentMs: null, proofMs: null, gap: null, peakMb: null, processMs: null, ...some };
}

function shown(value: number | null, unit: number, digits: number): string {
  return value === null ? '–' : (value / unit).toFixed(digits);
}
