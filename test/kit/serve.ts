/** An application on a free port of this machine, for tests that come in through a browser. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { messagesOf } from '../../src/web/http-messages.js';

/** Serves the application; `close` when done. */
export async function serveLocally(app: Express): Promise<{ address: string; close(): Promise<void> }> {
  const server = await new Promise<Server>((resolve) => {
    const listening = createServer(messagesOf(app), app).listen(0, '127.0.0.1', () => resolve(listening));
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
