import fc from 'fast-check';
import { freeSlug, slugOf } from '../../src/shared/slug.js';

test.each([
  ['Which theme should the lab work on?', 'which-theme-should-the-lab-work-on'],
  ['Pa thema? Ŵyl ’n awr!', 'pa-thema-wyl-n-awr'],
  ['Members’ choice', 'members-choice'],
  ['健康', 'lab'],
  ['x'.repeat(90), 'x'.repeat(60)],
])('"%s" has the address %s', (title, slug) => {
  expect(slugOf(title, 'lab')).toBe(slug);
});

test('every address is short, in small letters, digits and single dashes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
      expect(slugOf(title, 'lab')).toMatch(/^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/);
    }),
  );
});

test('a taken address is given the next number', () => {
  expect(freeSlug('lab', new Set())).toBe('lab');
  expect(freeSlug('lab', new Set(['lab', 'lab-2', 'lab-4']))).toBe('lab-3');
});
