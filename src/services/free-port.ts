/** Port 0 means "any free one"; the service must know which before it can tell people its address. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

/** A port on `host` that nobody listens on at this moment. */
export async function findFreePort(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
