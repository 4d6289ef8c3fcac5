import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Schema } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { AppEnv } from './env.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** Answers 405 with the allowed methods where a path of the application exists but not with the method asked for. */
export function refuseUnknownMethods<S extends Schema>(app: OpenAPIHono<AppEnv, S>) {
  return methodNotAllowed({
    app,
    onMethodNotAllowed: (c, methods) =>
      problemResponse(
        c,
        new ProblemError(
          'method-not-allowed',
          `${c.req.method} is not possible here. Possible: ${methods.join(', ')}.`,
          {
            headers: { allow: methods.join(', ') },
          },
        ),
      ),
  });
}
