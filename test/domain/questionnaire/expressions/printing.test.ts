/** Reading a printed tree gives the same tree, and no text whatever makes reading or working out throw. */
import fc from 'fast-check';
import {
  type ExpressionTree,
  evaluate,
  parseExpression,
  printExpression,
} from '../../../../src/domain/questionnaire/expressions/index.js';
import { contextOver } from './kit.js';

const column = fc.constant(0);
const name = fc.constantFrom('age', 'first-name', 'div', 'and', '_x1', 'enw.llawn', 'blwyddyn', 'tŷ');
const { tree: anyTree } = fc.letrec<{ tree: ExpressionTree; step: object; predicates: ExpressionTree[] }>(
  (tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.record({
        kind: fc.constant('text' as const),
        value: fc.string().map((text) => text.replace(/"/g, '')),
        column,
      }),
      fc
        .constantFrom('0', '1.', '.5', '12.25', '007')
        .map((written) => ({ kind: 'number' as const, value: Number(written), written, column: 0 })),
      fc.record({ kind: fc.constant('reference' as const), name, lastSaved: fc.boolean(), column }),
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constantFrom('if', 'jr:choice-name', 'concat', 'today'),
        arguments: fc.array(tie('tree'), { maxLength: 3 }),
        column,
      }),
      fc.record({ kind: fc.constant('negation' as const), operand: tie('tree'), column }),
      fc.record({
        kind: fc.constant('binary' as const),
        operator: fc.constantFrom(
          'or',
          'and',
          '=',
          '!=',
          '<',
          '<=',
          '>',
          '>=',
          '+',
          '-',
          '*',
          'div',
          'mod',
          '|',
        ),
        left: tie('tree'),
        right: tie('tree'),
        column,
      }),
      fc.record({
        kind: fc.constant('path' as const),
        start: fc.constant('root' as const),
        predicates: fc.constant([]),
        steps: fc.array(tie('step'), { maxLength: 3 }),
        column,
      }),
      fc.record({
        kind: fc.constant('path' as const),
        start: fc.constant('here' as const),
        predicates: fc.constant([]),
        steps: fc.array(tie('step'), { minLength: 1, maxLength: 3 }),
        column,
      }),
      fc.record({
        kind: fc.constant('path' as const),
        start: tie('tree'),
        predicates: tie('predicates'),
        steps: fc.array(tie('step'), { minLength: 1, maxLength: 2 }),
        column,
      }),
    ) as fc.Arbitrary<ExpressionTree>,
    predicates: fc.array(tie('tree'), { maxLength: 2 }) as fc.Arbitrary<ExpressionTree[]>,
    step: fc.record({
      axis: fc.constantFrom(
        'child',
        'parent',
        'self',
        'descendant-or-self',
        'attribute',
        'preceding-sibling',
      ),
      test: fc.oneof(name, fc.constantFrom('*', 'jr:x', 'jr:*', 'node()', 'text()')),
      predicates: tie('predicates'),
      column,
    }),
  }),
);

/** The tree with every column 0. */
function columnless(tree: ExpressionTree): unknown {
  return JSON.parse(JSON.stringify(tree, (key, value: unknown) => (key === 'column' ? 0 : value)));
}

test('a printed tree reads as itself', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const read = parseExpression(printExpression(tree));
      expect(read.ok && columnless(read.value.tree)).toEqual(columnless(tree));
    }),
    { numRuns: 1_000 },
  );
});

const word = fc.constantFrom(
  ...[
    '(',
    ')',
    '[',
    ']',
    ',',
    '/',
    '//',
    '.',
    '..',
    '@',
    '::',
    '|',
    '*',
    '+',
    '-',
    '<',
    '=',
    '!=',
    "'",
    '"',
    '$',
    '${',
  ],
  ...[
    '}',
    '${age}',
    '${person}',
    "'a'",
    '1',
    '.5',
    ' ',
    '\n',
    'and',
    'or',
    'div',
    'age',
    'child',
    'node()',
    'if(',
    'not(',
  ],
  ...[
    'count(',
    'date(',
    "regex('a',",
    'position(',
    'sum(',
    'indexed-repeat(',
    'concat(',
    'substr(',
    '\u{1F411}',
    'é',
  ],
);
const context = contextOver({ age: 4, person: [{ name: 'Ann' }, { name: 'Ben' }] });

test('no text makes reading throw, and every fault has a column inside the text or just after it', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const read = parseExpression(written);
      if (read.ok) return;
      expect(read.problem.column).toBeGreaterThanOrEqual(1);
      expect(read.problem.column).toBeLessThanOrEqual(written.length + 1);
      expect(read.problem.sentence).not.toBe('');
    }),
    { numRuns: 3_000 },
  );
});

test('no tree makes working out throw', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const read = parseExpression(printExpression(tree));
      if (read.ok) expect(typeof evaluate(read.value, context).ok).toBe('boolean');
    }),
    { numRuns: 1_000 },
  );
});
