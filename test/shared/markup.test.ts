/** Promise 13, for files: text that is put into HTML stays text, markup stays markup. */
import fc from 'fast-check';
import { markup } from '../../src/shared/markup.js';

test('text is escaped wherever it is put, markup is not escaped twice', () => {
  const row = (text: string) => markup`<td title="${text}">${text}</td>`;
  expect(String(markup`<tr>${[row('<b>'), row(`"&'`)]}</tr>`)).toBe(
    '<tr><td title="&lt;b&gt;">&lt;b&gt;</td><td title="&quot;&amp;&#39;">&quot;&amp;&#39;</td></tr>',
  );
  expect(String(markup`${1} of ${2}`)).toBe('1 of 2');
});

test('no text can open a tag, close a value or begin an entity', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [, inside] = /^<p>([\s\S]*)<\/p>$/.exec(String(markup`<p>${text}</p>`))!;
      expect(inside).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
  );
});
