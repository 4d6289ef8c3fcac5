import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const LEFT_OUT = new Set(['node_modules', '.git', 'data', 'dist', 'test-results']);

/** Text of a file of the project, by its path from the root. */
export function readProjectFile(path: string): string {
  return readFileSync(`${ROOT}/${path}`, 'utf8');
}

/** Paths from the root of the files below the folders, without built and installed ones. */
export function projectFiles(folders: readonly string[], ending: RegExp): string[] {
  return folders.flatMap((folder) => walk(folder)).filter((path) => ending.test(path));
}

/** What stands at the top of the project. */
export function topLevel(): string[] {
  return readdirSync(ROOT).filter((name) => !LEFT_OUT.has(name));
}

function walk(folder: string): string[] {
  return readdirSync(`${ROOT}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    return entry.isDirectory() ? walk(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`];
  });
}
