import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { messagesOf } from '../../src/web/http-messages.js';

test("messages are of the application's kind before Express touches them, and it leaves them so", async () => {
  const app = express();
  const kinds: unknown[] = [];
  const kindsOf = (...messages: readonly object[]) => messages.map((each) => Object.getPrototypeOf(each));
  app.get('/', (request, response) => {
    kinds.push(kindsOf(request, response));
    response.redirect(303, request.path);
  });
  const server = createServer(messagesOf(app), (request, response) => {
    kinds.push(kindsOf(request, response));
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' });
  server.close();
  const expected = [app.request, app.response];
  expect(kinds).toEqual([expected, expected]);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
});
