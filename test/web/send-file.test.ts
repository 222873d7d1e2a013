/** Files on their way to somebody who reads slowly, or leaves: each piece of memory is sent before it is used again. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import express from 'express';
import { piecesOf } from '../../src/services/exports/surveys/pieces.js';
import { type PieceOrder, readPiece, writeSealed } from '../../src/services/exports/surveys/sealed-file.js';
import { sendFile } from '../../src/web/send-file.js';
import { temporaryFolders } from '../kit/folder.js';

const newFolder = temporaryFolders();
/** More than a connection holds on its way. */
const BYTES = 24 * 2 ** 20 + 5;

let server: Server;
let path: string;
let bytes: Buffer;
let orders: PieceOrder[];
let ended: Promise<void>;

beforeAll(async () => {
  const key = randomBytes(32).toString('hex');
  path = join(newFolder(), 'file');
  bytes = randomBytes(BYTES);
  await writeSealed(
    path,
    key,
    (async function* () {
      yield bytes;
    })(),
  );
  const counted = (order: PieceOrder) => {
    orders.push(order);
    return readPiece(order);
  };
  const file = {
    ...{ name: 'file.csv', mediaType: 'text/csv', bytes: BYTES, sha256: 'digest' },
    read: (start: number, end: number) => piecesOf(counted, { path, key }, start, end),
  };
  const app = express().get('/', (asked, answer) => {
    ended = sendFile(asked, answer, file);
    return ended;
  });
  server = app.listen(0);
  await once(server, 'listening');
});
beforeEach(() => {
  orders = [];
});
afterAll(() => server.close());

async function asked(): Promise<IncomingMessage> {
  const { port } = server.address() as AddressInfo;
  const [answer] = (await once(get({ port, agent: false }), 'response')) as [IncomingMessage];
  return answer;
}

test('whoever reads slowly gets every byte in its place, out of two pieces of memory', async () => {
  const answer = await asked();
  const got: Buffer[] = [];
  for await (const chunk of answer) {
    got.push(chunk as Buffer);
    if (got.length % 50 === 0) await after(5);
  }
  expect(Buffer.concat(got).equals(bytes)).toBe(true);
  expect(new Set(orders.map(({ into }) => into)).size).toBe(2);
});

test('a file that is removed meanwhile breaks off, and does not look like the whole', async () => {
  const answer = await asked();
  await once(answer, 'readable');
  renameSync(path, `${path}-gone`);
  answer.resume();
  await expect(once(answer, 'end')).rejects.toThrow('aborted');
  renameSync(`${path}-gone`, path);
  await ended;
  expect(orders.length).toBeLessThan(BYTES / 2 ** 18);
});

test('whoever leaves is not read for any longer', async () => {
  const answer = await asked();
  await once(answer, 'readable');
  answer.destroy();
  await ended;
  expect(orders.length).toBeLessThan(BYTES / 2 ** 18);
});
