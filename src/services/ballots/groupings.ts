/** How the answers to a companion question put papers into groups, by the table that its type is shown in. */
import type { Answer } from '../../domain/questionnaire/definition.js';
import type { DefaultTable, VariableValue } from '../../domain/questionnaire/question-type.js';
import { questionType } from '../../domain/questionnaire/question-types/index.js';
import type { BallotDefinition } from './definition.js';

export type Companion = BallotDefinition['companions'][number];

export interface Grouping {
  /** By group, the choice that its papers gave; null for those that gave none. */
  readonly answers: readonly (string | null)[];
  /** Whether a paper can be in several groups, or in none. */
  readonly overlapping: boolean;
  /** The positions of the groups that a paper with this answer is in. */
  groupsOf(answer: Answer): readonly number[];
}

/** Questions that are shown in any other table put nobody into groups. */
const GROUPINGS: Partial<Readonly<Record<DefaultTable, (question: Companion) => Grouping>>> = {
  frequencies: (question) => {
    const type = questionType(question.type);
    const codes: readonly VariableValue[] = type.variables(question)[0]?.codes?.map(({ code }) => code) ?? [];
    return {
      answers: [...question.choices.map(({ name }) => name), null],
      overlapping: false,
      groupsOf: (answer) => {
        const [value] = type.values(question, answer);
        const at = codes.indexOf(value ?? null);
        return [at === -1 ? codes.length : at];
      },
    };
  },
  'multiple-response': (question) => {
    const type = questionType(question.type);
    return {
      answers: question.choices.map(({ name }) => name),
      overlapping: true,
      groupsOf: (answer) =>
        type.values(question, answer).flatMap((value, at) => (value === CHOSEN ? [at] : [])),
    };
  },
};

/** The code of a choice that was chosen, in the yes-or-no variables of several choices. */
const CHOSEN = 1;

/** How the question's answers put papers into groups; null where they do not. */
export function groupingOf(question: Companion): Grouping | null {
  return GROUPINGS[questionType(question.type).defaultTable]?.(question) ?? null;
}
