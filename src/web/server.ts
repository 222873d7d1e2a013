/** Listens, and stops politely: requests in flight are finished before the database is closed. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface RunningServer {
  /** The port listened on, also when 0 was asked for. */
  readonly port: number;
  /** Takes no more connections and settles when the requests in flight are answered. */
  stop(): Promise<void>;
}

/** Listens on `host:port`; rejects when the port is taken. */
export async function listen(app: Express, host: string, port: number): Promise<RunningServer> {
  const server: Server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}
