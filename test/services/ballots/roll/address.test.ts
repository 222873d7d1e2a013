import { readAddress } from '../../../../src/services/ballots/roll/address.js';

test.each([
  ['Ann.Example+lab@Example.ORG', 'ann.example+lab@example.org'],
  ["  o'neil@sub.example.co.uk ", "o'neil@sub.example.co.uk"],
  ['a@xn--bcher-kva.example', 'a@xn--bcher-kva.example'],
])('%j is the address %j', (typed, address) => expect(readAddress(typed)).toBe(address));

test.each([
  'ann',
  'ann@example',
  'ann@@example.org',
  'ann@example..org',
  '.ann@example.org',
  'ann@-example.org',
  'ann example@example.org',
  'ann@example.org, bob@example.org',
  'Ann <ann@example.org>',
  'ann@example.org\nBcc: all@example.org',
  '"ann"@example.org',
  'siân@example.org',
  `${'a'.repeat(65)}@example.org`,
  `a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(30)}.org`,
])('%j is no address that mail can be sent to', (typed) => expect(readAddress(typed)).toBeNull());
