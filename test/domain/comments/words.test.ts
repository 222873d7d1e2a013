/** Words, phrases, search and suggestions, in English and Welsh. */
import { cutAt, searchHits } from '../../../src/domain/comments/search.js';
import { suggestCodes, wordUse } from '../../../src/domain/comments/suggest.js';
import {
  groupDifference,
  phraseCounts,
  phrasesOf,
  tellingWords,
  wordsOf,
} from '../../../src/domain/comments/words.js';
import { readWordLists } from '../../../src/services/analysis/comments/word-lists.js';

const { stop } = readWordLists();

test('words keep apostrophes and hyphens, and know where a clause begins', () => {
  const words = wordsOf('Don’t wait: it’s a long-term plan, (really) 2 days.');
  expect(words.map(({ word }) => word)).toEqual([
    "don't",
    'wait',
    "it's",
    'a',
    'long-term',
    'plan',
    'really',
    '2',
    'days',
  ]);
  expect(words.filter(({ opens }) => opens).map(({ word }) => word)).toEqual([
    "don't",
    "it's",
    'really',
    '2',
  ]);
});

test('what says nothing by itself is left out in both languages, mutations and contractions included', () => {
  expect(
    tellingWords('It was the journey, and I don’t think they’d told us about the journey', stop),
  ).toEqual(['journey', 'told']);
  expect(tellingWords('Mae’r daith i’r clinig yn rhy hir, a dydw i ddim yn gyrru', stop)).toEqual(
    expect.arrayContaining(['daith', 'clinig', 'hir', 'gyrru']),
  );
  expect(tellingWords('Mae’r daith i’r clinig yn rhy hir', stop)).not.toContain("i'r");
});

test('phrases stay within a clause and neither begin nor end with a stop word', () => {
  expect(phrasesOf('Care closer to home. Home is best, care or no care', 2, stop)).toEqual(['care closer']);
  expect(phrasesOf('Care closer to home. Home is best', 3, stop)).toEqual(['closer to home', 'home is best']);
});

test('counts are of comments before they are of times', () => {
  const texts = ['bus bus bus', 'A bus, a train', 'train fare', 'fare'];
  expect(
    phraseCounts(texts, 1, stop).map(({ phrase, comments, times }) => [phrase, comments, times]),
  ).toEqual([
    ['bus', 2, 4],
    ['fare', 2, 2],
    ['train', 2, 2],
  ]);
});

test('phrases differ between groups as chi-square says', () => {
  // 10 of 20 against 2 of 20: expected 6 of each, χ² = 4 × 16 / (6 × 14) × … = 7.619.
  expect(groupDifference([10, 2], [20, 20])).toBeCloseTo(7.619, 3);
  expect(groupDifference([5, 5], [10, 10])).toBe(0);
  expect(groupDifference([10, 10], [10, 10])).toBe(0);
  expect(groupDifference([1, 0, 0], [2, 0, 3])).toBeCloseTo(1.875, 9);
});

test.each<[string, string, readonly (readonly [number, number])[] | null]>([
  ['Y daith hir i Fôn', 'fon', [[14, 17]]],
  [
    'Getting there by bus',
    'THERE "by bus"',
    [
      [8, 13],
      [14, 20],
    ],
  ],
  ['Getting there by bus', 'us', null],
  ['Getting there', 'get', [[0, 7]]],
  ['Getting there', 'get -there', null],
  ['Getting there', '-bus', []],
  ['İstanbul 👍 bus', 'bus', [[12, 15]]],
  ['Anything', ' “ ', []],
])('“%s” searched for %s', (text, query, hits) => {
  expect(searchHits(text, query)).toEqual(hits);
});

test('a text is cut at its hits, and nothing of it is lost', () => {
  const pieces = cutAt('a bus and a bus', [
    [2, 5],
    [4, 6],
    [12, 15],
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe('a bus and a bus');
  expect(pieces.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['bus ', 'bus']);
});

test('a code is suggested for the words of comments that have it, with the words that spoke', () => {
  const coded = [
    ...['The journey takes hours', 'A journey by bus', 'Long journey, no bus'].map((text) => ({
      text,
      codes: ['distance'],
    })),
    ...['Nobody explained', 'Staff explained badly', 'It was not explained'].map((text) => ({
      text,
      codes: ['information'],
    })),
    ...['Good care', 'Good people', 'Nice staff'].map((text) => ({ text, codes: [] })),
    { text: 'journey', codes: ['rare'] },
  ];
  const use = wordUse(coded, stop);
  expect(suggestCodes('My journey to the clinic, by bus', use, stop)).toEqual([
    { code: 'distance', logOdds: expect.any(Number), words: ['bus', 'journey'] },
  ]);
  // “explained” speaks against distance more than “journey” speaks for it.
  expect(suggestCodes('They explained the journey', use, stop).map(({ code }) => code)).toEqual([
    'information',
  ]);
  expect(suggestCodes('Words that nobody has used', use, stop)).toEqual([]);
  // 4 of 10 comments say “journey”: three of the three with the code, and one of the seven without.
  const [first] = suggestCodes('journey', use, stop);
  expect(first!.logOdds).toBeCloseTo(Math.log(3.5 / 7.5) + Math.log(3.5 / 4) - Math.log(1.5 / 8), 12);
});
