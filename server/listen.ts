import { once } from 'node:events';
import { createAdaptorServer, type Http2Bindings, type HttpBindings, type ServerType } from '@hono/node-server';
import { SettingRefused, type Settings } from './settings.ts';

/** Something that answers requests; it may be exchanged while the server listens. */
export interface Listening {
  address: string;
  /** From now on this application answers. */
  serveWith: (app: App) => void;
  /** Takes no more requests, lets those under way finish, ends streams of events; takes some seconds at most. */
  stop: () => Promise<void>;
}

type Outgoing = (HttpBindings | Http2Bindings)['outgoing'];
type App = { fetch: Parameters<typeof createAdaptorServer>[0]['fetch'] };

/** How long requests under way may take when the server stops: less than what service managers wait before they kill. */
const GRACE_MS = 8000;
/** How long streams of events may take to send their last event. */
const STREAM_GRACE_MS = 1000;

/**
 * Listens before anything is ready, so that others can see that the server starts.
 * The promise rejects with SettingRefused where the address cannot be had.
 */
export async function listen({ host, port }: Pick<Settings, 'host' | 'port'>, first: App): Promise<Listening> {
  let app = first;
  const streams = new Set<Outgoing>();
  const server: ServerType = createAdaptorServer({
    fetch: async (request, env) => {
      const response = await app.fetch(request, env);
      if (response instanceof Response && isEventStream(response)) {
        const { outgoing } = env;
        streams.add(outgoing);
        outgoing.once('close', () => streams.delete(outgoing));
      }
      return response;
    },
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw refusal(error, host, port);
  }
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    serveWith: (next) => {
      app = next;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      // a connection that is kept for further requests is idle again as soon as its answer is out
      const idle = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50);
      const endStreams = setTimeout(() => {
        for (const outgoing of streams) outgoing.end();
      }, STREAM_GRACE_MS);
      const impatience = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS);
      await closed;
      clearInterval(idle);
      clearTimeout(endStreams);
      clearTimeout(impatience);
    },
  };
}

/** A stream of events never ends by itself. */
function isEventStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

function refusal(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return new SettingRefused(
        `Port ${port} is in use. Stop whatever uses it, or choose another, for example PORT=${port < 65_535 ? port + 1 : 3000}.`,
      );
    case 'EACCES':
      return new SettingRefused(
        `Port ${port} may not be used by this user. Choose one above 1023, for example PORT=3000.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new SettingRefused(
        `HOST is “${host}”, which is no address of this machine. Give one that is, for example HOST=127.0.0.1.`,
      );
    default:
      return error;
  }
}
