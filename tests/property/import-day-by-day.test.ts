import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readText } from '../unit/server/imports/extract-files.ts';
import { tinyDb } from '../unit/server/imports/tiny-db.ts';

/** Levels of need, the lowest first. */
const LEVELS = [
  { id: 'additional', name: 'Additional needs' },
  { id: 'complex', name: 'Complex needs' },
];
const DAYS = 120;
const dateOf = (day: number) => new Date(Date.UTC(2020, 11, 1) + day * 86_400_000).toISOString().slice(0, 10);
const british = (date: string) => `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
const isMonthEnd = (day: number) => dateOf(day + 1).endsWith('-01');

interface Case {
  opened: number;
  closed: number | null;
  level: number;
  /** Changes of level, of one day maybe several. */
  steps: { day: number; level: number }[];
}

const level = fc.nat(1);
const oneCase: fc.Arbitrary<Case> = fc
  .record({
    opened: fc.nat(100),
    lasts: fc.option(fc.nat(60)),
    level,
    steps: fc.array(fc.record({ day: fc.nat(DAYS), level }), { maxLength: 4 }),
  })
  .map(({ lasts, ...one }) => ({ ...one, closed: lasts === null ? null : one.opened + lasts }));

/** The file, with dates in two forms. */
function fileOf(cases: readonly Case[]): string {
  const nameOf = (place: number) => LEVELS[place]?.name ?? '';
  const lines = cases.map(({ opened, closed, level: first, steps }, at) => {
    const date = (day: number) => (at % 2 === 0 ? dateOf(day) : british(dateOf(day)));
    const later = steps.map(({ day, level: to }) => `${date(day)}:${nameOf(to)}`).join('|');
    return `C${at},North,${nameOf(first)},${later},${date(opened)},${closed === null ? '' : date(closed)}`;
  });
  return ['case_id,district,level,level_steps,opened,closed', ...lines].join('\n');
}

/** Of several changes of a day the highest level counts. */
function levelOn({ level: first, steps }: Case, day: number): number {
  const past = steps.filter((step) => step.day <= day);
  const last = Math.max(-1, ...past.map((step) => step.day));
  return last < 0 ? first : Math.max(...past.filter((step) => step.day === last).map((step) => step.level));
}

/** Every figure from January to March 2021, found by walking through the days. */
function walked(cases: readonly Case[]): Map<string, number> {
  const found = new Map<string, number>();
  const add = (day: number, at: number, figure: string, count = 1) => {
    const key = `${dateOf(day).slice(0, 7)} ${LEVELS[at]?.id} ${figure}`;
    if (dateOf(day) >= '2021-01-01' && dateOf(day) <= '2021-03-31' && count > 0)
      found.set(key, (found.get(key) ?? 0) + count);
  };
  for (const one of cases) {
    for (let day = one.opened; day <= DAYS + 60 && day <= (one.closed ?? Number.MAX_VALUE); day += 1) {
      const [now, before] = [levelOn(one, day), levelOn(one, day - 1)];
      if (day === one.opened) add(day, now, 'opened');
      else if (now > before) add(day, before, 'stepped_up');
      else if (now < before) add(day, before, 'stepped_down');
      if (day === one.closed) {
        add(day, now, 'closed');
        add(day, now, 'closed_days', day - one.opened);
      } else if (isMonthEnd(day)) add(day, now, 'open_cases');
    }
  }
  return found;
}

it('counts of a file what a walk through the days of its cases finds', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(oneCase, { minLength: 1, maxLength: 6 }), async (cases) => {
      const { faults, aggregate } = await readText(await tinyDb(), 'case-extract', fileOf(cases));
      expect(faults).toEqual([]);
      const found = new Map<string, number>();
      for (const row of [...(aggregate.tables.demand ?? []), ...(aggregate.tables.flow ?? [])]) {
        for (const [figure, count] of Object.entries(row)) {
          if (typeof count === 'number' && count > 0) found.set(`${row.month} ${row.level_id} ${figure}`, count);
        }
      }
      expect([...found].sort()).toEqual([...walked(cases)].sort());
    }),
    { numRuns: 60, seed: 20210401 },
  );
});
