import type { ProgramDraft } from './program.ts';
import type { Tightened } from './tighten.ts';

/** Of the price of a usual second choice, what a place may cost and still be worth a try; less where there are many places. */
const worthOf = (places: number): number => (places > 1000 ? 0.2 : 0.4);

/**
 * Where it may be worth placing each person: where the relaxation places them, or would at a small reduced cost. With it
 * the temperature to start from, in the same unit: a quarter of that cost.
 */
export function worthwhileAt(
  draft: ProgramDraft,
  { values, reducedCosts }: Tightened,
): { worthwhile: boolean[][]; hottest: number } {
  const { persons, districts } = draft.problem;
  const prices = persons.map((worker) =>
    districts.map(({ index }) => {
      const { column } = draft.share(worker, index);
      return (values[column] ?? 0) > 1e-6 ? 0 : Math.max(0, reducedCosts[column] ?? 0) * worker.steps;
    }),
  );
  const worth = worthOf(persons.length * districts.length);
  const positive = prices.flatMap((row) => row.filter((price) => price > 1e-6)).sort((a, b) => a - b);
  const usual = positive[Math.floor(positive.length / 2)] ?? 1;
  return {
    worthwhile: prices.map((row) => row.map((price) => price <= worth * usual)),
    hottest: (worth * usual) / 4,
  };
}
