import type { LinearProgram } from '../../solver/lp.ts';

/** A program as free MPS text, columns `v0…` and rows `r0…` by position, for solvers that read files. */
export function mpsOf({ columns, rows, offset }: LinearProgram): string {
  const entries: string[][] = columns.map(() => []);
  rows.forEach((row, r) => {
    row.indices.forEach((at, k) => {
      entries[at]?.push(`r${r} ${row.values[k] ?? 0}`);
    });
  });
  const body = columns.flatMap(({ cost, integer }, at) => [
    ...(integer === (columns[at - 1]?.integer ?? false)
      ? []
      : [` m${at} 'MARKER' ${integer ? "'INTORG'" : "'INTEND'"}`]),
    ` v${at} cost ${cost}`,
    ...(entries[at] ?? []).map((entry) => ` v${at} ${entry}`),
  ]);
  const lastInteger = columns[columns.length - 1]?.integer ?? false;
  const sides = rows.map(({ lower, upper }, r) => {
    const [low, high] = [Number.isFinite(lower), Number.isFinite(upper)];
    if (low && high && lower === upper) return { kind: 'E', side: lower, range: '' };
    if (low) return { kind: 'G', side: lower, range: high ? ` range r${r} ${upper - lower}` : '' };
    return { kind: high ? 'L' : 'N', side: upper, range: '' };
  });
  return [
    'NAME problem FREE',
    'ROWS',
    ' N cost',
    ...sides.map(({ kind }, r) => ` ${kind} r${r}`),
    'COLUMNS',
    ...body,
    ...(lastInteger ? [" mEnd 'MARKER' 'INTEND'"] : []),
    'RHS',
    ...(offset === 0 ? [] : [` side cost ${-offset}`]),
    ...sides.flatMap(({ kind, side }, r) => (kind === 'N' ? [] : [` side r${r} ${side}`])),
    'RANGES',
    ...sides.flatMap(({ range }) => (range ? [range] : [])),
    'BOUNDS',
    ...columns.flatMap(({ lower, upper }, at) => [
      ` LO bound v${at} ${lower}`,
      ...(Number.isFinite(upper) ? [` UP bound v${at} ${upper}`] : []),
    ]),
    'ENDATA',
    '',
  ].join('\n');
}
