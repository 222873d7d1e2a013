/** The engine of views: what a partial sees of the view that includes it, and where partials are found. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { viewEngine } from '../../src/web/view-engine.js';
import { temporaryFolders } from '../kit/folder.js';

const newFolder = temporaryFolders();

/** What a view gives, of views with these texts by name. */
function written(views: Readonly<Record<string, string>>, locals: object): string {
  const root = newFolder();
  mkdirSync(join(root, 'parts'));
  for (const [name, text] of Object.entries(views)) writeFileSync(join(root, `${name}.ejs`), text);
  let found = '';
  viewEngine()(join(root, 'view.ejs'), { settings: { views: [root] }, ...locals }, (error, html = '') => {
    if (error !== null) throw error;
    found = html;
  });
  return found;
}

test('a partial sees the locals of the view that includes it, its own first, and keeps them to itself', () => {
  const views = {
    view: "<%- include('parts/outer', { b: 'own' }) %> <%= b %>",
    'parts/outer': "<%= a %> <%= b %> <%- include('inner') %> <%= locals.c ?? 'no c' %>",
    'parts/inner': "[<%= a %> <%= b %> <%- include('parts/last', { c: 1, b: undefined }) %>]",
    'parts/last': '<%= a %> <%= typeof b %> <%= c %>',
  };
  expect(written(views, { a: '<&>', b: 'first' })).toBe(
    '&lt;&amp;&gt; own [&lt;&amp;&gt; own &lt;&amp;&gt; undefined 1] no c first',
  );
});

test('nothing that every object has is a local, and a view that is not there is a fault', () => {
  expect(written({ view: "<%= locals.toString ?? 'none' %>" }, {})).toBe('none');
  expect(() => written({ view: "<%- include('parts/nobody') %>" }, {})).toThrow(
    'there is no view parts/nobody',
  );
  expect(() => written({ view: '<%= unknown %>' }, {})).toThrow('unknown is not defined');
});

test('parts for later are written in turns of their own, each in its place, theirs inside them, and a fault of theirs is told', async () => {
  const root = newFolder();
  const views = {
    view: "<% for (const n of numbers) { %><%- later('part', { n }) %>;<% } %> <%= a %>",
    part: "[<%= n %><% if (n > 1) { %><%- later('inner') %><% } %>]",
    inner: '(<%= n %><%= a %>)',
  };
  for (const [name, text] of Object.entries(views)) writeFileSync(join(root, `${name}.ejs`), text);
  const render = (locals: object) =>
    new Promise<string>((resolve, reject) => {
      viewEngine()(join(root, 'view.ejs'), { settings: { views: [root] }, ...locals }, (error, html = '') =>
        error === null ? resolve(html) : reject(error as Error),
      );
    });
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 0);
  const slow = {
    toString: () => {
      const began = performance.now();
      while (performance.now() - began < 5);
      return 'a';
    },
  };
  expect(await render({ numbers: [1, 2, 3], a: slow })).toBe('[1];[2(2a)];[3(3a)]; a');
  clearInterval(counting);
  expect(turns).toBeGreaterThan(1);
  await expect(render({ numbers: [1, 2] })).rejects.toThrow('a is not defined');
  await expect(render({ numbers: [2], a: 1, n: 1 })).resolves.toContain('(21)');
});
