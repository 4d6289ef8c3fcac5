import { z } from 'zod';
import type { TestApp } from './app.ts';

const documentShape = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        'x-permission': z.string().optional(),
        parameters: z.array(z.object({ name: z.string(), in: z.string() })).optional(),
        requestBody: z.object({ content: z.record(z.string(), z.unknown()) }).optional(),
        responses: z.record(z.string(), z.object({ content: z.record(z.string(), z.unknown()).optional() })),
      }),
    ),
  ),
});

/** One operation of the OpenAPI document. */
export interface Operation {
  method: string;
  /** With `{parameters}`, under /api. */
  path: string;
  permission: string | undefined;
  /** Names of its query parameters. */
  queries: string[];
  /** Content type of its body, where it has one. */
  bodyType: string | undefined;
  /** Content types it says it answers. */
  answerTypes: string[];
  /** Statuses it says it answers. */
  statuses: number[];
}

/** Every operation the application describes. */
export async function operationsOf({ call }: TestApp): Promise<Operation[]> {
  const { paths } = documentShape.parse((await call('GET', '/openapi.json', { as: 'nobody' })).body);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      permission: operation['x-permission'],
      queries: (operation.parameters ?? []).flatMap((parameter) => (parameter.in === 'query' ? [parameter.name] : [])),
      bodyType: Object.keys(operation.requestBody?.content ?? {})[0],
      answerTypes: Object.values(operation.responses).flatMap(({ content }) => Object.keys(content ?? {})),
      statuses: Object.keys(operation.responses).map(Number),
    })),
  );
}
