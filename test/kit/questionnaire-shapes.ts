/** Questionnaires of any shape for properties: every condition looks at questions asked before it. */
import fc from 'fast-check';
import type { Compiled } from '../../src/domain/questionnaire/flow/index.js';
import type { GroupPart, QuestionnairePart } from '../../src/domain/questionnaire/questionnaire.js';
import { choice, compiled, group, question, repeat, yesNo } from './questionnaire.js';

const LISTS = { few: [...'abcd'].map((name) => choice(name, { filters: { of: name < 'c' ? '1' : '2' } })) };

/** A condition over questions asked before, so that everything can be worked out in order. */
function conditionOver(names: readonly string[]): fc.Arbitrary<string | null> {
  if (names.length === 0) return fc.constant(null);
  const one = fc
    .record({
      name: fc.constantFrom(...names),
      value: fc.constantFrom('yes', 'a', '1', ''),
      is: fc.constantFrom('=', '!='),
    })
    .map(({ name, value, is }) => `\${${name}} ${is} '${value}'`);
  const both = fc.tuple(one, fc.constantFrom('and', 'or'), one).map((words) => words.join(' '));
  return fc.option(
    fc.oneof(
      one,
      both,
      one.map((each) => `not(${each})`),
    ),
    { nil: null },
  );
}

function questionOver(name: string, before: readonly string[]): fc.Arbitrary<QuestionnairePart> {
  return fc
    .record({
      kind: fc.constantFrom(
        'words',
        'yes-no',
        'number',
        'filtered',
        'shuffled',
        'calculated',
        'note',
        'many',
      ),
      relevant: conditionOver(before),
      required: conditionOver(before),
      readOnly: fc.constantFrom(null, 'true()'),
    })
    .map(({ kind, readOnly, ...logic }) => {
      const last = before.at(-1);
      if (kind === 'yes-no') return yesNo(name, logic);
      if (kind === 'number') return question(name, { ...logic, type: 'whole-number', constraint: '. < 50' });
      if (kind === 'many') return question(name, { ...logic, type: 'multiple-choice', list: 'few' });
      if (kind === 'note') return question(name, { ...logic, type: 'note' });
      const single = { ...logic, type: 'single-choice', list: 'few' };
      if (kind === 'shuffled') return question(name, { ...single, parameters: { randomize: 'true' } });
      if (kind === 'words' || last === undefined) return question(name, logic);
      if (kind === 'filtered') {
        return question(name, { ...single, choiceFilter: `of = '1' or \${${last}} = 'yes'` });
      }
      return question(name, { ...logic, calculation: `concat(\${${last}}, 'x')`, readOnly });
    });
}

/** Questionnaires of six to ten questions, some of them in groups that are pages or come in a random order. */
export const partLists: fc.Arbitrary<QuestionnairePart[]> = fc
  .integer({ min: 6, max: 10 })
  .chain((count) => {
    const names = Array.from({ length: count }, (_, index) => `q${index}`);
    return fc.tuple(...names.map((name, index) => questionOver(name, names.slice(0, index))));
  })
  .chain((parts) =>
    fc.record({
      parts: fc.constant(parts),
      page: fc.boolean(),
      random: fc.boolean(),
      added: fc.boolean(),
    }),
  )
  .map(({ parts, page, random, added }) => {
    const own: Partial<GroupPart> = { page, order: random ? 'random' : 'fixed' };
    const tail: QuestionnairePart[] = added ? [repeat('more', [question('each')])] : [];
    return [...parts.slice(0, 2), group('g', parts.slice(2, 5), own), ...parts.slice(5), ...tail];
  });

/** The parts compiled, with the lists that they choose from. */
export function compiledParts(parts: QuestionnairePart[]): Compiled {
  return compiled(parts, { lists: LISTS });
}
