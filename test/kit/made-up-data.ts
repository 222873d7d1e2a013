/** Data sets of made-up people whose utilities are known, without a database: what analyses are held against. */
import { drawReport } from '../../src/domain/questionnaire/experiment-design.js';
import { compileQuestionnaire, emptyRow, mergeVersions } from '../../src/domain/questionnaire/flow/index.js';
import type { Questionnaire } from '../../src/domain/questionnaire/questionnaire.js';
import { ColumnBuilder } from '../../src/services/analysis/data-set/column-builder.js';
import type { DataSet } from '../../src/services/analysis/data-set/data-set.js';
import { surveyPlan } from '../../src/services/analysis/data-set/survey-plan.js';
import type { ReadyVersion } from '../../src/services/surveys/compiled.js';
import { experimentsOf } from '../../src/services/surveys/designs.js';
import { madeUpResponses, type People } from '../../src/services/surveys/made-up.js';

/** One version of the survey, so many people who answered it to the end, and what they are like. */
export interface MadeUpVersion {
  readonly questionnaire: Questionnaire;
  readonly people: People;
  readonly responses: number;
}

const PERIOD = { from: Date.UTC(2027, 0, 3), to: Date.UTC(2027, 0, 4), zone: 'Europe/London' };

/** The data set of all versions, the oldest first; rows in the order in which people were made up. */
export function madeUpData(versions: readonly MadeUpVersion[], seed: string): DataSet {
  const ready = versions.map(({ questionnaire }, index) => readyVersion(questionnaire, index + 1));
  const plan = mergeVersions(ready.map(({ compiled }) => compiled));
  const survey = surveyPlan(plan, ready);
  const builders = survey.variables.map((variable) => new ColumnBuilder(variable));
  let rows = 0;
  for (const [index, { people, responses }] of versions.entries()) {
    const made = madeUpResponses(ready[index]!, people, `${seed} ${index}`, PERIOD);
    for (let count = 0; count < responses; ) {
      const { state, paradata } = made.next().value!;
      if (state.ended?.kind !== 'complete') continue;
      count += 1;
      rows += 1;
      const cells = emptyRow(survey.variables.length);
      const stored = {
        response_key: String(rows),
        version: index + 1,
        state: 'completed',
        way: 'open',
      } as const;
      const json = { answers: JSON.stringify(state), paradata: JSON.stringify(paradata) };
      survey.fill({ ...stored, ...json, language: 'en' }, cells);
      for (const [at, builder] of builders.entries())
        builder.add(cells.values[at] ?? null, cells.blanks[at] ?? 0);
    }
  }
  const order = Int32Array.from({ length: rows }, (_, row) => -1 - row);
  const columns = builders.map((builder) => builder.layOut(null, order));
  return {
    ...{ stamp: seed, rows, told: null, questions: survey.questions, experiments: survey.experiments },
    variables: survey.variables.map(({ name, label }, at) => ({
      ...{ name, label, kind: columns[at]!.kind, categories: columns[at]!.categories },
    })),
    columns: columns.map(({ column }) => column),
  };
}

function readyVersion(questionnaire: Questionnaire, number: number): ReadyVersion {
  const designs = experimentsOf(questionnaire).map(({ name, needs }) => {
    const drawn = drawReport(needs);
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
    return [name, drawn.value.design];
  });
  const compiled = compileQuestionnaire(questionnaire, Object.fromEntries(designs));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  return { number, questionnaire, compiled: compiled.value };
}
