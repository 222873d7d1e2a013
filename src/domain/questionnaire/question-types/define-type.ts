/** Makes a door of the hall: what most types do alike, and the type's own rules over it. */
import { ok } from '../../../shared/result.js';
import type { Answer, Question } from '../definition.js';
import type { AnswerLine, PartFault, QuestionType } from '../question-type.js';

/** The rules that a type may give of its own. */
export type OwnRules = Omit<QuestionType, 'name' | 'xlsform' | 'values'>;

type Own = Pick<QuestionType, 'name' | 'xlsform' | 'defaultTable'> & Partial<OwnRules>;

/** The type with its own rules; without them, a question whose answer is one text, kept as it was typed. */
export function defineType(own: Own): QuestionType {
  const type: QuestionType = {
    companion: false,
    answeredBy: 'respondent',
    asksConsent: false,
    choices: 'none',
    rows: 'none',
    fixedRows: [],
    choiceNames: () => [],
    experiment: false,
    levels: false,
    parameters: [],
    beginsWith: {},
    appearances: [],
    defaultChart: 'none',
    scripts: [],
    check: () => [],
    layout: () => ({}),
    read: () => ok(null),
    typed: (_question, answer) => (typeof answer === 'string' || Array.isArray(answer) ? { '': answer } : {}),
    fromText: (question, text) => readText(type, question, text),
    condition: (_question, answer) => (typeof answer === 'string' ? answer : ''),
    answerText: (_question, answer) => textLines(answer),
    design: () => null,
    expand: (question) => [question],
    variables: ({ name, label }) => [{ name, label, kind: 'text', codes: null, missing: [] }],
    lists: null,
    coder: () => (answer) => [typeof answer === 'string' ? answer : null],
    values: (question, answer) => type.coder(question)(answer),
    ...own,
  };
  return { ...type, check: (question) => [...commonFaults(type, question), ...type.check(question)] };
}

/** What `read` makes of the text in the question's own field. */
function readText(type: QuestionType, question: Question, text: string): Answer {
  const read = type.read({ ...question, required: false }, { own: [text], part: () => [] });
  return read.ok ? read.value : null;
}

/** Typed words belong to no language that anybody knows: `und` says so (BCP 47, undetermined). */
function textLines(answer: Answer): readonly AnswerLine[] {
  if (typeof answer !== 'string') return [];
  const lines = answer.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => ({ about: null, text: { und: line } }));
}

/** Lists that are missing or out of place, and parameters that the type has not or that have no such value. */
function commonFaults(type: QuestionType, question: Question): readonly PartFault[] {
  const lists = [
    ...listFaults('list', type.choices, question.choices.length),
    ...listFaults('rows', type.rows, question.rows?.length ?? 0),
  ];
  const parameters = Object.entries(question.parameters ?? {}).flatMap(([name, value]): PartFault[] => {
    const parameter = type.parameters.find((candidate) => candidate.name === name);
    if (parameter === undefined) {
      const known = type.parameters.map((candidate) => candidate.name).join(', ');
      return [
        { column: 'parameters', expected: known === '' ? 'no parameters' : `only ${known}`, found: name },
      ];
    }
    if (parameter.accepts(value)) return [];
    return [{ column: 'parameters', expected: `${name} to be ${parameter.expects}`, found: value }];
  });
  return [...lists, ...parameters];
}

function listFaults(column: 'list' | 'rows', takes: QuestionType['choices'], length: number): PartFault[] {
  const found = length === 1 ? 'one choice' : `${length} choices`;
  if (takes === 'none' && length > 0) return [{ column, expected: 'no list', found }];
  const least = column === 'list' ? 2 : 1;
  if (takes === 'needed' && length < least) {
    return [{ column, expected: least === 2 ? 'a list of at least two choices' : 'a list', found }];
  }
  return [];
}
