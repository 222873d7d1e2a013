/** Texts become trees by the grammar of XPath 1.0, and what is no expression is refused at its column. */
import { parseExpression, printExpression } from '../../../../src/domain/questionnaire/expressions/index.js';
import { expressionOf, faultOf } from './kit.js';

/** The expression with every bracket that its tree needs and no other. */
function printed(text: string): string {
  return printExpression(expressionOf(text).tree);
}

describe('operators', () => {
  test.each([
    ['1 + 2 * 3', '1 + 2 * 3'],
    ['(1 + 2) * 3', '(1 + 2) * 3'],
    ['8 div 2 mod 3 * 4', '8 div 2 mod 3 * 4'],
    ['8 - (4 - 2)', '8 - (4 - 2)'],
    ['1 < 2 = 3 > 4', '1 < 2 = 3 > 4'],
    ['1 < (2 = 3)', '1 < (2 = 3)'],
    ['true() or false() and 1 = 2', 'true() or false() and 1 = 2'],
    ['(true() or false()) and 1', '(true() or false()) and 1'],
    ['-2 * --3', '-2 * --3'],
    ['-(2 + 3)', '-(2 + 3)'],
    ['${a} | ${b}', '${a} | ${b}'],
  ])('%s groups as the grammar says', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  test.each([
    ['1div1', '1 div 1'],
    ["'1'mod'1'", "'1' mod '1'"],
    ["'1'and'1'", "'1' and '1'"],
    ['1<=2', '1 <= 2'],
    ['2*3+1', '2 * 3 + 1'],
    ['.>=1', 'self::node() >= 1'],
    ['if (1, 2 ,3 )', 'if(1, 2, 3)'],
    ['\n 1\t+\r\n1 ', '1 + 1'],
  ])('%s needs no blanks, and has none too many', (text, expected) => {
    expect(printed(text)).toBe(expected);
  });

  test('a hyphen inside a name belongs to the name, between blanks it subtracts', () => {
    expect(printed('first-last')).toBe('child::first-last');
    expect(printed('first - last')).toBe('child::first - child::last');
  });
  test('a word is an operator only where one can stand', () => {
    expect(printed('div div mod')).toBe('child::div div child::mod');
    expect(printed('* * *')).toBe('child::* * child::*');
  });
});

describe('values', () => {
  test.each([
    ['0.5', 0.5],
    ['.5', 0.5],
    ['123.', 123],
    ['007', 7],
  ])('%s is a number', (text, value) => {
    expect(expressionOf(text).tree).toMatchObject({ kind: 'number', value, written: text, column: 1 });
  });
  test('a text keeps the other kind of quotation mark', () => {
    expect(expressionOf(`"it's"`).tree).toMatchObject({ kind: 'text', value: "it's" });
    expect(expressionOf(`'say "no"'`).tree).toMatchObject({ kind: 'text', value: 'say "no"' });
  });
  test('the columns of a tree are those of its text', () => {
    const { tree, functions } = expressionOf("if(${a} > 3, jr:choice-name(${b}, '${b}'), '')");
    expect(tree).toMatchObject({ kind: 'call', name: 'if', column: 1 });
    expect(functions).toEqual([
      { name: 'if', arity: 3, column: 1 },
      { name: 'jr:choice-name', arity: 2, column: 14 },
    ]);
  });
});

test.each([
  ['', 'column 1: expected a value, a question or a function, found the end'],
  ['1 +', 'column 4: expected a value, a question or a function, found the end'],
  ['1 2', 'column 3: expected an operator or the end, found "2"'],
  ['if(1, 2', 'column 8: expected ) after the arguments of if, found the end'],
  ['if(1, , 2)', 'column 7: expected a value, a question or a function, found ","'],
  ['concat(1 2)', 'column 10: expected ) after the arguments of concat, found "2"'],
  ['(1 + 2', 'column 7: expected ) for the ( at column 1, found the end'],
  ['1 + 2)', 'column 6: expected an operator or the end, found ")"'],
  ["'abc", 'column 1: expected a closing quotation mark for this text'],
  [`concat("a', 1)`, 'column 8: expected a closing quotation mark for this text'],
  ['${', 'column 1: expected a reference: the sign $ and the name of a question in curly brackets'],
  [
    '1 + ${two words}',
    'column 5: expected a reference: the sign $ and the name of a question in curly brackets',
  ],
  ['${}', 'column 1: expected a reference: the sign $ and the name of a question in curly brackets'],
  ['$name', 'column 1: expected a reference: the sign $ and the name of a question in curly brackets'],
  ['${a} == 2', 'column 7: expected a value, a question or a function, found "="'],
  ['${a} && ${b}', 'column 6: expected an operator or the end, found "&"'],
  ['${a} => 2', 'column 7: expected a value, a question or a function, found ">"'],
  ['/data/', 'column 7: expected a name in the path, found the end'],
  ['town[', 'column 6: expected a value, a question or a function, found the end'],
  ['town[1', 'column 7: expected ] after the condition, found the end'],
  ['sideways::town', 'column 1: expected the name of an axis before ::, found "sideways"'],
  ['selected(., “yes”)', 'column 13: expected a value, a question or a function, found "“"'],
  ['1e5', 'column 2: expected an operator or the end, found "e5"'],
  ['true() and\nfalse() false()', 'column 20: expected an operator or the end, found "false"'],
])('%s is refused at its column', (text, fault) => {
  expect(faultOf(text)).toBe(fault);
});

describe('bounds', () => {
  const DEEP = 100_000;
  test('an expression of 20,000 characters is read, one more is not', () => {
    expect(parseExpression(`'${'a'.repeat(19_998)}'`).ok).toBe(true);
    expect(faultOf(`'${'a'.repeat(19_999)}'`)).toBe(
      'column 20001: expected at most 20000 characters, found 20001',
    );
  });
  test.each([
    ['brackets', '('.repeat(5_000)],
    ['calls', 'not('.repeat(4_000)],
    ['conditions', 'a['.repeat(4_000)],
    ['minus signs', `${'-'.repeat(15_000)}1`],
    ['operators in a row', `1${'+1'.repeat(9_000)}`],
    ['steps', `a${'/a'.repeat(9_000)}`],
    ['arguments', `concat(1${',1'.repeat(9_000)})`],
    ['text', 'x'.repeat(DEEP)],
  ])('too many %s are refused, not followed', (_, text) => {
    expect(faultOf(text)).toMatch(/^column \d+: expected .*at most/);
  });
  test('900 operators in a row are worked out', () => {
    expect(faultOf(`1${' + 1'.repeat(900)}`)).toBe('worked out to 901');
  });
});
