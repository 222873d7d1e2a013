import { FormReader } from '../../src/web/form-reader.js';

const RULE = { label: 'the title', longest: 10, required: true };

test('texts are cleaned, in both languages, and the Welsh is never required', () => {
  const reader = new FormReader({
    title: '  A \r\n b  ',
    'title-cy': ' C ',
    text: 'x\r\ny\u0000',
    'text-cy': '',
  });
  expect(reader.bothLines('title', RULE)).toEqual({ en: 'A b', cy: 'C' });
  expect(reader.bothTexts('text', RULE)).toEqual({ en: 'x\ny' });
  expect(reader.errors).toEqual({});
});

test('what is missing or too long is named by its label, the first fault of a field staying', () => {
  const reader = new FormReader({ long: 'x'.repeat(11), 'title-cy': 'y'.repeat(11) });
  reader.bothLines('title', RULE);
  reader.line('long', RULE);
  reader.refuse('long', 'something else');
  expect(reader.errors).toEqual({
    'title-cy': 'Shorten the Welsh for the title to 10 characters: it has 11',
    title: 'Type the title',
    long: 'Shorten the title to 10 characters: it has 11',
  });
});

test.each(['', '0', '51', '1.5', '-1', '1e1', '１', '0x5'])(
  '"%s" is not a whole number from 1 to 50',
  (typed) => {
    const reader = new FormReader({ seats: typed });
    expect(reader.whole('seats', { label: 'the number', least: 1, most: 50 })).toBe(1);
    expect(reader.errors['seats']).toContain('from 1 to 50');
  },
);

test('only values that were offered are taken', () => {
  const reader = new FormReader({ order: 'constructor', other: 'fixed' });
  expect(reader.oneOf('order', ['shuffled', 'fixed'], 'Choose')).toBe('shuffled');
  expect(reader.oneOf('other', ['shuffled', 'fixed'], 'Choose')).toBe('fixed');
  expect(reader.errors).toEqual({ order: 'Choose' });
});

test.each([undefined, null, 'text', 5, []])('a body that is %p is a form with nothing in it', (body) => {
  const reader = new FormReader(body);
  expect(reader.has('title')).toBe(false);
  expect(reader.has('__proto__')).toBe(false);
  expect(reader.line('title', { label: 'the title', longest: 5 })).toBe('');
});
