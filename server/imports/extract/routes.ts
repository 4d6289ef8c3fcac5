import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Db } from '../../../db/open.ts';
import { findMapping } from '../../../db/queries/imports-extracts.ts';
import type { ExtractKind, ExtractMapping, ExtractPreview } from '../../contract/imports-extracts.ts';
import { accountOf, actorOf } from '../../http/access.ts';
import type { AppEnv } from '../../http/env.ts';
import { fault, invalidInput, ProblemError } from '../../http/problem.ts';
import { createRouter } from '../../http/router.ts';
import type { ImportReader } from '../import-reader.ts';
import type { ImportRuns } from '../import-runs.ts';
import { templateCsv } from '../layout.ts';
import { previewDigest, requireCsv } from '../requests.ts';
import { EXTRACT_COLUMNS, ONE_OF } from './columns.ts';
import { commitExtract } from './commit-extract.ts';
import { compareExtract } from './compare-extract.ts';
import { firstHeadings, headingsHash, matchHeadings } from './headings.ts';
import { createKeptExtracts } from './kept-extracts.ts';
import { MOST_MONTHS, monthSpan } from './months.ts';
import { rememberMapping } from './remember-mapping.ts';
import { extractRoutesOf, LARGEST_EXTRACT } from './route-definitions.ts';
import { createUploads } from './uploads.ts';

const cases = extractRoutesOf('case-extract', 'cases');
const episodes = extractRoutesOf('episodes', 'episodes of early help');
const referrals = extractRoutesOf('referrals', 'referrals');

export interface ExtractDeps {
  db: Db;
  now: () => Date;
  reader: ImportReader;
  runs: ImportRuns;
}

/** Files of other systems: counted month by month, shown, then stored as counts. */
export function extractRoutes({ db, now, reader, runs }: ExtractDeps) {
  const uploads = createUploads(db);
  const kept = createKeptExtracts(now);

  const template = (kind: ExtractKind, c: Context<AppEnv>) =>
    c.body(templateCsv(EXTRACT_COLUMNS[kind]), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="evenhand-${kind}-template.csv"`,
    });
  const layout = (kind: ExtractKind) => ({
    kind,
    columns: EXTRACT_COLUMNS[kind].map(({ also: _, ...column }) => column),
    oneOf: [...ONE_OF[kind]],
  });
  const headings = async (kind: ExtractKind, c: Context<AppEnv>) => {
    requireCsv(c);
    return matchHeadings(db, kind, new Uint8Array(await c.req.arrayBuffer()));
  };
  const mapping = (kind: ExtractKind, given: ExtractMapping, c: Context<AppEnv>): ExtractMapping => {
    rememberMapping(db, kind, given, { actor: actorOf(c), at: now().toISOString() });
    return given;
  };
  const preview = (kind: ExtractKind, c: Context<AppEnv>): Promise<ExtractPreview> => {
    requireCsv(c);
    const { id: accountId } = accountOf(c);
    const span = spanOf(kind, c);
    const { signal } = c.req.raw;
    return runs.follow(accountId, c.req.query('run'), (onProgress) =>
      uploads.hold(c.req.raw.body, LARGEST_EXTRACT, async ({ path, digest: fileDigest }) => {
        const known = findMapping(db, kind, headingsHash(await firstHeadings(path)));
        const read = await reader.extract({ kind, path, ...span, mapping: known }, { onProgress, signal });
        const { preview: found } = compareExtract(db, read);
        kept.keep(found.digest, { accountId, fileDigest, read });
        return found;
      }),
    );
  };
  const commit = (kind: ExtractKind, c: Context<AppEnv>) => {
    const digest = previewDigest(c);
    const { id: accountId } = accountOf(c);
    const found = kept.find(accountId, digest);
    if (!found || found.read.aggregate.kind !== kind) {
      throw new ProblemError(
        'not-found',
        'This preview is not known any more: it was more than 30 minutes ago, the server started again, or it was imported. Choose the file again.',
      );
    }
    const at = now().toISOString();
    const done = commitExtract(db, { kept: found, digest, importId: randomUUID(), at, actor: actorOf(c) });
    kept.forget(accountId, digest);
    return done;
  };

  return createRouter()
    .openapi(cases.template, (c) => template('case-extract', c))
    .openapi(episodes.template, (c) => template('episodes', c))
    .openapi(referrals.template, (c) => template('referrals', c))
    .openapi(cases.layout, (c) => c.json(layout('case-extract'), 200))
    .openapi(episodes.layout, (c) => c.json(layout('episodes'), 200))
    .openapi(referrals.layout, (c) => c.json(layout('referrals'), 200))
    .openapi(cases.headings, async (c) => c.json(await headings('case-extract', c), 200))
    .openapi(episodes.headings, async (c) => c.json(await headings('episodes', c), 200))
    .openapi(referrals.headings, async (c) => c.json(await headings('referrals', c), 200))
    .openapi(cases.mapping, (c) => c.json(mapping('case-extract', c.req.valid('json'), c), 200))
    .openapi(episodes.mapping, (c) => c.json(mapping('episodes', c.req.valid('json'), c), 200))
    .openapi(referrals.mapping, (c) => c.json(mapping('referrals', c.req.valid('json'), c), 200))
    .openapi(cases.preview, async (c) => c.json(await preview('case-extract', c), 200))
    .openapi(episodes.preview, async (c) => c.json(await preview('episodes', c), 200))
    .openapi(referrals.preview, async (c) => c.json(await preview('referrals', c), 200))
    .openapi(cases.commit, (c) => c.json(commit('case-extract', c), 200))
    .openapi(episodes.commit, (c) => c.json(commit('episodes', c), 200))
    .openapi(referrals.commit, (c) => c.json(commit('referrals', c), 200));
}

/** @throws ProblemError invalid-input where a file of cases does not say which months it covers */
function spanOf(kind: ExtractKind, c: Context<AppEnv>): { from: string; to: string } {
  const [from = '', to = ''] = [c.req.query('from'), c.req.query('to')];
  if (kind === 'referrals') return { from: '', to: '' };
  const missing = Object.entries({ from, to }).filter(([, month]) => month === '');
  if (missing.length > 0) {
    throw invalidInput(
      missing.map(([name]) => fault(name, null, 'Say which months the file covers, such as 2021-03.')),
    );
  }
  if (to < from) throw invalidInput([fault('to', to, 'The last month is before the first. Swap the two.')]);
  if (monthSpan(from, to).months.length > MOST_MONTHS) {
    throw invalidInput([fault('to', to, `At most ${MOST_MONTHS} months are counted at a time.`)]);
  }
  return { from, to };
}
