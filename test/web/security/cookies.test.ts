import express from 'express';
import request from 'supertest';
import { cookiesFor } from '../../../src/web/security/cookies.js';

/** An application that sets, reads and clears one cookie of a service at `baseUrl`. */
function application(baseUrl: string) {
  const cookies = cookiesFor(baseUrl);
  const app = express();
  app.get('/set', (_request, response) => {
    cookies.set(response, 'voter', 'a b;c="d"', 90_500);
    cookies.set(response, 'session', 'kept until the browser closes');
    response.end();
  });
  app.get('/read', (incoming, response) => {
    response.send(cookies.read(incoming, 'voter') ?? 'nothing');
  });
  app.get('/clear', (_request, response) => {
    cookies.clear(response, 'voter');
    response.end();
  });
  return app;
}

test('under http a cookie is HttpOnly, SameSite=Lax and for the whole service', async () => {
  const answer = await request(application('http://localhost:3000')).get('/set');
  expect(answer.headers['set-cookie']).toEqual([
    'canvass_voter=a%20b%3Bc%3D%22d%22; Max-Age=90; Path=/; HttpOnly; SameSite=Lax',
    'canvass_session=kept%20until%20the%20browser%20closes; Path=/; HttpOnly; SameSite=Lax',
  ]);
});

test('under https it is Secure too, and its name keeps other hosts from planting it', async () => {
  const answer = await request(application('https://vote.example.org')).get('/set');
  expect(answer.headers['set-cookie']?.[0]).toBe(
    '__Host-canvass_voter=a%20b%3Bc%3D%22d%22; Max-Age=90; Path=/; HttpOnly; Secure; SameSite=Lax',
  );
});

test('what was set is read back; another name, a plain name under https, or nothing is not', async () => {
  const plain = application('http://localhost:3000');
  const secure = application('https://vote.example.org');
  await request(plain).get('/read').set('Cookie', 'canvass_voter=a%20b%3Bc').expect('a b;c');
  await request(plain).get('/read').set('Cookie', 'other=x').expect('nothing');
  await request(plain).get('/read').expect('nothing');
  await request(secure).get('/read').set('Cookie', 'canvass_voter=planted').expect('nothing');
});

test('clearing ends the cookie at once', async () => {
  const answer = await request(application('http://localhost:3000')).get('/clear');
  expect(answer.headers['set-cookie']).toEqual(['canvass_voter=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
});
