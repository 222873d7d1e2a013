import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { QUESTION_TYPES } from '../../../../src/domain/questionnaire/question-types/index.js';
import { projectRoot } from '../../../../src/shared/project-root.js';
import { questionOf } from '../../../kit/questions.js';

const path = join(projectRoot(), 'src', 'domain', 'questionnaire', 'question-types', 'README.md');
const rows = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('the table has every type, in the order of the hall', () => {
  expect(rows.map(([, name]) => name)).toEqual(QUESTION_TYPES.map(({ name }) => `\`${name}\``));
});

test.each(QUESTION_TYPES.map((type, index) => [type.name, type, rows[index] ?? []] as const))(
  '%s: the word, the parameters, the table and the chart are those of the type',
  (_name, type, [, , word = '', settings, , , shown]) => {
    const { xlsform, parameters, appearances, defaultTable, defaultChart } = type;
    expect(word.match(/^`(\w+)/)?.[1]).toBe(xlsform.word);
    expect(word.match(/appearance `([\w-]+)`/)?.[1] ?? null).toBe(xlsform.appearance);
    expect(word.match(/may look (.*)$/)?.[1] ?? '').toBe(appearances.map((look) => `\`${look}\``).join(' '));
    expect(word.match(/list in `(\w+)`/)?.[1]).toBe(xlsform.listParameter);
    expect(settings).toBe(parameters.map(({ name }) => `\`${name}\``).join(' '));
    expect(shown).toBe(`${defaultTable}, ${defaultChart}`);
  },
);

test.each(QUESTION_TYPES.map((type) => [type.name, type] as const))(
  '%s: each of its looks is another than the usual one',
  (name, { appearances, layout }) => {
    const usual = JSON.stringify(layout(questionOf(name)));
    for (const look of appearances)
      expect(JSON.stringify(layout(questionOf(name, { appearance: [look] })))).not.toBe(usual);
  },
);

test('no two types are written alike', () => {
  const written = QUESTION_TYPES.map(({ xlsform }) => `${xlsform.word} ${xlsform.appearance}`);
  expect(new Set(written).size).toBe(written.length);
});
