import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A connection of its own, to send what no well-behaved client would. */
export interface RawConnection {
  /** Sends bytes as they stand; resolves once they are handed over, false where the other side has hung up. */
  send: (bytes: string | Buffer) => Promise<boolean>;
  received: () => string;
  /** Waits until what was received fits. @throws Error after the time given */
  until: (pattern: RegExp, ms?: number) => Promise<string>;
  /** Waits until the other side has hung up. @returns false after the time given */
  closed: (ms?: number) => Promise<boolean>;
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
  return {
    send: (bytes) =>
      new Promise((resolve) => {
        if (gone || socket.destroyed) resolve(false);
        else socket.write(bytes, (error) => resolve(!error));
      }),
    received: () => received,
    until: async (pattern, ms = 5000) => {
      for (const end = performance.now() + ms; performance.now() < end; await wait(10)) {
        if (pattern.test(received)) return received;
      }
      throw new Error(`Nothing like ${pattern} within ${ms} ms, but: ${received.slice(0, 500)}`);
    },
    closed: async (ms = 5000) => {
      for (const end = performance.now() + ms; performance.now() < end; await wait(10)) if (gone) return true;
      return false;
    },
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
