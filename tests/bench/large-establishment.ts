import type { Db } from '../../db/open.ts';
import { arbitraryNumbers } from './numbers.ts';

/** How much an establishment holds. */
export interface LargeEstablishment {
  posts: number;
  occupancies: number;
}

/** What the product has to stay smooth with. */
export const LARGE: LargeEstablishment = { posts: 5000, occupancies: 20_000 };

const FIRST_YEAR = 2012;
const KINDS = ['fixed-term', 'acting-up', 'secondment', 'maternity-cover', 'agency', 'additional-hours'] as const;

/**
 * Adds an establishment, the same each time: posts in the units there are, each held by one person after another, every
 * sixth one vacant in the end, and on every fourth a temporary arrangement that covers somebody or fills a gap.
 * @param db with units, roles and at least one person; its own posts stay
 */
export function addLargeEstablishment(db: Db, { posts, occupancies }: LargeEstablishment = LARGE): void {
  const next = arbitraryNumbers(5);
  const ids = (table: string) =>
    db.$client
      .prepare<[], { id: string }>(`SELECT id FROM ${table} ORDER BY id`)
      .all()
      .map(({ id }) => id);
  const [units, roles] = [ids('unit'), ids('role')];
  db.$client.exec("INSERT OR IGNORE INTO grade (id, name, position) VALUES ('bench-grade', 'Bench grade', 999)");
  const post = db.$client.prepare(
    `INSERT INTO post (id, title, role_id, grade_id, unit_id, budgeted_minutes, cost_code, start_date, permanence, state)
     VALUES (?, ?, ?, 'bench-grade', ?, ?, ?, '2012-04-01', 'permanent', 'established')`,
  );
  const occupancy = db.$client.prepare(
    `INSERT INTO occupancy (id, post_id, worker_name, kind, minutes, start_date, end_date, pay_point, hourly_pence, reason, covers_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const each = Math.floor(occupancies / posts);
  let count = 0;
  const add = (
    postId: string,
    kind: string,
    minutes: number,
    from: string,
    to: string | null,
    covers: string | null,
  ) => {
    count += 1;
    const id = `L-${count}`;
    const hourly = kind === 'agency' ? 3150 : null;
    const reason = kind === 'substantive' ? null : 'a reason of some length, as people write them';
    occupancy.run(id, postId, `Person ${count}`, kind, minutes, from, to, hourly ? null : 12, hourly, reason, covers);
    return id;
  };
  db.transaction(() => {
    for (let n = 0; n < posts; n += 1) {
      const id = `LP-${String(n).padStart(4, '0')}`;
      const minutes = next() < 0.3 ? 1110 : 2220;
      post.run(id, `Post of kind ${n % 40}`, roles[n % roles.length], units[n % units.length], minutes, `CC-${n % 60}`);
      const temporary = n % 4 === 0;
      const holders = temporary ? each - 1 : each + (n % 4 === 1 ? 1 : 0);
      let last: string | null = null;
      for (let turn = 0; turn < holders; turn += 1) {
        const from = `${FIRST_YEAR + turn * 3}-04-01`;
        const isLast = turn === holders - 1 && n % 6 !== 0;
        last = add(id, 'substantive', minutes, from, isLast ? null : `${FIRST_YEAR + turn * 3 + 3}-03-31`, null);
      }
      if (temporary) {
        const kind = KINDS[n % KINDS.length] ?? 'agency';
        add(id, kind, minutes, '2020-10-01', '2021-09-30', n % 6 === 0 ? null : last);
      }
    }
  });
}
