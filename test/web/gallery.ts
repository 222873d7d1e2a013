/** A page with every partial on it, for tests that look at all of them at once. */
import { join } from 'node:path';
import express, { type Express } from 'express';
import { loadLocales, translators } from '../../src/shared/locales.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { loadAssets } from '../../src/web/assets.js';
import { drawBars } from '../../src/web/charts/bars.js';
import { drawFlows } from '../../src/web/charts/flows.js';
import { drawLine } from '../../src/web/charts/line.js';
import { drawStacked } from '../../src/web/charts/stacked.js';
import { chooseLanguage } from '../../src/web/language.js';
import { markdown } from '../../src/web/markdown.js';
import { prepareViews, renderPage } from '../../src/web/render.js';
import { cookiesFor } from '../../src/web/security/cookies.js';
import { setSecurityHeaders } from '../../src/web/security/headers.js';

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

const TABLE = {
  caption: 'Papers by country',
  head: [{ text: 'Country' }, { text: 'Papers', numeric: true }, { text: 'Share', numeric: true }],
  rows: [
    ['England', '101', '68%'],
    ['Wales', { text: '12' }, { text: '8%', href: '#w' }],
  ],
  dense: true,
};

const around = { subtitle: 'First choices, 145 papers, January 2027', description: 'Rising.', table: TABLE };

/** One figure of each kind. */
const FIGURES = [
  {
    ...around,
    id: 'rounds',
    title: 'Empowering people was chosen in round 2',
    kind: 'bars',
    note: 'Each paper counts for its highest option that is still in the count.',
    drawing: drawBars({
      groups: [
        {
          heading: 'Round 1',
          note: 'Learning from harm has the fewest papers and is excluded.',
          bars: [
            { label: OPTIONS[0]!.title, value: 64, text: '64 (44%)' },
            { label: 'Care closer to home', value: 50, text: '50 (34%)' },
            { label: 'Learning from harm', value: 31, text: '31 (21%)', tone: 'leaving' },
          ],
        },
        {
          heading: 'Round 2',
          bars: [
            { label: OPTIONS[0]!.title, value: 83, text: '83 (57%)', tone: 'chosen' },
            { label: 'Care closer to home', value: 62, text: '62 (43%)' },
          ],
        },
      ],
      marker: { value: 73, text: 'Majority: 73' },
    }),
  },
  {
    ...around,
    id: 'shares',
    title: 'Patient leaders choose it most often',
    kind: 'bars',
    drawing: drawBars({
      max: 100,
      groups: [
        {
          bars: [
            {
              label: 'Patient leaders and carers',
              value: 60,
              text: '60%',
              interval: [47, 72],
              tone: 'chosen',
            },
            { label: 'Clinical roles', value: 28, text: '28%', interval: [17, 42] },
          ],
        },
      ],
    }),
  },
  {
    ...around,
    id: 'transfers',
    title: 'Half of the papers for Learning from harm moved to Empowering people',
    kind: 'stacked',
    drawing: drawStacked({
      series: ['First choices', 'From Learning from harm', 'From Care closer to home', 'From another'],
      rows: [
        {
          label: OPTIONS[0]!.title,
          parts: [64, 19, 8, 3].map((value, series) => ({ series, value })),
          text: '64 first choices, 19 from Learning from harm, 8 from Care closer to home, 3 from another',
        },
        {
          label: 'Care closer to home',
          parts: [
            { series: 0, value: 50 },
            { series: 1, value: 12 },
          ],
          text: '50 and 12',
        },
      ],
    }),
  },
  {
    ...around,
    id: 'flow',
    title: '21 of the 82 papers for Empowering people came from options that dropped out',
    kind: 'flows',
    drawing: drawFlows({
      series: [OPTIONS[0]!.title, 'Care closer to home', 'Learning from harm', 'No further choice marked'],
      marks: ['A', 'B', 'C', '–'],
      stages: [
        { heading: 'Round 1', values: [61, 50, 36, 0] },
        { heading: 'Round 2', values: [82, 60, 0, 5] },
      ],
      links: [
        { stage: 0, from: 0, to: 0, value: 61 },
        { stage: 0, from: 1, to: 1, value: 50 },
        { stage: 0, from: 2, to: 0, value: 21 },
        { stage: 0, from: 2, to: 1, value: 10 },
        { stage: 0, from: 2, to: 3, value: 5 },
      ],
      format: String,
    }),
  },
  {
    ...around,
    id: 'turnout',
    title: 'A third have voted',
    kind: 'line',
    drawing: drawLine({
      points: [0, 1, 2, 3, 5, 8, 9].map((day) => ({
        at: day,
        value: Math.round(149 * (1 - Math.exp(-day / 3))),
      })),
      from: 0,
      to: 14,
      fromText: '3 January',
      toText: '17 January 2027',
      endText: '142 of 447',
      format: String,
    }),
  },
];

/**
 * A server of its own that answers `/` with the gallery, `/faults` with every field in error, and `/sent` with
 * how many forms were posted; the page stays where it is after a post.
 */
export function galleryServer(): Express {
  const app = express();
  const assets = loadAssets();
  prepareViews(app, { assets, translators: translators(loadLocales()) });
  app.set('views', [join(projectRoot(), 'views'), join(projectRoot(), 'test', 'web', 'views')]);
  app.use(setSecurityHeaders());
  app.get('/assets/:version/:name', (request, response) => assets.handle({ request, response }));
  app.use(chooseLanguage(cookiesFor('http://localhost')));
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
        table: TABLE,
        figures: FIGURES,
      });
  let sent = 0;
  app.post('/', (_request, response) => {
    sent += 1;
    response.status(204).end();
  });
  app.get('/sent', (_request, response) => void response.type('text/plain').send(String(sent)));
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
