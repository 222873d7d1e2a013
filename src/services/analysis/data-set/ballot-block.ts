/**
 * The answers that were given beside the vote, as a data set: of a ballot that is over, and without the vote. How groups
 * voted is told by the result alone, which protects them; a vote beside answers of one's choosing would be a way round it.
 */
import type { VariableValue } from '../../../domain/questionnaire/question-type.js';
import { questionType } from '../../../domain/questionnaire/question-types/index.js';
import { ballotById } from '../../../storage/ballot-store.js';
import type { Database } from '../../../storage/tables.js';
import { papersOf } from '../../ballots/count-papers.js';
import { type BallotDefinition, definitionOf } from '../../ballots/definition.js';
import { openBlock, writeBlock } from './block.js';
import { ColumnBuilder } from './column-builder.js';
import { type DataQuestion, SKIPPED } from './data-set.js';
import { partOf, plannedVariable, type SurveyPlan } from './survey-plan.js';

const OVER: readonly string[] = ['closed', 'counted', 'published'];

/**
 * The ballot's data set; the known block where there is one, as nothing changes after closing. Rows are in the order of
 * what they say, and have no keys. Null unless the ballot is over and has companion questions.
 */
export async function ballotBlock(
  reader: Database,
  ballotId: string,
  known: SharedArrayBuffer | null,
): Promise<SharedArrayBuffer | null> {
  const ballot = await ballotById(reader, ballotId);
  const definition = definitionOf(ballot);
  if (!OVER.includes(ballot.state) || definition.companions.length === 0) return null;
  const stamp = JSON.stringify([ballotId, ballot.fingerprint]);
  if (known !== null && openBlock(known).data.stamp === stamp) return known;
  const rows = (await papersOf(reader, ballotId))
    .map(({ answers }) => valuesOf(definition, answers))
    .map((values) => ({ values, said: JSON.stringify(values) }))
    .sort((a, b) => (a.said < b.said ? -1 : a.said > b.said ? 1 : 0));
  const order = Int32Array.from(rows, (_row, index) => -1 - index);
  const { variables, questions } = ballotPlan(definition);
  const builders = variables.map((variable) => new ColumnBuilder(variable));
  for (const { values } of rows)
    for (const [index, value] of values.entries()) builders[index]?.add(value, -SKIPPED);
  const columns = builders.map((builder) => builder.layOut(null, order));
  return writeBlock(
    {
      ...{ stamp, rows: rows.length, questions, experiments: [] },
      variables: variables.map(({ name, label }, index) => ({
        ...{ name, label },
        kind: columns[index]?.kind ?? 'texts',
        categories: columns[index]?.categories ?? [],
      })),
      columns: columns.map(({ column }) => column),
    },
    new Uint8Array(),
    null,
  );
}

/** The variables of the questions beside the vote. */
export function ballotPlan(
  definition: BallotDefinition,
): Pick<SurveyPlan, 'variables' | 'questions' | 'experiments'> {
  const variables = definition.companions.flatMap((question) =>
    questionType(question.type)
      .variables(question)
      .map((variable) => plannedVariable(variable, false)),
  );
  return { variables, questions: questionsOf(definition), experiments: [] };
}

function valuesOf(
  { companions }: BallotDefinition,
  answers: Awaited<ReturnType<typeof papersOf>>[number]['answers'],
): readonly VariableValue[] {
  return companions.flatMap((question) => {
    const type = questionType(question.type);
    const answer = Object.hasOwn(answers, question.name) ? (answers[question.name] ?? null) : null;
    return answer === null ? type.variables(question).map(() => null) : type.values(question, answer);
  });
}

function questionsOf({ companions }: BallotDefinition): readonly DataQuestion[] {
  let first = 0;
  return companions.map((question) => {
    const type = questionType(question.type);
    const variables = type.variables(question);
    const { length } = variables;
    first += length;
    return {
      ...{ name: question.name, label: question.label, experiment: null },
      ...{ table: type.defaultTable, chart: type.defaultChart },
      parts: variables.map((variable) => partOf(question, variable.name)),
      variables: Array.from({ length }, (_, index) => first - length + index),
    };
  });
}
