/** Whatever a function is called with, it gives a value or says what is wrong; what it gives is what it claims. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  checkExpression,
  evaluate,
  FUNCTIONS,
  isMoment,
  isNodes,
  type XPathValue,
} from '../../../../src/domain/questionnaire/expressions/index.js';
import { projectRoot } from '../../../../src/shared/project-root.js';
import { contextOver, expressionOf, faultOf } from './kit.js';

const argument = fc.constantFrom(
  ...[
    "''",
    "'a b'",
    "'2026-03-29'",
    "'12:30'",
    "'%Y %Q'",
    "'(['",
    "'\u{1F411}'",
    '0',
    '-1',
    '2.5',
    '1 div 0',
    '0 div 0',
  ],
  ...[
    '1000000000000',
    '-9999999999999999999',
    'true()',
    'today()',
    'date(0)',
    '/data/never',
    '/data/person',
    '${name}',
    '.',
  ],
);
const context = contextOver({ person: [{ name: 'Ann' }, { name: 'Ben' }] }, 'name', 1, {
  zone: 'Europe/London',
});

function kindOf(value: XPathValue): string {
  if (isNodes(value)) return 'nodes';
  if (isMoment(value)) return 'moment';
  return { string: 'text', number: 'number', boolean: 'boolean' }[typeof value as 'string'];
}

const MAY_ALSO_GIVE: Readonly<Record<string, readonly string[]>> = { moment: ['text'], number: ['moment'] };

test.each(FUNCTIONS.map((known) => [known.name, known] as const))('%s', (name, known) => {
  const most = Math.min(known.most, known.least + 3);
  fc.assert(
    fc.property(fc.array(argument, { minLength: known.least, maxLength: most }), (given) => {
      const value = evaluate(expressionOf(`${name}(${given.join(', ')})`), context);
      if (!value.ok) expect(value.problem.sentence).not.toBe('');
      else if (known.gives !== 'any') {
        expect([known.gives, ...(MAY_ALSO_GIVE[known.gives] ?? [])]).toContain(kindOf(value.value));
      }
    }),
  );
});

test('what is certain to fail is known before anybody answers', () => {
  expect(checkExpression(expressionOf("if(${a} > 1, today(), concat('x', ${b}))"))).toEqual([]);
  expect(checkExpression(expressionOf("explode(1) + substr('a') + area(${b}) + area()"))).toEqual([
    { kind: 'unknown-function', column: 1, sentence: 'there is no function explode' },
    { kind: 'arguments', column: 14, sentence: 'substr takes 2 or 3 arguments, found 1' },
    { kind: 'not-offered', column: 28, sentence: 'area is not offered in surveys' },
    { kind: 'not-offered', column: 41, sentence: 'area is not offered in surveys' },
  ]);
});

test('a function that is not offered says why when it is reached', () => {
  expect(faultOf("area('')")).toBe('column 1: area is not offered: surveys have no map questions');
});

test.each([
  "constructor.constructor('return 1')()",
  "constructor('return process')",
  '__proto__()',
  'toString()',
  'hasOwnProperty(1)',
  "eval('1')",
  '`1`',
  '1; process',
  '() => 1',
])('%s is no way to run code', (text) => {
  expect(faultOf(text)).toMatch(/^column \d+: (?:expected|there is no function)/);
});

test('every function stands in the table of the README', () => {
  const table = readFileSync(join(projectRoot(), 'src/domain/questionnaire/expressions/README.md'), 'utf8');
  expect(FUNCTIONS.filter(({ name }) => !table.includes(`\`${name}\``)).map(({ name }) => name)).toEqual([]);
});

test('every function is named once', () => {
  const names = FUNCTIONS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
