import { loadLocales, translators } from '../../../src/shared/locales.js';
import { PROBLEM_CODES, problem } from '../../../src/shared/problem.js';
import { problemPage } from '../../../src/web/pages/problem.js';

const words = translators(loadLocales());

test.each([...PROBLEM_CODES])('%s has a kind page in both languages', (code) => {
  for (const t of [words.en, words.cy]) {
    const page = problemPage(problem(code), t);
    expect(page.title).not.toBe('');
    expect(JSON.stringify(page['paragraphs'])).not.toMatch(/[{]\w+[}]/);
  }
});

test('what a problem names is said on its page', () => {
  const refused = problem('too-many-tries', { parameters: { minutes: '15' } });
  expect(problemPage(refused, words.en)['paragraphs']).toEqual([expect.stringContaining('Wait 15 minutes')]);
});
