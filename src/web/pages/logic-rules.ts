/** The rules that a part of a questionnaire may have, each with a page: what it decides, and whether it can be picked. */
import { isQuestionType, questionType } from '../../domain/questionnaire/question-types/index.js';
import type { QuestionnairePart, QuestionPart } from '../../domain/questionnaire/questionnaire.js';

/** The fields of a part that hold an expression with a page of its own. */
export type RuleField =
  | 'relevant'
  | 'required'
  | 'constraint'
  | 'calculation'
  | 'choiceFilter'
  | 'default'
  | 'readOnly';

export interface LogicRule {
  /** The end of its page's address. */
  readonly slug: string;
  readonly field: RuleField;
  readonly heading: string;
  /** How it reads before the conditions: “Asked if …”. */
  readonly words: string;
  readonly about: string;
  /** What holds without it. */
  readonly without: string;
  /** Whether it is true or false, so that conditions can be picked for it. */
  readonly picks: boolean;
  /** Whether its conditions are about the question's own answer. */
  readonly own: boolean;
  /** The texts that respondents are told when it does not hold. */
  readonly message: 'requiredMessage' | 'constraintMessage' | null;
}

const RULES: readonly LogicRule[] = [
  {
    ...{ slug: 'relevant', field: 'relevant', heading: 'Who is asked', words: 'Asked if' },
    about: 'Left empty, everybody is asked who comes to it.',
    without: 'Everybody who comes to it',
    ...{ picks: true, own: false, message: null },
  },
  {
    ...{ slug: 'required', field: 'required', heading: 'Who must answer', words: 'Must be answered if' },
    about: 'Left empty, nobody must. true() means everybody who is asked.',
    without: 'Nobody',
    ...{ picks: true, own: false, message: 'requiredMessage' },
  },
  {
    ...{
      slug: 'constraint',
      field: 'constraint',
      heading: 'Which answers are accepted',
      words: 'Accepted if',
    },
    about: 'Left empty, every answer of its kind is. A full stop stands for the answer itself.',
    without: 'Every answer of its kind',
    ...{ picks: true, own: true, message: 'constraintMessage' },
  },
  {
    ...{ slug: 'calculation', field: 'calculation', heading: 'Calculation', words: 'Worked out as' },
    about: 'Its value is worked out from other answers.',
    without: 'Nothing is worked out',
    ...{ picks: false, own: false, message: null },
  },
  {
    ...{
      slug: 'choice-filter',
      field: 'choiceFilter',
      heading: 'Which choices are offered',
      words: 'Choices offered if',
    },
    about: 'Looks at the further columns of each choice, such as county. Left empty, all are offered.',
    without: 'All of them',
    ...{ picks: false, own: false, message: null },
  },
  {
    ...{ slug: 'default', field: 'default', heading: 'What it begins with', words: 'Begins with' },
    about:
      'A value or an expression that stands there until somebody changes it. Texts stand in quotation marks.',
    without: 'Nothing',
    ...{ picks: false, own: false, message: null },
  },
  {
    ...{
      slug: 'read-only',
      field: 'readOnly',
      heading: 'Who can only read it',
      words: 'Cannot be changed if',
    },
    about: 'Left empty, everybody who is asked can answer.',
    without: 'Nobody',
    ...{ picks: true, own: false, message: null },
  },
];

/** The rules that such a part can have. */
export function rulesOf(part: QuestionnairePart): readonly LogicRule[] {
  return part.kind === 'question' ? RULES : RULES.filter(({ field }) => field === 'relevant');
}

/** The rules that mean something for such a part, and those that it has all the same. */
export function rulesOffered(part: QuestionnairePart): readonly LogicRule[] {
  const type = part.kind === 'question' && isQuestionType(part.type) ? questionType(part.type) : null;
  if (type === null) return rulesOf(part);
  const means: Readonly<Record<RuleField, boolean>> = {
    relevant: true,
    required: type.answeredBy === 'respondent',
    constraint: type.answeredBy === 'respondent',
    calculation: type.answeredBy === 'calculation',
    choiceFilter: type.choices !== 'none',
    default: type.answeredBy !== 'nobody',
    readOnly: type.answeredBy === 'respondent',
  };
  return rulesOf(part).filter((rule) => means[rule.field] || (ruleExpression(part, rule) ?? '') !== '');
}

/** The part's rule with this slug. */
export function ruleOf(part: QuestionnairePart, slug: string): LogicRule | undefined {
  return rulesOf(part).find((rule) => rule.slug === slug);
}

/** The end of the address of the field's own page; undefined for a field without one. */
export function ruleSlug(field: string): string | undefined {
  return RULES.find((rule) => rule.field === field)?.slug;
}

/** The part's expression under the rule. */
export function ruleExpression(part: QuestionnairePart, { field }: LogicRule): string | null {
  if (field === 'relevant') return part.relevant;
  return part.kind === 'question' ? part[field] : null;
}

/** The part with another expression under the rule, and other messages where it has some. */
export function withRule(
  part: QuestionnairePart,
  { field, message }: LogicRule,
  expression: string | null,
  texts: QuestionPart['constraintMessage'],
): QuestionnairePart {
  if (part.kind !== 'question') return { ...part, relevant: expression };
  return { ...part, [field]: expression, ...(message === null ? {} : { [message]: texts }) };
}
