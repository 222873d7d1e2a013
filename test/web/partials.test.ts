import { join } from 'node:path';
import ejs from 'ejs';
import { formats } from '../../src/shared/dates.js';
import { loadLocales, translators } from '../../src/shared/locales.js';
import { projectRoot } from '../../src/shared/project-root.js';
import { drawBars } from '../../src/web/charts/bars.js';
import { drawFlows } from '../../src/web/charts/flows.js';
import { drawLine } from '../../src/web/charts/line.js';
import { drawStacked } from '../../src/web/charts/stacked.js';
import { fieldId, fieldState } from '../../src/web/fields.js';
import { markdown } from '../../src/web/markdown.js';

const VIEWS = join(projectRoot(), 'views');
const { en } = translators(loadLocales());
const EVIL = `"><script>alert(1)</script>' onmouseover='x`;

/** The partial's HTML, with what every view can count on around its own model. */
async function draw(partial: string, model: Record<string, unknown>): Promise<string> {
  const around = {
    t: en,
    format: formats('en', en),
    language: 'en',
    errors: {},
    values: {},
    fieldId,
    fieldState,
  };
  return ejs.renderFile(
    join(VIEWS, 'partials', `${partial}.ejs`),
    { ...around, ...model },
    { views: [VIEWS] },
  );
}

const choices = [{ value: EVIL, text: EVIL, hint: EVIL }];
const field = { name: EVIL, label: EVIL, hint: EVIL, error: EVIL, value: EVIL, choices, optional: true };
const option = {
  id: EVIL,
  title: EVIL,
  blocks: markdown(`# ${EVIL}\n\n*${EVIL}* [${EVIL}](https://example.org/"><script>)\n\n- ${EVIL}`),
  link: { href: 'https://example.org/', text: EVIL },
  image: { href: '/image', text: EVIL },
  error: EVIL,
};
const table = {
  caption: EVIL,
  head: [{ text: EVIL }],
  rows: [[EVIL], [{ text: EVIL, href: EVIL }], [{ tag: { text: EVIL } }]],
};
const figure = { id: 'f', title: EVIL, subtitle: EVIL, description: EVIL, table, note: EVIL };
const bars = { groups: [{ heading: EVIL, note: EVIL, bars: [{ label: EVIL, value: 3, text: EVIL }] }] };
const stack = { series: [EVIL], rows: [{ label: EVIL, parts: [{ series: 0, value: 3 }], text: EVIL }] };
const flow = {
  series: [EVIL, EVIL],
  marks: [EVIL, 'B'],
  stages: [1, 2].map(() => ({ heading: EVIL, values: [300, 1] })),
  links: [{ stage: 0, from: 0, to: 1, value: 1 }],
  format: () => EVIL,
};
const line = {
  points: [{ at: 1, value: 2 }],
  from: 0,
  to: 2,
  fromText: EVIL,
  toText: EVIL,
  endText: EVIL,
  format: () => EVIL,
};

test.each([
  ['text-field', { field }],
  ['textarea', { field }],
  ['select', { field }],
  ['radios', { field }],
  ['checkboxes', { field }],
  ['date-and-time', { field: { ...field, value: { day: EVIL, time: EVIL } } }],
  ['file-upload', { field: { ...field, accept: EVIL } }],
  ['button', { button: { text: EVIL, name: EVIL, value: EVIL, action: EVIL } }],
  ['button', { button: { text: EVIL, href: EVIL, kind: 'secondary' } }],
  ['post-button', { button: { action: EVIL, text: EVIL, fields: { [EVIL]: EVIL } } }],
  ['inset', { inset: { text: [EVIL, EVIL] } }],
  ['details', { details: { summary: EVIL, text: EVIL, partial: 'table', model: { table } } }],
  ['panel', { panel: { heading: EVIL, text: EVIL } }],
  ['summary-list', { summary: { rows: [{ key: EVIL, value: [EVIL], change: EVIL, changeText: EVIL }] } }],
  ['table', { table }],
  ['tag', { tag: { text: EVIL, tone: EVIL } }],
  ['task-list', { tasks: [{ text: EVIL, href: EVIL, hint: EVIL, status: EVIL, tone: EVIL }] }],
  ['stage-line', { stages: { label: EVIL, items: [EVIL], current: EVIL } }],
  ['progress', { progress: { label: EVIL, max: EVIL, value: EVIL, text: EVIL, id: EVIL } }],
  ['pagination', { pagination: { page: 1, pages: 2, previous: EVIL, next: EVIL } }],
  ['section-links', { sections: { label: EVIL, links: [{ text: EVIL, href: EVIL, current: true }] } }],
  ['empty', { empty: { text: EVIL, action: { text: EVIL, href: EVIL } } }],
  [
    'confirmation',
    {
      confirmation: {
        heading: EVIL,
        text: EVIL,
        consequences: [EVIL],
        action: EVIL,
        button: EVIL,
        cancel: EVIL,
        fields: { [EVIL]: EVIL },
      },
    },
  ],
  ['ranking', { ranking: { ranks: 2, options: [option], detailsText: EVIL } }],
  [
    'option-choices',
    { choice: { kind: 'radios', name: EVIL, label: EVIL, options: [option], detailsText: EVIL } },
  ],
  [
    'option-scores',
    {
      scores: {
        low: 0,
        high: 2,
        lowText: EVIL,
        highText: EVIL,
        noneText: EVIL,
        options: [option],
        detailsText: EVIL,
      },
    },
  ],
  [
    'review-list',
    { review: { items: [{ badge: EVIL, title: EVIL }], left: { heading: EVIL, titles: [EVIL] } } },
  ],
  ['receipt-code', { receipt: { code: EVIL, text: EVIL, filename: EVIL, label: EVIL } }],
  [
    'figure',
    { figure: { ...figure, kind: 'bars', drawing: drawBars({ ...bars, marker: { value: 2, text: EVIL } }) } },
  ],
  ['figure', { figure: { ...figure, kind: 'stacked', drawing: drawStacked(stack) } }],
  ['figure', { figure: { ...figure, kind: 'flows', drawing: drawFlows(flow) } }],
  ['figure', { figure: { ...figure, kind: 'line', drawing: drawLine(line) } }],
])('%s lets no text become markup', async (partial, model) => {
  const html = await draw(partial, model);
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/<script/i);
  const outside = html.replace(/"[^"]*"/g, '""').replace(/>[^<]*</g, '><');
  expect(outside).not.toMatch(/onmouseover|\sstyle=|<[^>]*&/);
});

test('what was typed comes back, and the field in error says so', async () => {
  const html = await draw('text-field', {
    field: { name: 'title', label: 'Title', hint: 'Short' },
    values: { title: 'Typed "before"' },
    errors: { title: 'Enter a title' },
  });
  expect(html).toContain('value="Typed &#34;before&#34;"');
  expect(html).toContain('aria-describedby="title-hint title-error"');
  expect(html).toMatch(/id="title-error">.*Error:.*Enter a title/s);
});

test('choices that were ticked are ticked again', async () => {
  const many = [1, 2, 3].map((value) => ({ value, text: `Number ${value}` }));
  const html = await draw('checkboxes', {
    field: { name: 'n', label: 'N', choices: many },
    values: { n: ['1', '3'] },
  });
  expect([...html.matchAll(/value="(\d)" checked/g)].map(([, value]) => value)).toEqual(['1', '3']);
});

test('text inside Markdown keeps its spacing', async () => {
  const html = await draw('markdown', { markdown: { blocks: markdown('a *b*, **c**.') } });
  expect(html).toContain('<p>a <em>b</em>, <strong>c</strong>.</p>');
});
