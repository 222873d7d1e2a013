/** A page with every partial on it, for tests that look at all of them at once. */
import { join } from 'node:path';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { loadLocales, translators } from '../../src/shared/locales.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { loadAssets } from '../../src/web/assets.js';
import { chooseLanguage, languageSetter } from '../../src/web/language.js';
import { markdown } from '../../src/web/markdown.js';
import { prepareViews, renderPage } from '../../src/web/render.js';
import { SECURITY_HEADERS } from '../../src/web/security/headers.js';

const TEXT = [
  '## Why this theme',
  'People *with* conditions **know** a [great deal](https://example.org/).',
  '- one\n- two',
  '3. three\n4. four',
  '> quoted',
].join('\n\n');

export const OPTIONS = [
  { id: 'a', title: 'Empowering people to manage their own health and care needs', blocks: markdown(TEXT) },
  { id: 'b', title: 'Care closer to home', blocks: markdown('Near where people *live*.') },
  { id: 'c', title: 'Learning from harm', blocks: [] },
];

/** A server of its own that answers `/` with the gallery and `/faults` with every field in error. */
export function galleryServer(): Express {
  const app = express();
  const assets = loadAssets();
  prepareViews(app, { assets, translators: translators(loadLocales()) });
  app.set('views', [join(projectRoot(), 'views'), join(projectRoot(), 'test', 'web', 'views')]);
  app.use(helmet(SECURITY_HEADERS));
  app.get('/assets/:version/:name', assets.handle);
  app.use(chooseLanguage(languageSetter(false)));
  const show =
    (errors: Record<string, string>): express.RequestHandler =>
    (_request, response) =>
      renderPage(response, 'gallery', {
        title: 'Which theme should the lab work on?',
        area: 'member',
        synthetic: true,
        languageSwitch: { kind: 'form', form: 'paper', main: { name: 'step', value: 'review' } },
        backLink: { text: 'Back', href: '#back' },
        breadcrumbs: [{ text: 'Labs', href: '#labs' }],
        scripts: ['ranking.js', 'receipt.js'],
        mainWidth: 'text',
        errors,
        options: OPTIONS,
        choices: OPTIONS.slice(0, 2),
        blocks: markdown(TEXT),
        table: {
          caption: 'Papers by country',
          head: [{ text: 'Country' }, { text: 'Papers', numeric: true }, { text: 'Share', numeric: true }],
          rows: [
            ['England', '101', '68%'],
            ['Wales', { text: '12' }, { text: '8%', href: '#w' }],
          ],
          dense: true,
        },
      });
  app.get('/', show({}));
  app.get(
    '/faults',
    show({
      'rank[b]': 'Give each rank once: you have used 2 for both.',
      one: 'Choose one theme',
      'score[a]': 'Give a score',
      title: 'Enter a title',
      why: 'Write fewer than 2,000 characters',
      country: 'Choose a country',
      role: 'Choose your role',
      topics: 'Choose at least one topic',
      closing: 'The closing time must be after the opening time',
      roll: 'Choose a file',
    }),
  );
  return app;
}
