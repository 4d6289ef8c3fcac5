import type { Costs } from '../../../server/contract/costs.ts';

/** What the fund of a line is called; null is the base budget. */
export function fundNames(funds: Costs['funds']): (id: string | null) => string {
  const names = new Map(funds.map(({ id, name }) => [id, name]));
  return (id) => (id === null ? 'Base budget' : (names.get(id) ?? id));
}
