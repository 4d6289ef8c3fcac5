import { signIn } from './crash-writers.ts';
import type { RealServer } from './real-server.ts';

/** Calls a real server as the service manager. */
export async function clientOf({ url }: RealServer) {
  const cookie = await signIn(url);
  return async (method: string, path: string, json?: unknown, version?: number, more: Record<string, string> = {}) => {
    const answer = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        cookie,
        ...more,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };
}
