import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import swaggerUi from 'swagger-ui-dist/absolute-path.js';
import { z } from 'zod';
import { ProblemError } from '../http/problem.ts';
import { defineRoute } from '../http/route.ts';
import { createRouter } from '../http/router.ts';
import { docsPage, docsScript } from './page.ts';

const tags = ['Documentation'];
const openApiDocument = z.looseObject({ openapi: z.string() });

const getDocument = defineRoute({
  method: 'get',
  path: '/openapi.json',
  permission: 'public',
  summary: 'This interface as an OpenAPI 3.1 document',
  tags,
  responses: { 200: { description: 'OpenAPI', content: { 'application/json': { schema: openApiDocument } } } },
});

const getPage = defineRoute({
  method: 'get',
  path: '/docs',
  permission: 'public',
  summary: 'This interface as a page to read and try',
  tags,
  responses: { 200: { description: 'Page', content: { 'text/html': { schema: z.string() } } } },
});

const getFile = defineRoute({
  method: 'get',
  path: '/docs/{file}',
  permission: 'public',
  summary: 'A file of the documentation page',
  tags,
  request: { params: z.object({ file: z.string() }) },
  responses: {
    200: {
      description: 'Script or style sheet',
      content: { 'text/javascript': { schema: z.string() }, 'text/css': { schema: z.string() } },
    },
  },
});

/**
 * The OpenAPI document, put together when first asked for, and a page that shows it; every file comes from this server,
 * so a closed network will do.
 */
export function docsRoutes({ document }: { document: () => z.infer<typeof openApiDocument> }) {
  const files = docsFiles();
  let made: z.infer<typeof openApiDocument> | undefined;
  return createRouter()
    .openapi(getDocument, (c) => {
      made ??= document();
      return c.json(made, 200);
    })
    .openapi(getPage, (c) => c.html(docsPage, 200))
    .openapi(getFile, (c) => {
      const file = files.get(c.req.valid('param').file);
      if (!file) throw new ProblemError('not-found', 'The documentation page has no such file. Open /api/docs.');
      return c.body(file.text(), 200, { 'content-type': file.type, 'cache-control': 'no-cache' });
    });
}

function docsFiles() {
  const folder = swaggerUi();
  const read = (name: string) => () => readFileSync(join(folder, name), 'utf8');
  return new Map([
    ['page.js', { type: 'text/javascript; charset=utf-8', text: () => docsScript }],
    ['swagger-ui-bundle.js', { type: 'text/javascript; charset=utf-8', text: read('swagger-ui-bundle.js') }],
    ['swagger-ui.css', { type: 'text/css; charset=utf-8', text: read('swagger-ui.css') }],
  ]);
}
