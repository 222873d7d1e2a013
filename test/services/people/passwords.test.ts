import { parseOptions } from '@node-rs/argon2';
import { argon2Passwords, passwordFault } from '../../../src/services/people/passwords.js';
import { systemRandomness } from '../../../src/shared/random.js';

const passwords = argon2Passwords(systemRandomness);

test('a password is hashed with argon2id at least as hard as OWASP asks, with a salt of its own', async () => {
  const [first, second] = [
    await passwords.hash('three plain words'),
    await passwords.hash('three plain words'),
  ];
  expect(first).toMatch(/^\$argon2id\$v=19\$/);
  expect(first).not.toBe(second);
  const { memoryCost, timeCost, parallelism, saltLen } = parseOptions(first);
  expect(memoryCost).toBeGreaterThanOrEqual(19_456);
  expect(timeCost).toBeGreaterThanOrEqual(2);
  expect(parallelism).toBeGreaterThanOrEqual(1);
  expect(saltLen).toBeGreaterThanOrEqual(16);
});

test('only the right password is right, and for nobody none is', async () => {
  const stored = await passwords.hash('three plain words');
  expect(await passwords.verify(stored, 'three plain words')).toBe(true);
  expect(await passwords.verify(stored, 'three plain word')).toBe(false);
  expect(await passwords.verify(null, 'three plain words')).toBe(false);
});

test('the same characters count as the same however a keyboard composes them', async () => {
  const stored = await passwords.hash('t\u0177 gwyn ar y bryn');
  expect(await passwords.verify(stored, 'ty\u0302 gwyn ar y bryn')).toBe(true);
});

test.each([
  ['', 'Enter a password'],
  ['elevenchars', 'Use 12 characters or more'],
  ['x'.repeat(201), 'Use 200 characters or fewer'],
  ['abababababab', 'Use more different characters'],
  ['Parry likes tea', 'Leave out your name'],
  ['olwen.p rides again', 'Leave out your name'],
  ['my canvass login', 'Leave out your name'],
  ['the password is', 'Leave out your name'],
])('%j is refused: %s', (password, sentence) => {
  expect(passwordFault(password, ['Olwen Parry', 'olwen.p@example.org'])).toContain(sentence);
});

test('three plain words are accepted, with no rules about their mix', () => {
  expect(passwordFault('three plain words', ['Olwen Parry', 'olwen.p@example.org'])).toBeNull();
});
