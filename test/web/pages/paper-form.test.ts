import fc from 'fast-check';
import type { Mark, PaperKind } from '../../../src/domain/voting/paper.js';
import { markField, markValues, readMarks, sentUnder, textUnder } from '../../../src/web/pages/paper-form.js';

const IDS = ['home', 'harm', 'mind', 'flow'];

/** What the fields become once a browser has sent them and the server has parsed them. */
function sent(values: ReturnType<typeof markValues>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value !== 'string' && value.length === 1 ? value[0] : value,
    ]),
  );
}

/** Papers as a form of this kind can hold them. */
const PAPERS: Readonly<Record<PaperKind, fc.Arbitrary<Mark[]>>> = {
  choice: fc.option(fc.nat(IDS.length - 1)).map((chosen) => IDS.map((_id, at) => (at === chosen ? 1 : null))),
  approvals: fc
    .array(fc.boolean(), { minLength: IDS.length, maxLength: IDS.length })
    .map((ticks) => (ticks.includes(true) ? ticks.map(Number) : IDS.map(() => null))),
  ranks: fc.array(fc.option(fc.integer({ min: 1, max: 99_999 })), {
    minLength: IDS.length,
    maxLength: IDS.length,
  }),
  scores: fc.array(fc.option(fc.integer({ min: 0, max: 5 })), {
    minLength: IDS.length,
    maxLength: IDS.length,
  }),
};
const KINDS = ['choice', 'approvals', 'ranks', 'scores'] as const;

test.each(KINDS)('what is written for %s is read as the same marks', (kind) => {
  fc.assert(
    fc.property(PAPERS[kind], (marks) => {
      expect(readMarks(kind, IDS, sent(markValues(kind, IDS, marks)))).toEqual(marks);
    }),
  );
});

test.each(KINDS)('whatever is sent to a %s paper, it is read without a fault or refused whole', (kind) => {
  const name = fc.oneof(
    fc.constantFrom(
      ...IDS.map((id) => markField(kind, id)),
      'rank[gone]',
      'step',
      '__proto__',
      'constructor',
    ),
    fc.string(),
  );
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom(...IDS, '1', '01', '-1', '1e3', '999999', ' 2'),
    fc.array(fc.string()),
  );
  fc.assert(
    fc.property(fc.dictionary(name, value), (form) => {
      const marks = readMarks(kind, IDS, form);
      if (marks === null) return;
      expect(marks).toHaveLength(IDS.length);
      for (const mark of marks) expect(mark === null || typeof mark === 'number').toBe(true);
    }),
  );
});

test('a number that is none is kept apart from a blank, so that it is refused and not dropped', () => {
  expect(
    readMarks('ranks', ['a', 'b', 'c'], { 'rank[a]': 'first', 'rank[b]': '', 'rank[c]': ['1', '2'] }),
  ).toEqual([Number.NaN, null, Number.NaN]);
});

test('a form that names an option of another ballot is not read at all', () => {
  expect(readMarks('ranks', ['a'], { 'rank[a]': '1', 'rank[b]': '2' })).toBeNull();
  expect(readMarks('choice', ['a'], { choice: 'b' })).toBeNull();
  expect(readMarks('approvals', ['a'], { approve: ['a', 'b'] })).toBeNull();
});

test('two radios of one field are two marks, for the paper to refuse', () => {
  expect(readMarks('choice', ['a', 'b'], { choice: ['a', 'b'] })).toEqual([1, 1]);
});

test('only a form’s own texts are read', () => {
  expect(sentUnder({}, 'constructor')).toEqual([]);
  expect(sentUnder({ a: ['x', 3, null, 'y'] }, 'a')).toEqual(['x', 'y']);
  expect(textUnder({ a: [] }, 'a')).toBe('');
});
