import { connect, type Socket } from 'node:net';
import { until } from './until.ts';

/** A connection of its own, to send what no well-behaved client would. */
export interface RawConnection {
  /**
   * Sends bytes as they stand; resolves once they are handed over, false where the other side has hung up. Whoever sends
   * after an answer may lose it: it is not read any more where sending fails.
   */
  send: (bytes: string | Buffer) => Promise<boolean>;
  /** Waits until what was received fits. @throws Error after 100 s, or where the other side has hung up before */
  until: (pattern: RegExp) => Promise<string>;
  /** Waits for the whole head of an answer, or for the other side to hang up. @returns what was received until then */
  answered: () => Promise<string>;
  /** Waits until the other side has hung up. @throws Error after 100 s */
  closed: () => Promise<boolean>;
  end: () => void;
}

export async function rawConnection(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port) });
  let received = '';
  let gone = false;
  socket.on('data', (data) => (received += data.toString('latin1')));
  socket.on('error', () => (gone = true));
  socket.on('end', () => (gone = true));
  socket.on('close', () => (gone = true));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const has = async (pattern: RegExp) => {
    const state = () => ({ received, gone });
    await until(state, (so) => so.gone || pattern.test(so.received));
    return received;
  };
  return {
    send: (bytes) =>
      new Promise((resolve) => {
        if (gone || socket.destroyed) resolve(false);
        else socket.write(bytes, (error) => resolve(!error));
      }),
    until: async (pattern) => {
      if (pattern.test(await has(pattern))) return received;
      throw new Error(`Nothing like ${pattern} before the other side hung up, but: ${received.slice(0, 500)}`);
    },
    answered: () => has(/\r\n\r\n/),
    closed: () => until(() => gone, Boolean),
    end: () => socket.destroy(),
  };
}

/** Head of a request, without its body. */
export function headOf(method: string, path: string, headers: Record<string, string>): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** One chunk of a body of unknown length. */
export function chunk(bytes: string): string {
  return `${Buffer.byteLength(bytes).toString(16)}\r\n${bytes}\r\n`;
}
