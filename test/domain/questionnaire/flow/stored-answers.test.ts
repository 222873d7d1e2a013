import fc from 'fast-check';
import type { Answer } from '../../../../src/domain/questionnaire/definition.js';
import { emptyRow, mergeVersions } from '../../../../src/domain/questionnaire/flow/index.js';
import { answerIn, answersReader } from '../../../../src/domain/questionnaire/flow/stored-answers.js';
import { compiled, question } from '../../../kit/questionnaire.js';

const KEYS = ['a', 'b~c', 'constructor', '__proto__', 'q1', 'q11'];

const written = (answers: object, own: object = {}): string =>
  JSON.stringify({
    ...{ seed: 's-1', language: 'en', given: {}, answers, hidden: [], at: null, ended: null },
    ...own,
  });

/** What the reader tells of the text, by key; null where it says that it cannot read it. */
function told(read: ReturnType<typeof answersReader>, text: string): ReadonlyMap<string, Answer> | null {
  const answers = new Map<string, Answer>();
  const isRead = read(text, (place, from, start, end) => {
    answers.set(KEYS[place] ?? '', answerIn(from, start, end));
  });
  return isRead ? answers : null;
}

test('what is read out of a text is what JSON says of it, in whatever order, whatever was typed', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('"', '\\', '\\"', '"}', '},"hidden":[],', '{"seed":"', 'null', '\u2028', '', '[', ']'),
  );
  const answer: fc.Arbitrary<Answer> = fc.oneof(
    text,
    fc.constant(null),
    fc.array(text, { maxLength: 3 }),
    fc.dictionary(text, text, { maxKeys: 3 }),
  );
  const pairs = fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS, 'unknown', 'q1~another'), answer), {
    selector: ([key]) => key,
  });
  const read = answersReader(KEYS);
  fc.assert(
    fc.property(pairs, (given) => {
      const body = given.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',');
      const asked = new Map(given.filter(([key]) => KEYS.includes(key)));
      expect(
        told(
          read,
          written({}).replace('"answers":{}', () => `"answers":{${body}}`),
        ),
      ).toEqual(asked);
    }),
    { numRuns: 300 },
  );
});

test('a text that says more than its answers, or is laid out otherwise, is left to others', () => {
  const read = answersReader(KEYS);
  const answers = { a: 'x' };
  expect(told(read, written(answers))).toEqual(new Map([['a', 'x']]));
  for (const text of [
    written(answers, { given: { a: 'y' } }),
    written(answers, { hidden: ['a'] }),
    written(answers, { seed: 'a"b' }),
    written({ a: [['x']] }),
    written({ 'a"b': 'x' }),
    JSON.stringify(JSON.parse(written(answers)), null, 1),
    written(answers).slice(0, -30),
    '{}',
    '',
  ])
    expect(told(read, text)).toBeNull();
});

test('more different answers than are remembered still say each its own', () => {
  const plan = mergeVersions([compiled([question('n', { type: 'whole-number' })])]);
  const row = emptyRow(1);
  for (const at of [...Array(1200).keys(), ...Array(1200).keys()]) {
    plan.fillStored(0, written({ n: String(at) }), 'complete', row);
    expect(row.values).toEqual([at]);
  }
});
