// How long a year's costs take with 5,000 posts and 20,000 occupancies, and how long others wait meanwhile.
import { availableParallelism, loadavg } from 'node:os';
import { closeDb, openDb } from '../../db/open.ts';
import { loadDemo } from '../../seeds/run.ts';
import { testApp } from '../support/app.ts';
import { addLargeEstablishment, LARGE } from './large-establishment.ts';

const db = openDb(':memory:');
await loadDemo(db, { now: new Date(), set: 'oldham' });
addLargeEstablishment(db, LARGE);
db.$client.exec("INSERT INTO grade_range VALUES ('bench-grade', '2018-04-01', 10, 14, 'bench')");
const { call } = await testApp(db);

/** Milliseconds that this thread has worked, whatever else the machine does. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds by the clock, milliseconds worked, and the longest work of one turn of the event loop. */
async function measure(name: string, path: string): Promise<void> {
  let [longest, last, isOver] = [0, worked(), false];
  const watch = (): void => {
    const now = worked();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(watch);
  };
  setImmediate(watch);
  const [start, startWork] = [performance.now(), worked()];
  const { status, text } = await call('GET', path, { as: 'hr' });
  const figures = [performance.now() - start, worked() - startWork, longest].map((ms) => ms.toFixed(0));
  isOver = true;
  process.stdout.write(
    `${name}: ${status}, ${figures[0]} ms (${figures[1]} ms of work, longest turn ${figures[2]} ms), ${(text.length / 1024).toFixed(0)} KiB\n`,
  );
}

process.stdout.write(
  `${LARGE.posts} posts, ${LARGE.occupancies} occupancies; ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)}\n`,
);
await call('GET', '/rates', { as: 'hr' });
await measure('A year, cold', '/costs?year=2021/22');
await measure('The same, warm', '/costs?year=2021/22');
await measure('Another year, records known', '/costs?year=2020/21');
db.$client.exec("UPDATE pay_point SET annual_pence = annual_pence + 100 WHERE point = 12 AND from_date = '2021-04-01'");
await measure('The year after a rate changed', '/costs?year=2021/22');
await measure('Posts of a unit', '/costs/units/mash?year=2021/22');
await measure('Lines of a post', '/costs/records/posts/LP-0100?year=2021/22');
await measure('Every line as CSV', '/costs/lines.csv?year=2021/22');
closeDb(db);
