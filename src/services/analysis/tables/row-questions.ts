/** Questions of a data set as rows of a table: which statistics and nets belong to each kind. */
import type {
  Choice,
  Net,
  NumberQuestion,
  RowQuestion,
  SingleQuestion,
  Statistic,
} from '../../../domain/statistics/tables/request.js';
import { inLanguage, type Texts } from '../../../shared/language.js';
import type { DataColumn, DataQuestion, DataSet, DataVariable } from '../data-set/data-set.js';
import { type Definition, ofKind } from '../definitions/definition.js';
import { numbersOf } from '../derive/derivation.js';
import { categoryColumn } from './category-columns.js';

/** What rows are made with. */
export interface RowGround {
  readonly data: DataSet;
  readonly definitions: readonly Definition[];
  readonly language: string;
}

/** In which words statistics are told. */
const WORDS = {
  mean: { en: 'Mean', cy: 'Cymedr' },
  median: { en: 'Median', cy: 'Canolrif' },
  lower: { en: 'Lower quartile', cy: 'Chwartel isaf' },
  upper: { en: 'Upper quartile', cy: 'Chwartel uchaf' },
} satisfies Readonly<Record<string, Texts>>;

/** The first so many ranks are told together. */
const FEW = 3;

interface Part {
  readonly key: string;
  readonly label: string;
  readonly variable: DataVariable;
  readonly column: DataColumn;
}

/** The rows of a question; none where it cannot be counted (experiments, people's own words). */
export function rowQuestions(ground: RowGround, question: DataQuestion): readonly RowQuestion[] {
  if (question.experiment !== null) return [];
  const parts = partsOf(ground, question);
  if (question.table === 'multiple-response') return [severalAnswers(ground, question, parts)];
  if (question.table === 'ranks') return ranked(ground, question, parts);
  return parts.flatMap((part): readonly RowQuestion[] => {
    if (part.variable.kind === 'categories') return [oneAnswer(ground, question, part)];
    return part.variable.kind === 'numbers' ? [amount(ground, question, part)] : [];
  });
}

/** The question's variables with what each is called: a question of one variable has its own words. */
function partsOf({ data, language }: RowGround, question: DataQuestion): readonly Part[] {
  const alone = question.variables.length === 1;
  return question.variables.flatMap((place) => {
    const [variable, column] = [data.variables[place], data.columns[place]];
    if (variable === undefined || column === undefined) return [];
    const words = inLanguage(alone ? question.label : variable.label, language);
    return [{ key: variable.name, label: words || variable.name, variable, column }];
  });
}

function oneAnswer(ground: RowGround, question: DataQuestion, part: Part): SingleQuestion {
  const { variable, column } = part;
  const { kept, ...categories } = categoryColumn(variable, column, ground.language);
  const scores = scoresOf(variable, kept);
  const isAmount = question.table === 'summary';
  return {
    ...{ kind: 'single', key: part.key, label: part.label, ...categories },
    nets: netsOf(ground, question),
    ...(scores === null
      ? {}
      : { scores, statistics: isAmount ? [...mean(ground), ...quantiles(ground)] : mean(ground) }),
  };
}

/** Values of categories that are all called by numbers; null for words, and for what is only yes or no. */
function scoresOf(variable: DataVariable, kept: readonly number[]): readonly number[] | null {
  const codes = Int8Array.from(kept.keys());
  const categories = kept.flatMap((at) => variable.categories[at] ?? []);
  const numbers = numbersOf({ variable: { ...variable, categories }, column: { codes, values: null } });
  return numbers === null || numbers.length < 3 ? null : [...numbers];
}

function severalAnswers(ground: RowGround, question: DataQuestion, parts: readonly Part[]): RowQuestion {
  const choices = parts
    .filter(({ variable }) => variable.kind === 'categories')
    .map(
      ({ key, label, column }, at): Choice => ({
        key: question.parts[at] ?? key,
        ...{ label, variable: key, chosen: column.codes },
      }),
    );
  return {
    ...{ kind: 'multiple', key: question.name, of: 'respondents', choices, nets: netsOf(ground, question) },
    label: inLanguage(question.label, ground.language) || question.name,
  };
}

function amount(ground: RowGround, question: DataQuestion, part: Part): NumberQuestion {
  const values = part.column.values ?? new Float64Array();
  return {
    ...{ kind: 'number', key: part.key, label: part.label, column: { kind: 'numbers', values } },
    statistics: question.table === 'means' ? mean(ground) : [...mean(ground), ...quantiles(ground)],
  };
}

/** How many put each item among their first few, and its mean rank. */
function ranked(ground: RowGround, question: DataQuestion, parts: readonly Part[]): readonly RowQuestion[] {
  const items = parts.map(({ key, label, column }, at) => ({
    ...{ key: question.parts[at] ?? key, label, variable: key },
    ranks: { kind: 'numbers' as const, values: column.values ?? new Float64Array() },
  }));
  const label = inLanguage(question.label, ground.language) || question.name;
  const told = (measure: 'top' | 'mean') => RANKS[measure][ground.language === 'cy' ? 'cy' : 'en'];
  return [
    {
      ...{ kind: 'ranking', key: `${question.name}:top`, items },
      ...{ label: `${label}: ${told('top')}`, measure: { kind: 'top', places: FEW } },
    },
    {
      ...{ kind: 'ranking', key: `${question.name}:mean`, items },
      ...{ label: `${label}: ${told('mean')}`, measure: { kind: 'mean-rank' } },
    },
  ];
}

const RANKS = {
  top: { en: `among the first ${FEW}`, cy: `ymhlith y ${FEW} cyntaf` },
  mean: { en: 'mean rank', cy: 'safle cymedrig' },
} as const;

function mean({ language }: RowGround): readonly Statistic[] {
  return [{ kind: 'mean', label: inLanguage(WORDS.mean, language) }];
}

function quantiles({ language }: RowGround): readonly Statistic[] {
  return [
    { kind: 'quantile', at: 0.5, label: inLanguage(WORDS.median, language) },
    { kind: 'quantile', at: 0.25, label: inLanguage(WORDS.lower, language) },
    { kind: 'quantile', at: 0.75, label: inLanguage(WORDS.upper, language) },
  ];
}

/** The stored nets of a question, which stand among its rows. */
function netsOf({ definitions, language }: RowGround, { name }: DataQuestion): readonly Net[] {
  return ofKind(definitions, 'variable').flatMap(({ name: key, content }) => {
    const { how, label } = content;
    if (how.by !== 'net' || how.of !== name) return [];
    return [{ key, label: inLanguage(label, language), of: how.categories }];
  });
}
