// How long large files take, and how long they hold up the server that reads them: holders, arrangements and counts, and
// an extract of cases beside its parser alone on the same file.
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse';
import { closeDb, type Db, openDb } from '../../db/open.ts';
import { loadDemo } from '../../seeds/run.ts';
import type { ImportKind } from '../../server/contract/imports.ts';
import { demandHistory } from '../../server/demand/demand-history.ts';
import { demandBetween } from '../../server/demand/list-demand.ts';
import { commitImport } from '../../server/imports/commit-import.ts';
import { exportFile } from '../../server/imports/export-file.ts';
import { compareExtract } from '../../server/imports/extract/compare-extract.ts';
import { createImportReader } from '../../server/imports/import-reader.ts';
import { databaseFile } from '../../server/installation.ts';
import { addLargeEstablishment } from './large-establishment.ts';
import { arbitraryNumbers } from './numbers.ts';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const ROWS = Number(values.rows);
const COUNTS = 100_000;
const TODAY = '2021-04-01';

/** Runs work and gives its time, the longest gap in other work, and the processor time of this process, all in ms. */
async function measured<T>(work: () => Promise<T>) {
  let [last, gap] = [performance.now(), 0];
  const tick = () => {
    gap = Math.max(gap, performance.now() - last);
    last = performance.now();
  };
  const timer = setInterval(tick, 1);
  const [start, cpu] = [performance.now(), process.cpuUsage()];
  const value = await work();
  tick();
  clearInterval(timer);
  const { user, system } = process.cpuUsage(cpu);
  return { value, ms: performance.now() - start, gap, cpu: (user + system) / 1000 };
}

function print(name: string, { ms, gap, cpu }: { ms: number; gap: number; cpu: number }): void {
  const figures = [ms, gap, cpu].map((figure) => figure.toFixed(0).padStart(8));
  process.stdout.write(`${name.padEnd(44)} ${figures.join(' ')}\n`);
}

/** Holders, arrangements and posts of a large establishment as files; they are gone from the database after. */
async function establishmentFiles(db: Db): Promise<[ImportKind, string][]> {
  addLargeEstablishment(db, { posts: 5000, occupancies: 21_350 });
  const files: [ImportKind, string][] = [];
  for (const kind of ['posts', 'occupancies', 'arrangements'] as const) {
    files.push([kind, await exportFile(db, kind, { role: 'hr', districtId: null })]);
  }
  db.$client.pragma('foreign_keys = OFF');
  for (const table of [
    'funding_line',
    'occupancy_step',
    'recruitment',
    'occupancy',
    'post_mapping',
    'post_requirement',
  ]) {
    db.$client.exec(`DELETE FROM ${table}`);
  }
  db.$client.exec("DELETE FROM post WHERE id LIKE 'LP-%'");
  db.$client.pragma('foreign_keys = ON');
  return files;
}

function namesOf(db: Db, table: string, column = 'name'): string[] {
  return db.$client.prepare<[], string>(`SELECT ${column} FROM ${table} ORDER BY 1`).pluck().all();
}

