/** Answers from a file become nodes, and only answers do. */
import { readPlainAnswers } from '../../../../src/domain/questionnaire/expressions/plain-answers.js';
import { contextOver, numberOf, textOf } from './kit.js';

test('groups, repeats and several choices have their places', () => {
  const read = readPlainAnswers(
    JSON.parse(
      '{"home": {"size": 3}, "person": [{"age": 4}, {"age": 5}], "fruit": ["fig", "pear"], "member": true}',
    ),
  );
  expect(read.ok).toBe(true);
  const context = contextOver(read.ok ? read.value : {});
  expect(numberOf('/data/home/size', context)).toBe(3);
  expect(numberOf('count(${person})', context)).toBe(2);
  expect(textOf('${fruit}', context)).toBe('fig pear');
  expect(textOf('${member}', context)).toBe('true');
});

test('a name that other languages keep for themselves is a name like any other', () => {
  const read = readPlainAnswers(JSON.parse('{"__proto__": "x", "constructor": "y"}'));
  const context = contextOver(read.ok ? read.value : {});
  expect(textOf('concat(${__proto__}, ${constructor}, ${toString})', context)).toBe('xy');
});

test.each(['1', '"text"', 'null', '[]', '[{"a": 1}]'])('%s holds no answers', (json) => {
  expect(readPlainAnswers(JSON.parse(json))).toEqual({
    ok: false,
    problem: 'expected one JSON object of answers by question name',
  });
});

test('answers 20 deep are read, deeper ones are refused', () => {
  const nested = (levels: number) => JSON.parse(`{"a":${'['.repeat(levels)}1${']'.repeat(levels)}}`);
  expect(readPlainAnswers(nested(19)).ok).toBe(true);
  expect(readPlainAnswers(nested(20))).toEqual({
    ok: false,
    problem: 'expected texts, numbers, true, false, null, lists and objects, at most 20 deep',
  });
  expect(readPlainAnswers(nested(5_000)).ok).toBe(false);
});
