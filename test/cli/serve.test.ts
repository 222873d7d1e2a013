/** `canvass serve` as a real process: a fresh start, a taken port, wrong settings, and a polite end. */
import { once } from 'node:events';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { runCanvass, startServer } from '../../scripts/kit/canvass-process.js';
import { temporaryFolders } from '../kit/folder.js';

const newFolder = temporaryFolders();

test('a fresh start makes data, key and schema for its owner alone, says so, and answers', async () => {
  const folder = join(newFolder(), 'deep', 'data');
  const server = await startServer({ DATA_DIR: folder });
  try {
    expect((await fetch(`${server.baseUrl}/health`)).status).toBe(200);
    expect(server.out.join('\n')).toContain(`Made a secret key in ${join(folder, 'secret.key')}`);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['secret.key', 'canvass.sqlite', 'canvass.sqlite-wal'])
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    expect(server.errors).toEqual([]);
  } finally {
    expect(await server.end('SIGTERM')).toBe(0);
  }
  expect(existsSync(join(folder, 'canvass.sqlite-wal'))).toBe(false);
  const again = await startServer({ DATA_DIR: folder });
  expect(again.out.join('\n')).not.toContain('Made a secret key');
  expect(await again.end('SIGTERM')).toBe(0);
});

test('two processes may start on one empty folder at the same moment', async () => {
  const folder = newFolder();
  const servers = await Promise.all([startServer({ DATA_DIR: folder }), startServer({ DATA_DIR: folder })]);
  for (const server of servers) expect((await fetch(`${server.baseUrl}/health`)).status).toBe(200);
  for (const server of servers) expect(await server.end('SIGTERM')).toBe(0);
});

test('a taken port is one clear line and status 1', async () => {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const ran = await runCanvass(['serve'], { DATA_DIR: newFolder(), PORT: String(port) });
  taken.close();
  expect(ran.status).toBe(1);
  expect(ran.errors).toEqual([
    `canvass: localhost:${port} is taken by another program; set PORT to a free one`,
  ]);
});

test('each wrong setting is one line, and nothing is started or made', async () => {
  const folder = join(newFolder(), 'data');
  const ran = await runCanvass(['serve'], { DATA_DIR: folder, PORT: 'many', BASE_URL: 'ftp://x' });
  expect(ran.status).toBe(2);
  expect(ran.out).toEqual([]);
  expect(ran.errors).toEqual([
    'canvass: PORT is not a port number from 0 to 65535',
    'canvass: BASE_URL is not an http:// or https:// address without a path',
  ]);
  expect(existsSync(folder)).toBe(false);
});

test('a folder or a database that cannot be used is told by the setting that names it', async () => {
  const folder = newFolder();
  const file = join(folder, 'file');
  writeFileSync(file, '');
  for (const [name, environment] of Object.entries({
    DATA_DIR: { DATA_DIR: join(file, 'data') },
    DATABASE_URL: { DATA_DIR: folder, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' },
  })) {
    const ran = await runCanvass(['serve'], environment);
    expect(ran.status).toBe(2);
    expect(ran.errors).toEqual([expect.stringMatching(`^canvass: ${name} names what cannot be used: .`)]);
  }
});

test('SIGTERM, also when it comes twice, finishes the request in flight and refuses new ones', async () => {
  const server = await startServer({ DATA_DIR: newFolder() });
  const { hostname, port } = new URL(server.baseUrl);
  const socket = connect(Number(port), hostname);
  const received: string[] = [];
  socket.setEncoding('utf8').on('data', (text: string) => received.push(text));
  const body = 'email=nobody%40example.org&password=none';
  const half = [
    'POST /sign-out HTTP/1.1',
    `Host: ${hostname}:${port}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
    '',
    body.slice(0, 10),
  ].join('\r\n');
  await once(socket, 'connect');
  socket.write(half);
  // Another connection's answer shows that the first one's half request has been taken in.
  await fetch(`${server.baseUrl}/health`);
  server.child.kill('SIGTERM');
  await untilRefused(hostname, Number(port));
  server.child.kill('SIGTERM');
  socket.write(body.slice(10));
  await once(socket, 'close');
  expect(received.join('')).toMatch(/^HTTP\/1\.1 \d{3} /);
  expect(received.join('')).toMatch(/\r\nConnection: close\r\n/);
  expect(await server.ended).toBe(0);
});

/** Settles once nobody accepts connections there any more. */
async function untilRefused(host: string, port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, host);
    const refused = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
    });
    socket.destroy();
    if (refused) return;
  }
}
