/** Choices in the respondent's order, all of them or the first few: numbered lists that buttons may drive. */
import { ok, type Result } from '../../../shared/result.js';
import { isNames, type Question } from '../definition.js';
import { type TypedForm, typedLine } from '../form.js';
import { type AnswerFault, fault, type PartFault } from '../question-type.js';
import { labelOf, partVariable } from './choices.js';
import { defineType } from './define-type.js';
import { ORDER_PARAMETERS, wholeFor, wholeParameter } from './parameters.js';

const MOST_RANKS = 100;

export const ranking = defineType({
  name: 'ranking',
  xlsform: { word: 'rank', appearance: null },
  choices: 'needed',
  parameters: [
    ...ORDER_PARAMETERS,
    wholeParameter('top', 1, MOST_RANKS),
    wholeParameter('least', 1, MOST_RANKS),
  ],
  defaultTable: 'ranks',
  defaultChart: 'bars',
  scripts: ['ranking.js'],

  check: (question): PartFault[] => {
    const top = wholeFor(question, 'top', question.choices.length);
    const least = wholeFor(question, 'least', top);
    if (top > question.choices.length)
      return [
        {
          column: 'parameters',
          expected: `top to be at most ${question.choices.length}, as many as there are choices`,
          found: String(top),
        },
      ];
    if (least <= top) return [];
    return [
      {
        column: 'parameters',
        expected: `least to be at most ${top}, as many as there are ranks`,
        found: String(least),
      },
    ];
  },

  layout: (question) => ({
    ranks: ranksOf(question),
    least: leastOf(question),
    all: ranksOf(question) === question.choices.length,
  }),
  read: (question, typed) => readRanks(question, typed),
  typed: (_question, answer) =>
    isNames(answer) ? Object.fromEntries(answer.map((name, index) => [name, String(index + 1)])) : {},

  fromText: ({ choices }, text) => {
    const names = [...new Set(text.split(/\s+/))].filter((name) =>
      choices.some((choice) => choice.name === name),
    );
    return names.length === 0 ? null : names;
  },
  condition: (_question, answer) => (isNames(answer) ? answer.join(' ') : ''),
  answerText: ({ choices }, answer) =>
    isNames(answer)
      ? answer.map((name, index) => ({ about: { und: String(index + 1) }, text: labelOf(choices, name) }))
      : [],

  variables: (question) =>
    question.choices.map(({ name, label }) => ({
      name: partVariable(question, name),
      label,
      kind: 'number' as const,
      codes: null,
      missing: [],
      ordered: true as const,
    })),

  lists: 'ranked',
  coder: (question) => (answer) =>
    question.choices.map(({ name }) =>
      isNames(answer) && answer.includes(name) ? answer.indexOf(name) + 1 : null,
    ),
});

/** How many ranks may be given. */
function ranksOf(question: Question): number {
  return Math.min(wholeFor(question, 'top', question.choices.length), question.choices.length);
}

/** How many ranks must be given by whoever gives any. */
function leastOf(question: Question): number {
  return Math.min(wholeFor(question, 'least', ranksOf(question)), ranksOf(question));
}

function readRanks(
  question: Question,
  typed: TypedForm,
): Result<readonly string[] | null, readonly AnswerFault[]> {
  const given = question.choices.map(({ name }) => ({ name, rank: typedLine(typed.part(name)) }));
  const used = given.filter(({ rank }) => rank !== '');
  if (used.length === 0) {
    return question.required ? fault('rank-none') : ok(null);
  }
  const most = ranksOf(question);
  const faults = [...outOfRange(question, used, most), ...twice(question, used)];
  if (faults.length > 0) return { ok: false, problem: faults };
  return inOrder(question, used);
}

interface Given {
  readonly name: string;
  readonly rank: string;
}

function outOfRange({ choices }: Question, used: readonly Given[], most: number): AnswerFault[] {
  return used
    .filter(({ rank }) => !/^[1-9]\d{0,2}$/.test(rank) || Number(rank) > most)
    .map(({ name }) => ({
      key: 'rank-unknown',
      parameters: { most },
      lists: { choice: [labelOf(choices, name)] },
      part: name,
    }));
}

/** Each rank that was given more than once, told at the second choice that has it. */
function twice({ choices }: Question, used: readonly Given[]): AnswerFault[] {
  const ranks = [...new Set(used.map(({ rank }) => rank))];
  return ranks.flatMap((rank) => {
    const names = used.filter((given) => given.rank === rank).map(({ name }) => name);
    if (names.length < 2) return [];
    const lists = { choices: names.map((name) => labelOf(choices, name)) };
    return [
      {
        key: names.length === 2 ? 'rank-twice' : 'rank-more',
        parameters: { rank },
        lists,
        part: names[1] ?? '',
      },
    ];
  });
}

function inOrder(
  question: Question,
  used: readonly Given[],
): Result<readonly string[], readonly AnswerFault[]> {
  const order = [...used].sort((one, other) => Number(one.rank) - Number(other.rank));
  const gap = order.findIndex(({ rank }, index) => Number(rank) !== index + 1);
  if (gap !== -1) return fault('rank-skipped', { rank: gap + 1 }, { part: order[gap]?.name ?? '' });
  const least = leastOf(question);
  if (used.length >= least) return ok(order.map(({ name }) => name));
  const left = question.choices.filter(({ name }) => used.every((given) => given.name !== name));
  return fault(
    least === question.choices.length
      ? 'rank-all'
      : least === ranksOf(question)
        ? 'rank-first'
        : 'rank-fewer',
    { least, ranked: used.length },
    { lists: { choices: left.map(({ label }) => label) } },
  );
}
