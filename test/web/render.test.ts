import express from 'express';
import request from 'supertest';
import { loadLocales, translators } from '../../src/shared/locales.js';
import { problem } from '../../src/shared/problem.js';
import { loadAssets } from '../../src/web/assets.js';
import { chooseLanguage } from '../../src/web/language.js';
import { problemPage } from '../../src/web/pages/problem.js';
import { type PageModel, prepareViews, renderPage, wordsFor } from '../../src/web/render.js';
import { cookiesFor } from '../../src/web/security/cookies.js';

const assets = loadAssets();
const words = translators(loadLocales());

/** A server with one page, `/page`, that shows the problem page with the given frame. */
function server(frame: Partial<PageModel> = {}, account: { name: string } | null = null) {
  const app = express();
  prepareViews(app, { assets, translators: words });
  app.use(chooseLanguage(cookiesFor('http://localhost')));
  app.get('/assets/:version/:name', (request, response) => assets.handle({ request, response }));
  app.all('/page', (_request, response) => {
    response.locals['account'] = account;
    const { t } = wordsFor(response, frame.area ?? 'public');
    renderPage(response, 'problem', { ...problemPage(problem('link-unknown'), t), ...frame }, 404);
  });
  return app;
}

test('a page says its language, its title, its one heading and where it can go', async () => {
  const page = await request(server()).get('/page').expect(404);
  expect(page.text).toContain('<html lang="en"');
  expect(page.text).toContain('<title>We do not know this voting link – Canvass</title>');
  expect(page.text.match(/<h1/g)).toHaveLength(1);
  expect(page.text).toContain('href="#maincontent"');
  expect(page.text).toContain('href="/accessibility"');
  expect(page.text).not.toMatch(/<script(?![^>]*src=)|style=/);
});

test('the language follows the address, then the cookie, then the browser', async () => {
  const app = server();
  const asked = await request(app).get('/page?language=cy');
  expect(asked.text).toContain('<html lang="cy"');
  expect(asked.headers['set-cookie']?.[0]).toMatch(/^canvass_language=cy; .*HttpOnly; SameSite=Lax/);
  const kept = await request(app)
    .get('/page')
    .set('Cookie', 'canvass_language=cy')
    .set('Accept-Language', 'en');
  expect(kept.text).toContain('<html lang="cy"');
  const preferred = await request(app).get('/page').set('Accept-Language', 'cy-GB,cy;q=0.9,en;q=0.5');
  expect(preferred.text).toContain('<html lang="cy"');
  const nonsense = await request(app).get('/page?language=fr').set('Cookie', 'canvass_language=%00');
  expect(nonsense.text).toContain('<html lang="en"');
  expect(nonsense.headers['set-cookie']).toBeUndefined();
});

test('the switch keeps the address, and never leaves the site', async () => {
  const app = server();
  const page = await request(app).get('/page?from=paper&language=en');
  expect(page.text).toContain('href="/page?from=paper&amp;language=cy"');
  const posted = await request(app).post('/page');
  expect(posted.text).not.toContain('hreflang');
});

test('inside a form the switch is a button of that form, after the form’s own first button', async () => {
  const page = await request(
    server({ languageSwitch: { kind: 'form', form: 'paper', main: { name: 'step', value: 'review' } } }),
  ).get('/page');
  const buttons = [...page.text.matchAll(/<button[^>]*form="paper"[^>]*>/g)].map(([tag]) => tag);
  expect(buttons[0]).toContain('name="step" value="review"');
  expect(buttons[1]).toContain('name="language" value="cy"');
});

test('organisers’ pages are in English and let a signed-in person sign out by POST', async () => {
  const app = server({ area: 'organiser' }, { name: 'Ada <b>' });
  const page = await request(app).get('/page?language=cy');
  expect(page.text).toContain('<html lang="en"');
  expect(page.text).toMatch(/<form method="post" action="\/sign-out">/);
  expect(page.text).toContain('Ada &lt;b&gt;');
  expect(page.text).not.toContain('Cymraeg');
});

test('errors open the page, link to their fields and mark the title', async () => {
  const page = await request(server({ errors: { 'rank[a]': 'Use 2 once' } })).get('/page');
  expect(page.text).toContain('<title>Error: ');
  expect(page.text).toContain('<a href="#rank-a">Use 2 once</a>');
});

test('demonstration data say so', async () => {
  const page = await request(server({ synthetic: true })).get('/page');
  expect(page.text).toContain('Synthetic demonstration data');
});
