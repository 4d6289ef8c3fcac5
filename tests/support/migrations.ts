import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Journal {
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

/** One step: its statements, and the moment it says it was made at. */
export interface MadeStep {
  sql: string;
  when: number;
}

/** Writes a folder of migrations as the tool lays it out. */
export function writeMigrations(folder: string, steps: readonly MadeStep[]): void {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const entries = steps.map(({ sql, when }, idx) => {
    const tag = `${String(idx).padStart(4, '0')}_step`;
    writeFileSync(join(folder, `${tag}.sql`), sql);
    return { idx, version: '6', when, tag, breakpoints: true };
  });
  writeJournal(folder, { entries });
}

/** A copy of the product's own migrations with one step more. */
export function withOneStepMore(folder: string, sql: string): void {
  cpSync(join(ROOT, 'db/migrations'), folder, { recursive: true });
  const journal: Journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
  const idx = journal.entries.length;
  writeFileSync(join(folder, 'step-more.sql'), sql);
  journal.entries.push({ idx, version: '6', when: 4_000_000_000_000, tag: 'step-more', breakpoints: true });
  writeJournal(folder, journal);
}

/** A database as a released version left it: writes it to a file, and gives what was in it. */
export function frozenDatabase(
  name: string,
  file: string,
): Record<string, { rows: number; columns: string[]; hash: string }> {
  const at = (ending: string) => readFileSync(join(ROOT, `tests/fixtures/databases/${name}.${ending}`));
  writeFileSync(file, gunzipSync(at('sqlite.gz')));
  return JSON.parse(at('json').toString('utf8'));
}

function writeJournal(folder: string, journal: Journal): void {
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'sqlite', ...journal }));
}
