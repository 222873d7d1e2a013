/** What tests of editing share: a questionnaire whose parts speak of each other, and what stays true of every one. */
import type { EditFault } from '../../../../src/domain/questionnaire/editing/index.js';
import { outline } from '../../../../src/domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../../../../src/domain/questionnaire/questionnaire.js';
import type { Result } from '../../../../src/shared/result.js';
import { choice, group, question, questionnaire, yesNo } from '../../../kit/questionnaire.js';

/** Four questions, two groups inside each other, a quota and a screen-out, all speaking of `used`. */
export const TALKING: Questionnaire = questionnaire(
  [
    yesNo('used'),
    group(
      'about',
      [
        question('why', { relevant: "${used} = 'yes'", label: { en: 'Why did you say ${used}?' } }),
        group('deeper', [
          question('times', { type: 'whole-number', constraint: '. > 0 and ../used != "no"' }),
        ]),
      ],
      { label: { en: 'About ${used}' } },
    ),
    question('last', { type: 'calculate', calculation: "if(selected( ${used},'yes'), ${times}, 0)" }),
  ],
  {
    quotas: [{ name: 'users', label: {}, when: "${used}='yes'", limit: 5, hard: true, place: null }],
    screenOuts: [{ name: 'out', when: '${used} = "no"', message: { en: 'You said ${used}' }, place: null }],
    lists: { other: [choice('a'), choice('b', { label: { en: 'Like ${used}' } })] },
  },
);

/** The value of an edit that must have been made. */
export function made(result: Result<Questionnaire, EditFault>): Questionnaire {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Keys in order, indented by the groups around them. */
export function shape(of: Questionnaire): readonly string[] {
  return outline(of).map(({ key, parents }) => `${'-'.repeat(parents.length)}${key}`);
}
