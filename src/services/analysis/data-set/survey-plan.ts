/** What the columns of a survey are: the variables of its questions over all versions, and what is known besides them. */

import type { Question } from '../../../domain/questionnaire/definition.js';
import {
  type DataPlan,
  type PlannedQuestion,
  type RowCells,
  reasonNumber,
} from '../../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../../domain/questionnaire/question-type.js';
import { partVariable } from '../../../domain/questionnaire/question-types/choices.js';
import { questionType } from '../../../domain/questionnaire/question-types/index.js';
import type { EndedRow } from '../../../storage/response-store.js';
import type { ReadyVersion } from '../../surveys/compiled.js';
import { OUTCOMES, stateOf } from '../../surveys/rows.js';
import type { ColumnKind, PlannedVariable } from './column-builder.js';
import type { Category, DataDescription, DataExperiment, DataQuestion, DataSet } from './data-set.js';
import { experimentsOf, lotOf, lotVariable } from './experiments.js';
import { languagesOf, systemQuestions, systemValues, systemVariables } from './system-variables.js';

/** The plan of a survey's columns. */
export interface SurveyPlan {
  readonly variables: readonly PlannedVariable[];
  readonly questions: readonly DataQuestion[];
  readonly experiments: readonly DataExperiment[];
  /** Puts a response's cells, in the order of the variables, into a row with room for them. */
  fill(row: EndedRow, cells: RowCells): void;
}

/** The plan over these versions, the oldest first. */
export function surveyPlan(plan: DataPlan, versions: readonly ReadyVersion[]): SurveyPlan {
  const kinds = plan.questions.flatMap(({ type, from, to }) =>
    Array.from({ length: to - from }, () => questionType(type).answeredBy === 'calculation'),
  );
  const asked = plan.variables.map((variable, index) => plannedVariable(variable, kinds[index] ?? false));
  const languages = languagesOf(versions);
  const system = systemVariables(versions, languages);
  const experiments = experimentsOf(plan, asked.length + system.length);
  const lots = experiments.map(lotVariable);
  return {
    variables: [...asked, ...system, ...lots],
    questions: [...questionsOf(plan), ...systemQuestions(system, asked.length)],
    experiments,
    fill: (row, cells) => {
      plan.fillStored(row.version - 1, row.answers, OUTCOMES[row.state], cells);
      const known = [...systemValues(row, languages), ...lotsOf(row, experiments)];
      for (const [index, value] of known.entries()) {
        cells.values[asked.length + index] = value;
        cells.blanks[asked.length + index] = value === null ? NOT_IN_VERSION : 0;
      }
    },
  };
}

/** Which version of each experiment's design the response was shown; without experiments nothing is read for it. */
function lotsOf(row: EndedRow, experiments: readonly DataExperiment[]): readonly (number | null)[] {
  if (experiments.length === 0) return [];
  const state = stateOf(row);
  return experiments.map((experiment) => lotOf(state, experiment, row.version - 1));
}

const NOT_IN_VERSION = reasonNumber('not-in-version');

const KINDS: Readonly<Record<Variable['kind'], ColumnKind>> = {
  code: 'categories',
  number: 'numbers',
  date: 'dates',
  text: 'texts',
};

/** The choice or row that the variable of a question is about; null for the question's own. */
export function partOf(
  question: Pick<Question, 'name' | 'choices' | 'rows'>,
  variable: string,
): string | null {
  const parts = [...question.choices, ...(question.rows ?? [])];
  return parts.find(({ name }) => partVariable(question, name) === variable)?.name ?? null;
}

/** A variable of a question as a column; `worked` where a calculation gives it. */
export function plannedVariable(
  { name, label, kind, codes, missing }: Variable,
  worked: boolean,
): PlannedVariable {
  const categories = (codes ?? []).map(
    (each): Category => ({
      code: each.code,
      name: each.name ?? String(each.code),
      label: each.label,
      missing: missing.includes(each.code),
    }),
  );
  return { name, label, categories, kind: worked && kind === 'text' ? 'worded' : KINDS[kind] };
}

/** Questions with variables, the tasks of each experiment together. */
function questionsOf({ questions, variables }: DataPlan): readonly DataQuestion[] {
  const placesOf = ({ from, to }: PlannedQuestion) =>
    Array.from({ length: to - from }, (_, index) => from + index);
  const isFirst = (planned: PlannedQuestion) =>
    planned.task === null ||
    planned === questions.find(({ task }) => task?.experiment === planned.task?.experiment);
  return questions.filter(isFirst).map((planned): DataQuestion => {
    const { name, label, type, task } = planned;
    const { defaultTable, defaultChart } = questionType(type);
    const tasks =
      task === null ? [planned] : questions.filter(({ task: of }) => of?.experiment === task.experiment);
    return {
      name: task?.experiment ?? name,
      label,
      table: defaultTable,
      chart: defaultChart,
      variables: tasks.flatMap(placesOf),
      parts: tasks.flatMap(placesOf).map((place) => partOf(planned, variables[place]?.name ?? '')),
      experiment: task?.experiment ?? null,
    };
  });
}

/** The description of a data set that nobody may look into yet, or that has no rows. */
export function descriptionOf({
  variables,
  questions,
  experiments,
}: Pick<SurveyPlan, 'variables' | 'questions' | 'experiments'>): DataDescription {
  return {
    ...{ stamp: '', rows: 0, questions, experiments, told: null },
    variables: variables.map(({ name, label, kind, categories }) => ({
      ...{ name, label, categories },
      kind: kind === 'worded' ? 'categories' : kind,
    })),
  };
}

/** A data set of no rows, so that questions and definitions can be looked at before there are answers. */
export function withoutRows(description: DataDescription): DataSet {
  return {
    ...description,
    columns: description.variables.map(({ kind }) => ({
      codes: new Int8Array(),
      values: kind === 'numbers' || kind === 'dates' ? new Float64Array() : null,
    })),
  };
}
