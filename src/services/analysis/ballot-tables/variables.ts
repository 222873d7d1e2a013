/** The vote and the questions beside it as variables, in the groups that the ballot's result shows. */
import type { Texts } from '../../../shared/language.js';
import type { BallotDefinition } from '../../ballots/definition.js';
import {
  type GroupTable,
  isApproval,
  type TabledPaper,
  type WithheldTable,
} from '../../ballots/group-tables.js';
import { type Companion, type Grouping, groupingOf } from '../../ballots/groupings.js';
import { codesFor } from '../data-set/block.js';
import type { Category, DataColumn, DataQuestion, DataVariable } from '../data-set/data-set.js';

/** What the vote is called; no question can be called so. */
export const VOTE = '.vote';

/** A question of a ballot's data set with its variables, and a value of each for any paper: the place of its category. */
interface Asked {
  readonly question: Omit<DataQuestion, 'variables'>;
  readonly variables: readonly DataVariable[];
  readonly valuesOf: (paper: TabledPaper) => readonly number[];
}

/** What a data set of a ballot holds. */
export interface BallotVariables {
  readonly questions: readonly DataQuestion[];
  readonly variables: readonly DataVariable[];
  readonly columns: readonly DataColumn[];
}

/** The variables of these papers: the vote, and every question whose groups the result shows (`groups` is the result's). */
export function ballotVariables(
  definition: BallotDefinition,
  groups: readonly (GroupTable | WithheldTable)[],
  papers: readonly TabledPaper[],
): BallotVariables {
  const asked = [voteOf(definition), ...groups.flatMap((table) => companionOf(definition, table))];
  const rows = papers.map((paper) => asked.flatMap(({ valuesOf }) => valuesOf(paper)));
  // In the order of what they say, so that where a row stands says nothing.
  const inOrder = rows.map((row) => row.join()).sort((a, b) => (a < b ? -1 : 1));
  const sorted = inOrder.map((row) => row.split(',').map(Number));
  let next = 0;
  return {
    questions: asked.map(({ question, variables }) => {
      const places = variables.map((_, at) => next + at);
      next += variables.length;
      return { ...question, variables: places };
    }),
    variables: asked.flatMap(({ variables }) => variables),
    columns: asked
      .flatMap(({ variables }) => variables)
      .map(({ categories }, place) => {
        const codes = codesFor(categories.length, sorted.length);
        sorted.forEach((row, at) => {
          codes[at] = row[place] ?? 0;
        });
        return { codes, values: null };
      }),
  };
}

const FIRST: Texts = { en: 'First choice', cy: 'Dewis cyntaf' };
const APPROVED: Texts = { en: 'Approved', cy: 'Cymeradwywyd' };

function voteOf(definition: BallotDefinition): Asked {
  const { options } = definition;
  if (!isApproval(definition))
    return {
      question: single(VOTE, FIRST),
      variables: [
        variable(
          VOTE,
          FIRST,
          options.map(({ id, title }) => [id, title] as const),
        ),
      ],
      valuesOf: ({ options: chosen }) => [chosen[0] ?? 0],
    };
  return {
    question: { ...single(VOTE, APPROVED), table: 'multiple-response', parts: options.map(({ id }) => id) },
    variables: options.map(({ id, title }) => yesNo(`${VOTE}.${id}`, title)),
    valuesOf: ({ options: chosen }) => options.map((_, at) => Number(chosen.includes(at))),
  };
}

function companionOf({ companions }: BallotDefinition, table: GroupTable | WithheldTable): readonly Asked[] {
  const companion = companions.find(({ name }) => name === table.question);
  const grouping = companion === undefined ? null : groupingOf(companion);
  if (companion === undefined || grouping === null || table.groups === null) return [];
  return [table.overlapping ? severalOf(companion, grouping, table) : groupsOf(companion, grouping, table)];
}

/** Each paper is in one group: its answer's, or that of several answers that are shown together. */
function groupsOf(companion: Companion, grouping: Grouping, { groups }: GroupTable): Asked {
  const { name, label } = companion;
  const categories = groups.map(({ answers }) => [groupKey(answers), labelOf(companion, answers)] as const);
  const places = grouping.answers.map((answer) =>
    groups.findIndex(({ answers }) => answers.includes(answer)),
  );
  return {
    question: single(name, label),
    variables: [variable(name, label, categories)],
    valuesOf: ({ answers }) => [places[grouping.groupsOf(answers[name] ?? null)[0] ?? -1] ?? 0],
  };
}

/** Each answer is a group of its own, and a paper can be in several. */
function severalOf(companion: Companion, grouping: Grouping, { groups }: GroupTable): Asked {
  const { name, label } = companion;
  const shown = groups.flatMap(({ answers: [answer = null] }) => (answer === null ? [] : [answer]));
  return {
    question: { ...single(name, label), table: 'multiple-response', parts: shown },
    variables: shown.map((answer) => yesNo(`${name}.${answer}`, labelOf(companion, [answer]))),
    valuesOf: ({ answers }) => {
      const given = grouping.groupsOf(answers[name] ?? null).map((at) => grouping.answers[at]);
      return shown.map((answer) => Number(given.includes(answer)));
    },
  };
}

/** The key of a group's category: its answers, those that gave none as a point. */
export function groupKey(answers: readonly (string | null)[]): string {
  return answers.map((answer) => answer ?? '.').join('+');
}

const NOT_SAID: Texts = { en: 'Not said', cy: 'Heb ddweud' };
const OR = { en: ' or ', cy: ' neu ' } as const;

function labelOf({ choices }: Companion, answers: readonly (string | null)[]): Texts {
  const labels = answers.map(
    (answer): Texts => choices.find(({ name }) => name === answer)?.label ?? NOT_SAID,
  );
  const joined = (language: 'en' | 'cy') =>
    labels.map((label) => label[language] ?? label['en'] ?? '').join(OR[language]);
  return { en: joined('en'), cy: joined('cy') };
}

function single(name: string, label: Texts): Asked['question'] {
  return { ...{ name, label, table: 'frequencies', chart: 'bars' }, parts: [null], experiment: null };
}

function variable(name: string, label: Texts, of: readonly (readonly [string, Texts])[]): DataVariable {
  const categories = of.map(
    ([key, words], at): Category => ({ code: at + 1, name: key, label: words, missing: false }),
  );
  return { name, label, kind: 'categories', categories };
}

function yesNo(name: string, label: Texts): DataVariable {
  const category = (code: number, words: Texts): Category => ({
    ...{ code, name: String(code), label: words, missing: false },
  });
  const categories = [category(0, { en: 'No', cy: 'Na' }), category(1, { en: 'Yes', cy: 'Ie' })];
  return { name, label, kind: 'categories', categories };
}
