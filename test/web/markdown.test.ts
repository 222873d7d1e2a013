import fc from 'fast-check';
import { type Block, markdown, safeLink } from '../../src/web/markdown.js';

const text = (value: string) => ({ kind: 'text', text: value });

test('paragraphs, emphasis and links become a tree', () => {
  expect(markdown('Read *this* and **that** at [the lab](https://example.org/a?b=1).')).toEqual([
    {
      kind: 'paragraph',
      children: [
        text('Read '),
        { kind: 'emphasis', children: [text('this')] },
        text(' and '),
        { kind: 'strong', children: [text('that')] },
        text(' at '),
        { kind: 'link', href: 'https://example.org/a?b=1', children: [text('the lab')] },
        text('.'),
      ],
    },
  ]);
});

test('headings move below the page’s own', () => {
  const levels = (blocks: readonly Block[]) => blocks.map((block) => block.kind === 'heading' && block.level);
  expect(levels(markdown('# One\n\n## Two\n\n###### Six'))).toEqual([2, 3, 6]);
  expect(levels(markdown('# One', 2))).toEqual([3]);
});

test('lists keep their kind, their start and whether they are tight', () => {
  expect(markdown('- a\n- b')).toEqual([
    {
      kind: 'bullets',
      start: 1,
      items: [[{ kind: 'plain', children: [text('a')] }], [{ kind: 'plain', children: [text('b')] }]],
    },
  ]);
  expect(markdown('3. a\n\n4. b')[0]).toMatchObject({
    kind: 'numbers',
    start: 3,
    items: [[{ kind: 'paragraph' }], [{ kind: 'paragraph' }]],
  });
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '[x](/vote)',
  '<javascript:alert(1)>',
])('%s is no link', (source) => {
  expect(JSON.stringify(markdown(source))).not.toContain('"link"');
});

test('HTML, pictures and code are text like any other', () => {
  expect(markdown('<b onclick="x">hi</b> <!-- no -->')).toEqual([
    { kind: 'paragraph', children: expect.arrayContaining([expect.objectContaining({ kind: 'text' })]) },
  ]);
  const kinds = JSON.stringify(markdown('![p](https://example.org/p.png)\n\n```\ncode\n```\n\n    indented'));
  expect(kinds).not.toMatch(/image|code_|fence/);
});

test('whatever is typed, only known kinds and safe addresses come out', () => {
  const marks = fc.constantFrom(
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '#',
    '-',
    '>',
    '1.',
    '\n',
    ' ',
    'a',
    '<',
    '`',
    '!',
    ':',
    '\\',
  );
  fc.assert(
    fc.property(
      fc.array(marks, { maxLength: 60 }).map((parts) => parts.join('')),
      (source) => {
        const seen = [...JSON.stringify(markdown(source)).matchAll(/"kind":"(\w+)"/g)].map(
          ([, kind]) => kind,
        );
        const known = 'text break emphasis strong link paragraph plain heading bullets numbers quote'.split(
          ' ',
        );
        expect(seen.every((kind) => known.includes(kind!))).toBe(true);
      },
    ),
  );
});

test('an address must be whole', () => {
  expect(safeLink('mailto:lab@example.org')).toBe('mailto:lab@example.org');
  expect(safeLink('example.org')).toBeNull();
  expect(safeLink('')).toBeNull();
});
