/** What every enquiry of a view begins with: whose answers, derived variables, who is in, and what each counts. */

import { type SurveyDesign, surveyDesign } from '../../../domain/statistics/design/design.js';
import type { RakedMargin } from '../../../domain/statistics/table.js';
import { inLanguage, type Texts } from '../../../shared/language.js';
import type { DataQuestion, DataSet } from '../data-set/data-set.js';
import { placeOf } from '../data-set/data-set.js';
import { onlyRows } from '../data-set/only-rows.js';
import { stacked, WAVE } from '../data-set/stacked.js';
import { type Definition, ofKind } from '../definitions/definition.js';
import { extended } from '../derive/index.js';
import { rowsWhere } from '../derive/rows-where.js';
import { MOST_BANNERS, type View } from '../view/view.js';
import { weigh } from '../weighting/weigh.js';
import type { Ground } from './enquiry.js';

/** A data set as a view looks at it. */
export interface Prepared {
  /** Of the rows that the view is about, with every derived variable. */
  readonly data: DataSet;
  /** 1 for the rows that the filter leaves in and that do not have a weight of 0. */
  readonly mask: Uint8Array;
  /** What each row counts, with its design; null where everybody counts alike. */
  readonly design: SurveyDesign | null;
  readonly weight: WeightTold | null;
  /** What could not be done as asked, in sentences; what is missing is then left out. */
  readonly faults: readonly string[];
}

/** What a page says of the weight. */
export interface WeightTold {
  readonly name: string;
  readonly label: string;
  /** The margins that it was raked to, as sums of weights. */
  readonly margins: readonly RakedMargin[];
  /** The lowest and the highest weight that was allowed; null where any was. */
  readonly limits: readonly [number, number] | null;
  /** By margin: the category of each row, those who did not say among them. Not sent to pages. */
  readonly columns?: readonly MarginColumn[];
}

/** The categories that rows were raked by. */
export interface MarginColumn {
  readonly key: string;
  readonly categories: readonly string[];
  readonly codes: ArrayLike<number>;
}

/** What is looked at, and in which language its words are. */
export interface Looking {
  readonly view: View;
  readonly language: string;
  /** What the two waves are called, where another survey's answers stand beside these. */
  readonly waves: readonly [Texts, Texts] | null;
}

/** The ground prepared for the view, with the other wave's rows below its own where there is one. */
export function prepared(looking: Looking, ground: Ground, others: readonly Ground[]): Prepared {
  const { view } = looking;
  const waves = wavesOf(looking, ground, others);
  const whole = extended(waves.data, ofKind(ground.definitions, 'variable')).data;
  const filtered = filteredRows(whole, view, ground.definitions);
  const unknown = [...view.rows, ...view.banner]
    .filter((name) => questionNamed(whole, name) === null)
    .map((name) => `There is no question or variable called ${name} any more.`);
  return {
    ...{ data: whole, mask: counting(filtered.mask, waves.design), design: waves.design },
    weight: waves.weight,
    faults: [...filtered.faults, ...waves.faults, ...unknown],
  };
}

/** The view with the waves as its first columns. */
export function byWave(view: View): View {
  return { ...view, banner: [WAVE, ...view.banner.filter((name) => name !== WAVE)].slice(0, MOST_BANNERS) };
}

type Wave = Pick<Prepared, 'data' | 'design' | 'weight' | 'faults'>;

function wavesOf(looking: Looking, ground: Ground, [other]: readonly Ground[]): Wave {
  const first = waveOf(looking, ground);
  if (other === undefined || looking.waves === null) return first;
  const second = waveOf(looking, other);
  const data = stacked(first.data, second.data, looking.waves);
  const faults = [
    ...first.faults,
    ...second.faults.map(
      (fault) => `In “${inLanguage(looking.waves?.[1] ?? {}, looking.language)}”: ${fault}`,
    ),
  ];
  return { data, ...designOfBoth(data, first, second), faults };
}

/** Of one wave: the rows that the view is about, and what each counts by the wave's own definition of the weight. */
function waveOf({ view, language }: Looking, { data: all, definitions }: Ground): Wave {
  const data = onlyRows(all, completed(all, view.who));
  if (view.weight === null) return { data, design: null, weight: null, faults: [] };
  const whole = extended(data, ofKind(definitions, 'variable')).data;
  return { data, ...weightOf(whole, view, definitions, language) };
}

