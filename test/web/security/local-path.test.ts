import fc from 'fast-check';
import { localPath } from '../../../src/web/security/local-path.js';

test.each([
  ['/manage', '/manage'],
  ['/manage/labs/peer-support/people?x=1&y=%2F', '/manage/labs/peer-support/people?x=1&y=%2F'],
  ['/account#change-password', '/account'],
  ['/sign-in-elsewhere', '/sign-in-elsewhere'],
])('%s leads to a page of ours', (asked, path) => {
  expect(localPath(asked)).toBe(path);
});

test.each([
  undefined,
  null,
  42,
  ['/manage'],
  '',
  'manage',
  'https://evil.example/',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  '/..//evil.example',
  '/.//evil.example',
  '/%2e//evil.example',
  '/a/../..//evil.example',
  '/sign-in',
  '/sign-in/code?next=%2F',
  '/sign-out',
  '/x/../sign-out',
  `/${'x'.repeat(3000)}`,
])('%j leads nowhere', (asked) => {
  expect(localPath(asked)).toBeNull();
});

test('whatever is asked, a browser that follows it stays here', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '//',
    '@',
    ':',
    '?',
    '#',
    'evil.example',
    '%2f',
    '\t',
    'a',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      const path = localPath(`/${parts.join('')}`);
      if (path !== null)
        expect(new URL(path, 'https://canvass.example.org').origin).toBe('https://canvass.example.org');
    }),
    { numRuns: 2000 },
  );
});
