/** Listens, and stops politely: requests in flight are finished before the database is closed. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { ok, type Result, refuse } from '../shared/result.js';
import { messagesOf } from './http-messages.js';

export interface RunningServer {
  /** The port listened on. */
  readonly port: number;
  /** Takes no more connections and settles when the requests in flight are answered. */
  stop(): Promise<void>;
}

/** Requests that are not finished so long after the stop are cut off, in milliseconds. */
const PATIENCE = 20_000;

/** Why nobody can listen there, by the operating system's code. */
const REFUSALS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program; set PORT to a free one',
  EACCES: 'is for the administrator alone; set PORT to 1024 or above',
  EADDRNOTAVAIL: 'is not an address of this machine; set HOST to one that is',
  ENOTFOUND: 'is not an address that can be found; set HOST to one that is',
};

/** Listens on `host:port`; refuses in a sentence when it cannot, for instance because the port is taken. */
export async function listen(
  app: Express,
  host: string,
  port: number,
): Promise<Result<RunningServer, string>> {
  const server = createServer(messagesOf(app), app);
  const unfinished = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    unfinished.add(response);
    response.once('close', () => unfinished.delete(response));
  });
  try {
    await bind(server, host, port);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return refuse(`${host}:${port} ${REFUSALS[code ?? ''] ?? `cannot be listened on: ${message}`}`);
  }
  return ok({ port: (server.address() as AddressInfo).port, stop: () => stop(server, unfinished) });
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Connections end with the answer that is under way on them; idle ones end at once. */
async function stop(server: Server, unfinished: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const response of unfinished) if (!response.headersSent) response.setHeader('Connection', 'close');
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearTimeout(impatience);
}
