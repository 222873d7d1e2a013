import { newTotpSecret, totpAddress, totpStep } from '../../../src/services/people/totp.js';
import { systemRandomness } from '../../../src/shared/random.js';

/** The secret of RFC 6238, appendix B ("12345678901234567890"), in base 32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/** The last six digits of appendix B's eight-digit SHA-1 values, at their times in seconds. */
test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at %i seconds the code of RFC 6238 is %s', (seconds, code) => {
  expect(totpStep(RFC_SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test('a code is good one step before and after, and no further', () => {
  const now = 1_234_567_890_000;
  const step = totpStep(RFC_SECRET, '005 924', now);
  expect(step).toBe(41_152_263);
  expect(totpStep(RFC_SECRET, '005924', now + 30_000)).toBe(step);
  expect(totpStep(RFC_SECRET, '005924', now - 30_000)).toBe(step);
  expect(totpStep(RFC_SECRET, '005924', now + 60_000)).toBeNull();
  expect(totpStep(RFC_SECRET, '005924', now - 60_001)).toBeNull();
});

test.each(['', '12345', '1234567', 'abcdef', '００５９２４'])('%j is no code', (typed) => {
  expect(totpStep(RFC_SECRET, typed, 1_234_567_890_000)).toBeNull();
});

test('a new secret has 160 bits and is told to the app with its account', () => {
  const secret = newTotpSecret(systemRandomness);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret(systemRandomness)).not.toBe(secret);
  const address = new URL(totpAddress(secret, 'mair@example.org'));
  expect(address.protocol).toBe('otpauth:');
  expect(address.searchParams.get('secret')).toBe(secret);
  expect(address.searchParams.get('issuer')).toBe('Canvass');
});