/**
 * The design of two waves is one of two strata. What each wave's margins explain is not taken out of its variance, so that
 * intervals are a little wider than those of either wave by itself.
 */
function designOfBoth(data: DataSet, first: Wave, second: Wave): Pick<Wave, 'design' | 'weight'> {
  if (first.design === null && second.design === null) return { design: null, weight: null };
  const alike = (wave: Wave) => wave.design?.weights ?? new Float64Array(wave.data.rows).fill(1);
  const weights = Float64Array.from([...alike(first), ...alike(second)]);
  const codes = Int32Array.from(data.columns.at(-1)?.codes ?? []);
  const strata = { kind: 'categories' as const, categories: ['1', '2'], codes };
  const design = surveyDesign({ rows: data.rows, weights, strata });
  const told = first.weight ?? second.weight;
  return design.ok && told !== null
    ? { design: design.value, weight: { ...told, margins: [], limits: null } }
    : { design: null, weight: null };
}

/** The rows of the mask that count for somebody: whoever has a weight of 0 is in no base, as in `canvass analyse`. */
function counting(mask: Uint8Array, design: SurveyDesign | null): Uint8Array {
  return design === null ? mask : mask.map((one, row) => ((design.weights[row] ?? 0) > 0 ? one : 0));
}

function filteredRows(data: DataSet, view: View, definitions: readonly Definition[]) {
  const faults: string[] = [];
  const mask = new Uint8Array(data.rows).fill(1);
  const keep = (expression: string, name: string) => {
    const rows = rowsWhere(data, expression);
    if (!rows.ok) faults.push(`${name} was not used. ${rows.problem}.`);
    else for (let row = 0; row < mask.length; row += 1) mask[row] = (mask[row] ?? 0) & (rows.value[row] ?? 0);
  };
  if (view.filter !== null) {
    const filter = ofKind(definitions, 'filter').find(({ name }) => name === view.filter);
    if (filter === undefined)
      faults.push(`There is no filter called ${view.filter} any more, so nobody is left out.`);
    else keep(filter.content.expression, `The filter “${filter.content.label.en}”`);
  }
  if (view.where !== null) keep(view.where, 'The condition');
  return { mask, faults };
}

function weightOf(data: DataSet, view: View, definitions: readonly Definition[], language: string) {
  const none = { design: null, weight: null, faults: [] };
  if (view.weight === null) return none;
  const found = ofKind(definitions, 'weight').find(({ name }) => name === view.weight);
  if (found === undefined)
    return {
      ...none,
      faults: [`There is no weight called ${view.weight} any more, so everybody counts alike.`],
    };
  const label = found.content.label.en;
  const weighed = weigh(data, found.content, language);
  if (!weighed.ok) return { ...none, faults: [`The weight “${label}” was not used: ${weighed.problem}.`] };
  const { design, diagnostics, columns } = weighed.value;
  // Weights have the mean 1 over those who count.
  const margins = diagnostics.margins.map(({ key, categories }) => ({
    key,
    targets: Object.fromEntries(categories.map((each) => [each.key, each.target * diagnostics.n])),
  }));
  const { trim } = found.content;
  const limits = trim === null ? null : ([trim.low, trim.high] as const);
  return { design, weight: { name: found.name, label, margins, limits, columns }, faults: [] };
}

/** 1 for rows of completed responses, or for all; a ballot's papers are all complete. */
export function completed(data: DataSet, who: View['who']): Uint8Array {
  const place = placeOf(data, '.outcome');
  const codes = data.columns[place]?.codes;
  if (who === 'ended' || codes === undefined) return new Uint8Array(data.rows).fill(1);
  const wanted = data.variables[place]?.categories.findIndex(({ name }) => name === 'completed');
  return Uint8Array.from(codes, (code) => Number(code === wanted));
}

/** The question, or the single variable as a question of its own; null where there is none. */
export function questionNamed(data: DataSet, name: string): DataQuestion | null {
  const question = data.questions.find((candidate) => candidate.name === name);
  if (question !== undefined) return question;
  const place = placeOf(data, name);
  const variable = data.variables[place];
  if (variable === undefined) return null;
  const categorical = variable.kind === 'categories';
  return {
    ...{ name, label: variable.label, variables: [place], parts: [null], experiment: null },
    table: categorical ? 'frequencies' : 'summary',
    chart: categorical ? 'bars' : 'histogram',
  };
}
