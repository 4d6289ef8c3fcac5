import type { Column, LinearProgram, Row } from '../../../solver/lp.ts';

/** No bound. */
export const inf = Number.POSITIVE_INFINITY;

/** A column of a made program: any number from 0 on, unless more is said. */
export function column(cost: number, more: Partial<Column> = {}): Column {
  return { name: 'x', cost, lower: 0, upper: inf, integer: false, ...more };
}

/** A row over the first columns. */
export function row(values: number[], lower: number, upper: number, name = 'row'): Row {
  return { name, lower, upper, indices: values.map((_, at) => at), values };
}

/** A knapsack with many near-ties: no engine finishes it at once. */
export function hardProgram(items = 60): LinearProgram {
  const weights = Array.from({ length: items }, (_, at) => 1000 + ((at * 7919) % 997));
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  const columns = [
    ...weights.map(() => column(0, { upper: 1, integer: true })),
    column(1, { name: 'over' }),
    column(1, { name: 'under' }),
  ];
  return { columns, rows: [row([...weights, -1, 1], half + 0.37, half + 0.37)], offset: 0 };
}
