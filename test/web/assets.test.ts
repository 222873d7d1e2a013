import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type NextFunction, type Request, type Response } from 'express';
import request from 'supertest';
import { projectRoot } from '../../src/shared/project-root.js';
import { loadAssets } from '../../src/web/assets.js';
import { inked, missingInk } from '../../src/web/ink.js';

const assets = loadAssets();
const app = express();
app.get('/assets/:version/:name', (request, response) => assets.handle({ request, response }));
app.use((_error: unknown, _request: Request, response: Response, _next: NextFunction) => {
  response.sendStatus(404);
});
const base = readFileSync(
  join(projectRoot(), 'node_modules/nhsuk-frontend/dist/nhsuk/nhsuk-frontend.min.css'),
  'utf8',
);

test('the base stylesheet keeps nothing of the other identity and asks nothing of other servers', () => {
  expect(missingInk(base)).toEqual([]);
  const sheet = inked(base);
  expect(sheet).not.toMatch(/https?:\/\/(?!www\.w3\.org)|Frutiger|@font-face|url\(\/assets/);
  expect(sheet).not.toContain('#005eb8');
});

test.each(['br', 'gzip', 'identity'])('an asset comes as %s and may be kept for ever', async (encoding) => {
  const answer = await request(app)
    .get(assets.url('canvass.css'))
    .set('Accept-Encoding', encoding)
    .expect(200);
  expect(answer.headers['content-encoding']).toBe(encoding === 'identity' ? undefined : encoding);
  expect(answer.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(answer.text ?? answer.body.toString()).toContain('--teal');
});

test('an asset that the browser still has is not sent again', async () => {
  const first = await request(app).get(assets.url('mark.svg'));
  await request(app)
    .get(assets.url('mark.svg'))
    .set('If-None-Match', first.headers['etag'] ?? '')
    .expect(304);
});

test('an address from before an upgrade still answers, but is not kept; unknown names do not', async () => {
  const old = await request(app).get('/assets/0000000000000000/canvass.css').expect(200);
  expect(old.headers['cache-control']).toBe('no-cache');
  await request(app).get('/assets/0000000000000000/..%2fpackage.json').expect(404);
  await request(app).get('/assets/0000000000000000/constructor').expect(404);
  expect(() => assets.url('nowhere.css')).toThrow(/nowhere/);
});

test('the stylesheet arrives in one piece, with every part of its folder', async () => {
  const sheet = await request(app).get(assets.url('canvass.css'));
  expect(sheet.text).not.toContain('@import');
  const folder = join(projectRoot(), 'views', 'assets', 'canvass');
  for (const part of readdirSync(folder)) {
    expect(sheet.text).toContain(readFileSync(join(folder, part), 'utf8'));
  }
});
