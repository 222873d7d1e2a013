/** How safe a result is said to be: no more than is proven, in both languages, and never a sentence with a gap in it. */
import type { Margin } from '../../../src/domain/voting/margin/margin.js';
import type { Safety } from '../../../src/domain/voting/safety.js';
import type { BallotResult } from '../../../src/services/ballots/result.js';
import { formats } from '../../../src/shared/dates.js';
import type { Language } from '../../../src/shared/language.js';
import { loadLocales, translators } from '../../../src/shared/locales.js';
import { resultSafety } from '../../../src/web/pages/result-safety.js';
import { resultWords } from '../../../src/web/pages/result-words.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const locales = loadLocales();

function told(safety: Partial<Safety> | undefined, language: Language = 'en') {
  const t = translators(locales)[language];
  const words = resultWords(TEST_DEFINITION, { language, t, format: formats(language, t) });
  const whole = safety && { margin: null, others: [], representation: null, ...safety };
  return resultSafety({ certificate: { safety: whole } } as unknown as BallotResult, words);
}

const margin = (least: number, most: number | null): { margin: Margin } => ({
  margin: { least, most, papers: 200 },
});

describe('the margin', () => {
  test('that is known exactly says so, with its share of the papers', () => {
    expect(told(margin(16, 16)).margin).toEqual([
      'If 16 of the 200 papers (8%) had been marked otherwise, something else could have been chosen.',
      'With any fewer, the result would have been the same, whichever papers they were. This is exact.',
    ]);
  });

  test('between bounds names both, and claims nothing in between', () => {
    const [sentence, how] = told(margin(4, 9)).margin!;
    expect(sentence).toMatch(/^With fewer than 4 of the 200 .* With 9 \(5%\)/);
    expect(how).toMatch(/between the two/);
  });

  test('of which nothing is proven from below is not said to be safe', () => {
    expect(told(margin(1, 9)).margin!.join(' ')).toMatch(/Perhaps fewer would have been enough/);
    expect(told(margin(1, 9)).margin!.join(' ')).not.toMatch(/would have been the same/);
  });

  test('with no way found, and with a tie', () => {
    expect(told(margin(3, null)).margin).toEqual([
      'With fewer than 3 of the 200 papers marked otherwise, the result would have been the same.',
    ]);
    expect(told(margin(0, 0)).margin!.join()).toMatch(/hangs on a tie/);
  });
});

test('other methods are counted up, and a tie on the way is told', () => {
  const other = (method: string, agrees: boolean, byLot = false) => ({
    method,
    winners: ['Quality'],
    byLot,
    agrees,
  });
  const some = told({ others: [other('schulze', true), other('borda', false, true)] }).others!;
  expect(some.sentence).toBe('1 of 2 other methods for such papers would have chosen the same.');
  expect(some.table.rows.map((row) => row.slice(1))).toEqual([
    ['Quality', 'Yes'],
    ['Quality (with a tie on the way)', 'No'],
  ]);
  expect(told({ others: [other('borda', true)] }).others!.sentence).toMatch(
    /^The 1 other method .* the same/,
  );
  expect(told({ others: [other('borda', false)] }).others!.sentence).toMatch(/something else/);
});

test('groups left without their places are named with what they have, and the rule that says so', () => {
  const found = told({
    representation: {
      rule: 'ejr-plus',
      papers: 100,
      unrepresented: [
        { options: ['Quality'], papers: 40, deserves: 1, has: 0 },
        { options: ['Quality', 'Access'], papers: 60, deserves: 2, has: 1 },
      ],
      behind: [{ option: 'Access', papers: 60 }],
      papersWith: [40, 60],
    },
  }).representation!;
  expect(found.groups).toEqual([
    '40 papers agree on Quality: enough for 1, and none was chosen.',
    '60 papers agree on Quality and Access: enough for 2, and they have 1.',
  ]);
  expect(found.sentences[0]).toBe('40 of 100 papers (40%) mark none of those chosen.');
  expect(found.rule).toMatch(/EJR\+/);
  expect(found.figure.table.rows).toEqual([['Access', '60', '60%']]);
});

test('every sentence is there in Welsh', () => {
  for (const bounds of [margin(16, 16), margin(4, 9), margin(1, 9), margin(3, null), margin(0, 0)]) {
    const welsh = told(bounds, 'cy').margin!.join(' ');
    expect(welsh).not.toMatch(/result\.|\{/);
    expect(welsh).not.toBe(told(bounds).margin!.join(' '));
  }
});

test('results of cut papers and of earlier versions tell nothing', () => {
  expect(told(undefined)).toEqual({ margin: null, others: null, representation: null });
});
