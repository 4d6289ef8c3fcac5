import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDb, type Db, openDb } from '../../db/open.ts';
import { loadDemo } from '../../seeds/run.ts';
import { startSession } from '../../server/accounts/start-session.ts';
import { databaseFile } from '../../server/installation.ts';
import { arbitraryNumbers } from './numbers.ts';

const PEOPLE = 3000;
const DISTRICTS = 40;
const YEARS = 5;
const ACCOUNTS = 20;

/** A data folder with 3,000 people, 40 districts and five years of demand, and managers who are signed in. */
export interface LargeCouncil {
  dataDir: string;
  /** One a manager. */
  cookies: string[];
  /** Ids of the counts of the latest two years, all of version 1. */
  demandIds: string[];
  months: string[];
}

/** Makes the folder, the same each time but for ids; remove it afterwards. */
export async function makeLargeCouncil(): Promise<LargeCouncil> {
  const dataDir = mkdtempSync(join(tmpdir(), 'evenhand-load-'));
  const db = openDb(databaseFile(dataDir));
  const now = new Date();
  await loadDemo(db, { now, set: 'tiny' });
  const months = monthsUntil('2021-03', YEARS * 12);
  db.transaction(() => {
    addDistricts(db);
    addPeople(db);
    addDemand(db, months);
  });
  const cookies = signedInManagers(db, now);
  const recent = months.slice(-24).map((month) => `'${month}'`);
  const demandIds = db.$client
    .prepare<[], { id: number }>(`SELECT id FROM demand_count WHERE month IN (${recent}) AND version = 1`)
    .all()
    .map(({ id }) => String(id));
  closeDb(db);
  return { dataDir, cookies, demandIds, months };
}

function addDistricts(db: Db): void {
  const district = db.$client.prepare('INSERT INTO district (id, name, position) VALUES (?, ?, ?)');
  const unit = db.$client.prepare("INSERT INTO unit (id, name, kind, district_id) VALUES (?, ?, 'district-team', ?)");
  for (let n = 3; n <= DISTRICTS; n += 1) {
    district.run(`d${n}`, `District ${n}`, n);
    unit.run(`team-d${n}`, `Team of district ${n}`, `d${n}`);
  }
}

function districtIds(db: Db): string[] {
  return db.$client
    .prepare<[], { id: string }>('SELECT id FROM district ORDER BY position')
    .all()
    .map(({ id }) => id);
}

function addPeople(db: Db): void {
  const next = arbitraryNumbers(1);
  const districts = districtIds(db);
  // arrangements that add capacity would be rows of a plan beyond the people counted here
  db.$client.exec('UPDATE occupancy SET capacity_minutes = 0, capacity_district_id = NULL');
  const present = db.$client.prepare<[], { n: number }>('SELECT count(*) AS n FROM person').get()?.n ?? 0;
  const person = db.$client.prepare(
    'INSERT INTO person (id, name, role_id, unit_id, contracted_minutes, start_date) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const language = db.$client.prepare('INSERT INTO person_language (person_id, language_code) VALUES (?, ?)');
  const preference = db.$client.prepare(
    'INSERT INTO person_preference (person_id, district_id, rank, reason) VALUES (?, ?, ?, NULL)',
  );
  for (let n = present; n < PEOPLE; n += 1) {
    const id = `L-${n}`;
    const role = next() < 0.15 ? 'senior-practitioner' : 'caseworker';
    const minutes = next() < 0.3 ? 1110 : 2220;
    person.run(id, `Person ${n}`, role, `team-${districts[n % DISTRICTS]}`, minutes, '2019-04-01');
    if (next() < 0.2) language.run(id, 'ur');
    if (next() < 0.5) preference.run(id, districts[Math.floor(next() * DISTRICTS)], 1);
  }
}

function addDemand(db: Db, months: readonly string[]): void {
  const next = arbitraryNumbers(2);
  const count = db.$client.prepare(
    'INSERT OR IGNORE INTO demand_count (district_id, month, level_id, language_code, open_cases) VALUES (?, ?, ?, ?, ?)',
  );
  for (const districtId of districtIds(db)) {
    const busy = 0.6 + next() * 0.8;
    for (const month of months) {
      for (const level of ['additional', 'complex']) {
        for (const [language, share] of [
          ['en', 300],
          ['ur', 40],
          ['unknown', 25],
        ] as const) {
          count.run(districtId, month, level, language, Math.round(share * busy * (0.8 + next() * 0.4)));
        }
      }
    }
  }
}

function signedInManagers(db: Db, at: Date): string[] {
  const account = db.$client.prepare(
    "INSERT INTO account (id, email, name, role, password_hash, demo) VALUES (?, ?, ?, 'service-manager', '', 0)",
  );
  return Array.from({ length: ACCOUNTS }, (_, n) => {
    const id = randomUUID();
    account.run(id, `manager.${n}@load.example`, `Manager ${n}`);
    return `evenhand_session=${startSession(db, id, at)}`;
  });
}

/** The months up to one, that one included, oldest first. */
function monthsUntil(last: string, count: number): string[] {
  const [year = 0, month = 0] = last.split('-').map(Number);
  return Array.from({ length: count }, (_, n) => {
    const index = year * 12 + month - 1 - (count - 1 - n);
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
