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
