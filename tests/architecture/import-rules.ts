/** Who may import whom. The first rule whose `folder` matches a file decides; each carries its reason. */
export interface ImportRule {
  folder: RegExp;
  reason: string;
  /** Our own files it may import, as paths from the root. Files of its own `within` are always allowed. */
  ours: RegExp[];
  within: (file: string) => string;
  packages: RegExp[];
  /** Our own files it may import as types only. */
  typesOnly?: RegExp[];
}

const folderOf = (depth: number) => (file: string) => `${file.split('/').slice(0, depth).join('/')}/`;
const any = /./;
const node = /^node:/;
const solverEntry =
  /^solver\/(plan-input|read-plan-input|proposal|solve|verify|explain|reasons|one-more|relax|regret|lp)\.ts$|^solver\/rules\/index\.ts$|^solver\/engines\//;

export const IMPORT_RULES: ImportRule[] = [
  {
    folder: /^solver\/engines\//,
    reason: 'an engine knows the linear program and its one package, so that engines can be exchanged',
    ours: [/^solver\/lp\.ts$/],
    within: (file) => file,
    packages: [/^highs$/, /^javascript-lp-solver$/],
  },
  {
    folder: /^solver\//,
    reason: 'the solver is a leaf: mathematics on plain data, without input, output or clock',
    ours: [],
    within: folderOf(1),
    packages: [],
  },
  {
    folder: /^db\//,
    reason: 'the database is a leaf: it stores and finds rows and decides nothing',
    ours: [],
    within: folderOf(1),
    packages: [/^drizzle-orm/, /^drizzle-kit$/, /^better-sqlite3$/, node],
  },
  {
    folder: /^server\/domain\//,
    reason: 'the domain is pure calculation: no clock, no SQL, no HTTP, no zod',
    ours: [],
    within: folderOf(2),
    packages: [],
  },
  {
    folder: /^server\/contract\//,
    reason: 'the contract runs in the browser too: zod and nothing else',
    ours: [],
    within: folderOf(2),
    packages: [/^zod$/],
  },
  {
    folder: /^server\/http\//,
    reason: 'the HTTP layer serves every feature and knows none',
    ours: [/^server\/contract\//],
    within: folderOf(2),
    packages: [/^hono/, /^@hono\//, /^zod$/, /^pino$/, node],
  },
  {
    folder: /^server\/solving\//,
    reason: 'it runs solver jobs off the event loop and checks their answers for every feature, and knows none',
    ours: [/^server\/(contract|domain|http)\//, solverEntry],
    within: folderOf(2),
    packages: [node],
  },
  {
    folder: /^server\/metrics\//,
    reason: 'it keeps figures of requests, writes and solver jobs and decides nothing',
    ours: [/^server\/solving\//, /^db\/open\.ts$/],
    within: folderOf(2),
    packages: [/^prom-client$/, node],
  },
  {
    folder: /^server\/accounts\/council-provider\.ts$/,
    reason: 'one file speaks OpenID Connect, so that the rest knows who signs in but not how that was proved',
    ours: [/^server\/(contract|accounts)\//],
    within: folderOf(2),
    packages: [/^openid-client$/],
  },
  {
    folder: /^server\/commands\//,
    reason: 'a command line reads settings or a file, calls the solver or one feature, and prints',
    ours: [
      solverEntry,
      /^db\//,
      /^server\/(backup|accounts|audit)\//,
      /^server\/(settings|setting-refused|installation|data-folder)\.ts$/,
      /^package\.json$/,
    ],
    within: folderOf(2),
    packages: [node],
  },
  {
    folder: /^server\/[^/]+\//,
    reason:
      'a feature stands on contract, domain, http, solving, db and the solver’s entry points, never on another feature',
    ours: [/^server\/(contract|domain|http|solving)\//, /^db\//, solverEntry],
    within: folderOf(2),
    packages: [/^hono/, /^@hono\//, /^zod$/, /^drizzle-orm/, /^csv-parse/, /^swagger-ui-dist/, node],
  },
  {
    folder: /^server\//,
    reason: 'the hub puts the features together',
    ours: [/^server\//, /^db\//, solverEntry, /^seeds\/run\.ts$/, /^package\.json$/],
    within: folderOf(1),
    packages: [any],
  },
  {
    folder: /^client\/vite\.config\.ts$/,
    reason: 'the build runs outside the browser',
    ours: [],
    within: (file) => file,
    packages: [node, /^vite$/, /^@vitejs\//],
  },
  {
    folder: /^client\//,
    reason: 'the client formats what the server calculated: contract values, and the API as a type only',
    ours: [/^server\/contract\//],
    within: folderOf(1),
    packages: [/^(?!node:|better-sqlite3|drizzle|highs|javascript-lp-solver|@hono\/node-server)/],
    typesOnly: [/^server\/app\.ts$/],
  },
  {
    folder: /^seeds\//,
    reason: 'seeds go in through the importer, so that seeding exercises the production path',
    ours: [/^server\/imports\//, /^server\/domain\//, /^db\//],
    within: folderOf(1),
    packages: [node, /^csv-parse/],
  },
];

export interface Import {
  /** What stands in the import statement. */
  target: string;
  typeOnly: boolean;
}

/** Import and export-from statements and dynamic imports of a TypeScript source. */
export function importsOf(source: string): Import[] {
  const statement = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s*['"]([^'"]+)['"]/g;
  const bare = /(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g;
  const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  const found: Import[] = [];
  for (const match of source.matchAll(statement)) {
    if (match[2]) found.push({ target: match[2], typeOnly: Boolean(match[1]) });
  }
  for (const pattern of [bare, dynamic]) {
    for (const match of source.matchAll(pattern)) if (match[1]) found.push({ target: match[1], typeOnly: false });
  }
  return found;
}

/**
 * What is wrong with the imports of one file.
 * @param file path from the root, with forward slashes
 * @returns one sentence for each forbidden import, with the rule's reason
 */
export function forbiddenImports(file: string, source: string): string[] {
  const rule = IMPORT_RULES.find((candidate) => candidate.folder.test(file));
  if (!rule) return [];
  return importsOf(source)
    .filter((found) => !isAllowed(rule, file, found))
    .map((found) => `${file} may not import ${found.target}: ${rule.reason}`);
}

function isAllowed(rule: ImportRule, file: string, { target, typeOnly }: Import): boolean {
  if (!target.startsWith('.')) return rule.packages.some((pattern) => pattern.test(target));
  const path = resolve(file, target);
  if (path.startsWith(rule.within(file)) || path === file) return true;
  if (rule.ours.some((pattern) => pattern.test(path))) return true;
  return typeOnly && (rule.typesOnly ?? []).some((pattern) => pattern.test(path));
}

function resolve(file: string, target: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
