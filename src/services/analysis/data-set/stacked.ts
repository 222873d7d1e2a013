/** Two waves of a survey as one data set: the rows of the first, then those of the second, and which wave each is of. */
import { BLANK_REASONS, type BlankReason } from '../../../domain/questionnaire/flow/index.js';
import type { Texts } from '../../../shared/language.js';
import { codesFor } from './block.js';
import {
  type Category,
  type DataColumn,
  type DataExperiment,
  type DataSet,
  type DataVariable,
  placeOf,
} from './data-set.js';
import { plainCategory } from './system-variables.js';

/** The variable that says of which wave a response is; no question can be called so. */
export const WAVE = '.wave';

const NOT_IN_WAVE: BlankReason = 'not-in-version';
const WAVE_LABEL: Texts = { en: 'Wave', cy: 'Ton' };

/**
 * The questions of the first wave, answered in both; whoever was in the second is blank in what it did not ask. Questions
 * and categories of the two are the same where they have the same names.
 */
export function stacked(first: DataSet, second: DataSet, labels: readonly [Texts, Texts]): DataSet {
  const pairs = first.variables.map((variable, place) => pairOf({ first, second }, variable, place));
  const wave = waveColumn(first.rows, second.rows);
  return {
    stamp: `${first.stamp} ${second.stamp}`,
    rows: first.rows + second.rows,
    told: null,
    variables: [...pairs.map(({ variable }) => variable), waveVariable(labels)],
    columns: [...pairs.map(({ column }) => column), wave],
    questions: [
      ...first.questions,
      {
        ...{ name: WAVE, label: WAVE_LABEL, table: 'frequencies', chart: 'bars', experiment: null },
        ...{ variables: [first.variables.length], parts: [null] },
      },
    ],
    experiments: first.experiments.map((experiment) => experimentOfBoth(experiment, second)),
  };
}

interface Waves {
  readonly first: DataSet;
  readonly second: DataSet;
}

function pairOf({ first, second }: Waves, variable: DataVariable, place: number) {
  const own = first.columns[place] as DataColumn;
  const there = placeOf(second, variable.name);
  const [other, column] = [second.variables[there], second.columns[there]];
  // What is there of another kind is another question.
  if (other === undefined || column === undefined || other.kind !== variable.kind)
    return { variable, column: joined(own, blanks(own, second.rows)) };
  if (variable.name === '.version') return versionsOfBoth(variable, other, own, column);
  const categories = [...variable.categories];
  const moved = other.categories.map((category) => {
    const known = categories.findIndex(({ name }) => name === category.name);
    return known >= 0 ? known : categories.push(category) - 1;
  });
  return { variable: { ...variable, categories }, column: joined(own, recoded(column, moved)) };
}

/** Versions of the two waves are never the same, whatever their numbers. */
function versionsOfBoth(variable: DataVariable, other: DataVariable, own: DataColumn, column: DataColumn) {
  const { length } = variable.categories;
  const inSecond = other.categories.map(
    ({ code }): Category => ({ ...plainCategory(length + code), name: `2/${code}` }),
  );
  return {
    variable: { ...variable, categories: [...variable.categories, ...inSecond] },
    column: joined(
      own,
      recoded(
        column,
        other.categories.map((_, at) => length + at),
      ),
    ),
  };
}

function recoded({ codes, values }: DataColumn, moved: readonly number[]): DataColumn {
  if (moved.length === 0) return { codes, values };
  const own = codesFor(Math.max(...moved) + 1, codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    own[row] = code < 0 ? code : (moved[code] ?? code);
  }
  return { codes: own, values };
}

function blanks({ values }: DataColumn, rows: number): DataColumn {
  const reason = -1 - BLANK_REASONS.indexOf(NOT_IN_WAVE);
  return {
    codes: new Int8Array(rows).fill(reason),
    values: values === null ? null : new Float64Array(rows).fill(Number.NaN),
  };
}

function joined(first: DataColumn, second: DataColumn): DataColumn {
  const length = first.codes.length + second.codes.length;
  const wider = first.codes.BYTES_PER_ELEMENT < second.codes.BYTES_PER_ELEMENT ? second : first;
  const codes = new (wider.codes.constructor as new (length: number) => DataColumn['codes'])(length);
  codes.set(first.codes);
  codes.set(second.codes, first.codes.length);
  if (first.values === null) return { codes, values: null };
  const values = new Float64Array(length);
  values.set(first.values);
  values.set(second.values ?? new Float64Array(second.codes.length).fill(Number.NaN), first.codes.length);
  return { codes, values };
}

/** Tasks of the second wave stand behind the first's, as its versions do; items of both are the same by their names. */
function experimentOfBoth(experiment: DataExperiment, second: DataSet): DataExperiment {
  const other = second.experiments.find(({ key }) => key === experiment.key);
  if (other === undefined) return experiment;
  const names = new Set(experiment.choices.map(({ name }) => name));
  return {
    ...experiment,
    choices: [...experiment.choices, ...other.choices.filter(({ name }) => !names.has(name))],
    shown: [...experiment.shown, ...other.shown],
  };
}

function waveVariable(labels: readonly [Texts, Texts]): DataVariable {
  const categories = labels.map((label, at): Category => ({ ...plainCategory(at + 1), label }));
  return { name: WAVE, label: WAVE_LABEL, kind: 'categories', categories };
}

function waveColumn(first: number, second: number): DataColumn {
  return { codes: new Int8Array(first + second).fill(1, first), values: null };
}
