/** Records with any keys: none is lost, faults have their places, and their JSON schema is a record's. */
import { z } from 'zod';
import { wordMap, wordRecord } from '../../src/shared/word-record.js';

const GIVEN = '{"__proto__":{"x":1},"constructor":{"__proto__":2},"toString":{}}';

test('every key comes out, in its order, and none changes what objects are', () => {
  const read = wordRecord(wordRecord(z.number())).parse(JSON.parse(GIVEN));
  expect(JSON.stringify(read)).toBe(GIVEN);
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  const map = wordMap(wordMap(z.number())).parse(JSON.parse(GIVEN));
  expect([...map].map(([key, inner]) => [key, [...inner]])).toEqual([
    ['__proto__', [['x', 1]]],
    ['constructor', [['__proto__', 2]]],
    ['toString', []],
  ]);
});

test('what does not fit is refused at its place', () => {
  const schema = z.strictObject({ all: wordRecord(wordMap(z.number())) });
  const faultsOf = (text: string) =>
    schema.safeParse(JSON.parse(text)).error?.issues.map(({ path }) => path.join('.'));
  expect(faultsOf('{"all":{"a":{"__proto__":"1","b":2},"c":[]}}')).toEqual(['all.a.__proto__', 'all.c']);
  expect(faultsOf('{"all":null}')).toEqual(['all']);
  expect(faultsOf('{"all":{}}')).toBeUndefined();
});

test('programs are told of a record', () => {
  const schema = z.toJSONSchema(z.strictObject({ of: wordRecord(z.number()).nullable() }), { io: 'output' });
  expect(schema.properties?.['of']).toEqual({
    anyOf: [{ type: 'object', additionalProperties: { type: 'number' } }, { type: 'null' }],
  });
});
