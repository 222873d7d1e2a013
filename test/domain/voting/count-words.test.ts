/** The sentences of counts: what was certified by a version stays that version's, and each says all that it is given. */
import { COUNT_WORDS, isForTheSeat, noteIn, ruleIn } from '../../../src/domain/voting/count-words.js';
import { METHODS } from '../../../src/domain/voting/methods/index.js';
import { sha256 } from '../../../src/shared/digest.js';

/** Of each version, SHA-256 of all its sentences, with the rules and the methods that were told of: none of them ever changes. */
const FINGERPRINTS = ['1e07fd3d32f8e8036c58656992cc046a3c0d214917754093309a2a4d287ab238'];

test('no version that was ever certified changes', () => {
  const found = COUNT_WORDS.map((words) => {
    const methods = METHODS.filter(({ name }) => words.methods === null || words.methods.includes(name));
    const rules = methods.map((method) => [method.name, ruleIn(words, method)]);
    return sha256(JSON.stringify([words.notes, words.purposes, rules]));
  });
  // A word of a note, a purpose or a rule has changed, or a method has come: see `COUNT_WORDS`.
  expect(found).toEqual(FINGERPRINTS);
});

test('whatever is named in a sentence stands in it once, also where it looks like another name', () => {
  const [words] = COUNT_WORDS;
  expect(noteIn(words!, { says: 'surplus', of: { option: '{factor}', amount: '1.5', factor: '0.25' } })).toBe(
    'Surplus of {factor}, 1.5, transferred at 0.25.',
  );
  expect(noteIn(words!, { says: 'first-choices' })).toBe('First choices.');
});

test('a tie for the seat is known in the words of every version', () => {
  for (const { purposes } of COUNT_WORDS) {
    expect(isForTheSeat(purposes.seat)).toBe(true);
    expect(isForTheSeat(purposes.exclusion)).toBe(false);
  }
});
