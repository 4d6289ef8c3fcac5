import type { Db } from '../../db/open.ts';
import { listFundingLines, listOccupancies, listPosts } from '../../db/queries/establishment.ts';
import { readRates } from '../../db/queries/rates.ts';
import type { OccupancyRecord } from '../../server/domain/establishment/records.ts';
import { dayByDay, daysBetween, type Lines } from '../unit/server/domain/establishment/day-by-day.ts';

const FULL_TIME = 2220;

/** Everything in a year, worked out day by day from the records. */
export function slowYear(db: Db, year: string) {
  const start = Number(year.slice(0, 4));
  const days = daysBetween(`${start}-04-01`, `${start + 1}-03-31`);
  const rows = { ...readRates(db), fundingLines: listFundingLines(db), fullTimeMinutes: FULL_TIME };
  const posts = listPosts(db);
  const occupancies = listOccupancies(db);
  const substantiveOf = (of: OccupancyRecord) =>
    occupancies.find(
      (one) =>
        one.personId !== null &&
        one.personId === of.personId &&
        one.kind === 'substantive' &&
        one.startDate <= of.startDate &&
        (one.endDate ?? '9999') >= of.startDate,
    );
  const budget = posts
    .filter(({ state }) => state === 'established')
    .map((post) => ({ unitId: post.unitId, id: post.id, lines: dayByDay(post, rows, days) }));
  const forecast = occupancies.map((one) => ({
    unitId: one.unitId,
    id: one.id,
    lines: dayByDay(one, rows, days, substantiveOf(one)),
  }));
  return { posts, occupancies, days, rows, budget, forecast };
}

type Slow = { unitId: string; lines: Lines };
/** Pence of some lines: those of which `keep` says so by month and fund, `2020-09 base`, and unit. */
export const sum = (records: readonly Slow[], keep: (key: string, unitId: string) => boolean = () => true) =>
  records.reduce(
    (total, { unitId, lines }) => [...lines].reduce((so, [key, pence]) => so + (keep(key, unitId) ? pence : 0), total),
    0,
  );

/** What is vacant and who covers it on each day, from the rules as the glossary says them. */
export function slowVacancies({ posts, occupancies, days, rows }: ReturnType<typeof slowYear>) {
  let [vacant, cover, lines] = [0, 0, 0];
  const add = (found: Lines) => {
    lines += found.size * 4;
    return [...found.values()].reduce((so, pence) => so + pence, 0);
  };
  const unfunded = { ...rows, fundingLines: [] };
  for (const post of posts) {
    if (post.state !== 'established') continue;
    const inPost = occupancies.filter(({ postId }) => postId === post.id);
    const presentOn = (day: string) => inPost.filter((one) => one.startDate <= day && (one.endDate ?? '9999') >= day);
    const freeOn = (day: string) => {
      const held = presentOn(day).filter(({ kind }) => kind === 'substantive');
      return Math.max(0, post.budgetedMinutes - held.reduce((so, { minutes }) => so + minutes, 0));
    };
    const isFree = days.some((day) => freeOn(day) > 0);
    if (!isFree) continue;
    vacant += add(dayByDay(post, unfunded, days, undefined, freeOn));
    for (const one of inPost) {
      if (one.kind === 'substantive' || one.kind === 'ring-fenced') continue;
      const counted = (day: string): number => {
        let free = freeOn(day);
        const present = presentOn(day);
        const covering = present
          .filter(
            ({ kind, coversId }) =>
              !['substantive', 'ring-fenced'].includes(kind) && !present.some(({ id }) => id === coversId),
          )
          .filter(
            ({ kind, personId }) =>
              kind === 'additional-hours' ||
              personId === null ||
              !present.some((other) => other.kind === 'substantive' && other.personId === personId),
          )
          .sort((a, b) => (`${a.startDate} ${a.id}` < `${b.startDate} ${b.id}` ? -1 : 1));
        for (const other of covering) {
          const counts = Math.min(free, other.minutes);
          if (other.id === one.id) return counts;
          free -= counts;
        }
        return 0;
      };
      const own = occupancies.find(
        ({ kind, personId }) => kind === 'substantive' && personId !== null && personId === one.personId,
      );
      if (days.some((day) => counted(day) > 0)) cover += add(dayByDay(one, unfunded, days, own, counted));
    }
  }
  return { vacant, cover, lines };
}
