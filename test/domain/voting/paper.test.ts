/** What is wrong with a paper is told completely, and a sound paper is let through. */
import { canonicalMarks, isBlank, validateMarks } from '../../../src/domain/voting/paper.js';

describe('ranks', () => {
  test('1 to k without repeats and gaps have no fault, and neither has a blank paper', () => {
    expect(validateMarks('ranks', 3, [2, null, 1])).toEqual([]);
    expect(validateMarks('ranks', 3, [null, null, null])).toEqual([]);
  });

  test('a repeated rank names every option that has it, and the gap it leaves is told too', () => {
    expect(validateMarks('ranks', 4, [1, 3, 3, null])).toEqual([
      { key: 'rank-missing', options: [], mark: 2 },
      { key: 'rank-repeated', options: [1, 2], mark: 3 },
    ]);
  });

  test('a rank beyond what the ballot asks for is out of range', () => {
    expect(validateMarks('ranks', 4, [1, 2, 3, null], { maxRanks: 2 })).toEqual([
      { key: 'rank-out-of-range', options: [2], mark: 3 },
    ]);
    expect(validateMarks('ranks', 2, [0, 1.5])).toEqual([
      { key: 'rank-out-of-range', options: [0], mark: 0 },
      { key: 'rank-out-of-range', options: [1], mark: 1.5 },
      { key: 'rank-missing', options: [], mark: 1 },
    ]);
  });
});

test('one choice is one mark', () => {
  expect(validateMarks('choice', 3, [null, 1, null])).toEqual([]);
  expect(validateMarks('choice', 3, [1, 1, null])).toEqual([
    { key: 'too-many-choices', options: [0, 1], mark: null },
  ]);
});

test('approvals are 0 or 1, scores whole numbers up to the highest', () => {
  expect(validateMarks('approvals', 3, [1, 0, null])).toEqual([]);
  expect(validateMarks('approvals', 2, [2, 0])).toHaveLength(1);
  expect(validateMarks('scores', 3, [5, 0, null])).toEqual([]);
  expect(validateMarks('scores', 2, [6, -1])).toEqual([
    { key: 'score-out-of-range', options: [0], mark: 6 },
    { key: 'score-out-of-range', options: [1], mark: -1 },
  ]);
});

test('the canonical line keeps empty cells apart from zeros', () => {
  expect(canonicalMarks([1, null, 0])).toBe('1,,0');
  expect(isBlank([null, null])).toBe(true);
  expect(isBlank([0, null])).toBe(false);
});
