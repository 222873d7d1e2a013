import { sealUnder } from '../../../src/services/people/seal.js';
import { systemRandomness } from '../../../src/shared/random.js';

const seal = sealUnder('a secret key', 'tests', systemRandomness);
const sealed = seal.close('the secret', 'mair');

test('a sealed secret is opened again for its owner', () => {
  expect(seal.open(sealed, 'mair')).toBe('the secret');
  expect(seal.close('the secret', 'mair')).not.toBe(sealed);
});

test('nobody else opens it: not another owner, another purpose or another key', () => {
  expect(seal.open(sealed, 'nia')).toBeNull();
  expect(sealUnder('a secret key', 'other', systemRandomness).open(sealed, 'mair')).toBeNull();
  expect(sealUnder('another key', 'tests', systemRandomness).open(sealed, 'mair')).toBeNull();
});

test('a single changed byte anywhere, a cut, or rubbish is no seal', () => {
  const bytes = Buffer.from(sealed, 'base64url');
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(seal.open(changed.toString('base64url'), 'mair')).toBeNull();
  }
  for (const rubbish of ['', 'x', sealed.slice(0, -4), 'ŵ'.repeat(60)])
    expect(seal.open(rubbish, 'mair')).toBeNull();
});
