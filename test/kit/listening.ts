/** The whole application behind a real port, for tests that come with a browser or a second process. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Config } from '../../src/config.js';
import type { TestStorage } from './storages.js';
import { openTestHouse, type TestHouse } from './web.js';

export interface ListeningHouse extends TestHouse {
  /** `http://localhost:<port>`, which is also the house's own BASE_URL. */
  readonly baseUrl: string;
}

/** A test house that listens on a free port and knows its own address; `remove` also stops listening. */
export async function openListeningHouse(
  open: () => Promise<TestStorage>,
  settings: Partial<Config> = {},
): Promise<ListeningHouse> {
  let app: Express | undefined;
  const server = createServer((request, response) => app?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://localhost:${port}`;
  const house = await openTestHouse(open, { ...settings, port, baseUrl });
  app = house.app;
  return {
    ...house,
    baseUrl,
    remove: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await house.remove();
    },
  };
}