function countsFile(db: Db): string {
  const [districts, levels, languages] = [
    namesOf(db, 'district'),
    namesOf(db, 'level_of_need'),
    namesOf(db, 'language', 'code'),
  ];
  const lines = ['month,district,level,language,open_cases'];
  for (let n = 0; lines.length <= COUNTS; n += 1) {
    const month = `${1960 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
    for (const district of districts) {
      for (const level of levels)
        for (const language of languages) lines.push(`${month},${district},${level},${language},${n % 30}`);
    }
  }
  return lines.slice(0, COUNTS + 1).join('\n');
}

/** What storing counts takes where each row is a statement of its own: what the storing of a file is held against. */
function rowByRow(db: Db, text: string): void {
  const columns = 'month, district_id, level_id, language_code, open_cases';
  const insert = db.$client.prepare(`INSERT INTO demand_count (${columns}) VALUES (?, ?, ?, ?, ?)`);
  const ids = (table: string) =>
    new Map(
      db.$client
        .prepare<[], { id: string; name: string }>(`SELECT id, name FROM ${table}`)
        .all()
        .map((row) => [row.name, row.id]),
    );
  const [districts, levels] = [ids('district'), ids('level_of_need')];
  db.$client.exec('BEGIN');
  for (const line of text.split('\n').slice(1)) {
    const [month, district = '', level = '', language, openCases] = line.split(',');
    insert.run(month, districts.get(district), levels.get(level), language, Number(openCases));
  }
  db.$client.exec('ROLLBACK');
}

async function writeExtract(db: Db, path: string): Promise<void> {
  const next = arbitraryNumbers(7);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? '';
  const [districts, levels, wards] = [
    namesOf(db, 'district'),
    namesOf(db, 'level_of_need'),
    namesOf(db, 'ward', 'code'),
  ];
  const languages = namesOf(db, 'language', 'code');
  const day = (from: number, days: number) =>
    new Date(Date.UTC(2016, 0, 1) + (from + days) * 86_400_000).toISOString().slice(0, 10);
  function* lines(): Generator<string> {
    yield 'case_id,family_id,district,ward,level,language,ethnicity,opened,closed,waiting_since,scope\n';
    for (let n = 0; n < ROWS; n += 1) {
      const opened = Math.floor(next() * 1900);
      const closed = next() < 0.9 ? day(opened, 20 + Math.floor(next() * 200)) : '';
      const waiting = next() < 0.5 ? day(opened, -Math.floor(next() * 60)) : '';
      yield `C-${n},F-${Math.floor(n / 1.4)},${pick(districts)},${pick(wards)},${pick(levels)},${pick(languages)},${next() < 0.8 ? 'recorded' : ''},${day(opened, 0)},${closed},${waiting},\n`;
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

async function parseAlone(path: string): Promise<number> {
  let rows = 0;
  const parser = parse({
    on_record: () => {
      rows += 1;
      return null;
    },
  });
  await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), parser.resume());
  return rows;
}

const folder = mkdtempSync(join(tmpdir(), 'evenhand-imports-'));
const db = openDb(databaseFile(folder));
await loadDemo(db, { now: new Date(`${TODAY}T09:00:00Z`), set: 'oldham' });
const reader = createImportReader(db);
// as in a service at work: what was read of the counts is remembered, and writes to them are noted
demandHistory(db, null, true);
demandBetween(db, { from: '2021-03', to: '2021-03' }, { confinedTo: null, keepsCounts: true });
try {
  process.stdout.write(`${availableParallelism()} processors, load ${loadavg()[0]?.toFixed(1)}\n`);
  process.stdout.write(`${''.padEnd(44)} ${['ms', 'gap ms', 'cpu ms'].map((word) => word.padStart(8)).join(' ')}\n`);
  for (const [kind, text] of [...(await establishmentFiles(db)), ['demand', countsFile(db)] as const]) {
    const bytes = Buffer.from(text);
    const job = { kind, bytes, today: TODAY, digest: null };
    const seen = await measured(() => reader.compare(job, {}, ({ preview }) => preview));
    const { rows, digest, faultCount } = seen.value;
    if (faultCount > 0) throw new Error(seen.value.faults[0]?.message);
    print(`${kind}, ${rows} rows: read and compared`, seen);
    if (kind === 'demand')
      print('demand: a statement a row, rolled back', await measured(async () => rowByRow(db, text)));
    const run = { kind, bytes, digest, importId: kind, at: `${TODAY}T09:00:00Z`, by: 'bench', today: TODAY, reader };
    print(`${kind}: read again and stored`, await measured(() => commitImport(db, run)));
  }
  const path = join(folder, 'extract.csv');
  await writeExtract(db, path);
  const size = `${(statSync(path).size / 1e6).toFixed(0)} MB`;
  const alone = await measured(() => parseAlone(path));
  print(`csv-parse alone, ${alone.value - 1} rows, ${size}`, alone);
  let [peak, told] = [0, 0];
  const hooks = { onProgress: () => (told += 1) };
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const read = await measured(() =>
    reader.extract({ kind: 'case-extract', path, from: '2016-01', to: '2021-03' }, hooks),
  );
  clearInterval(timer);
  print('the extract, read and counted elsewhere', read);
  print('the counts, compared', await measured(async () => compareExtract(db, read.value)));
  const { cases, families } = read.value.aggregate;
  process.stdout.write(
    `${cases} cases, ${families} families, ${read.value.faultCount} faults; told of progress ${told} times; memory of the server ${(peak / 1e6).toFixed(0)} MB; ${(read.ms / alone.ms).toFixed(2)} × csv-parse alone\n`,
  );
} finally {
  reader.close();
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
}
