/** A survey's ended responses as rows of one data set over all its versions: what files and analyses read. */
import {
  type DataPlan,
  designShown,
  designSizes,
  emptyRow,
  mergeVersions,
  type Outcome,
  type PlannedQuestion,
  type ResponseState,
  type RowCells,
  reasonNumber,
} from '../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../domain/questionnaire/question-type.js';
import {
  countEnded,
  ENDED_STATES,
  type EndedPlace,
  type EndedRow,
  type EndedState,
  endedPage,
  endedResponses,
} from '../../storage/response-store.js';
import { listVersions } from '../../storage/survey-version-store.js';
import type { Database } from '../../storage/tables.js';
import type { ReadyVersion, Versions } from './compiled.js';
import { type ParadataFacts, paradataFacts } from './paradata.js';
import { others, type RepeatCounts, repeatCounts, withRows } from './repeat-counts.js';
import { type Beside, type FillBeside, NOTHING_BESIDE, type RowsBeside } from './rows-beside.js';

/** The versions of a survey and what they make of its answers. */
export interface SurveyData {
  readonly plan: DataPlan;
  /** Oldest first. */
  readonly versions: readonly ReadyVersion[];
}

/** The rows of a survey as one reader sees them. Read within `inSnapshot`, they are those of one moment. */
export interface SurveyRows extends SurveyData {
  /** What is known of every response, then the variables of the questions, then those that stand beside the answers. */
  readonly variables: readonly Variable[];
  /** How many of them are known of every response. */
  readonly facts: number;
  /** Where those that stand beside the answers begin. */
  readonly besideFrom: number;
  /** Every question with its stretch of variables, counted from the first that is no fact. */
  readonly questions: readonly PlannedQuestion[];
  /** For each variable, the numbers of the versions that have it. */
  readonly inVersions: readonly (readonly number[])[];
  /** How many rows there are. */
  readonly count: number;
  /**
   * Every row once, in an order that says nothing, some hundreds at a time; it may be asked for more than once. All rows
   * are one object that is filled anew for each, so whoever keeps a row copies it.
   */
  rows(): AsyncGenerator<Iterable<RowCells>>;
  /** The same responses as they are stored, in the same order. */
  responses(): AsyncGenerator<readonly EndedRow[]>;
}

/** Why an interview ended, in the flow's words. */
export const OUTCOMES: Readonly<Record<EndedState, Outcome>> = {
  completed: 'complete',
  'screened-out': 'screened-out',
  'quota-full': 'quota-full',
  'broke-off': 'broke-off',
};

/** The answers of a stored response, which the flow wrote. */
export function stateOf({ answers }: Pick<EndedRow, 'answers'>): ResponseState {
  return JSON.parse(answers) as ResponseState;
}

/** The versions of the survey with the plan of its data set; null before the first version. */
export async function surveyData(
  reader: Database,
  versionsOf: Versions,
  surveyId: string,
): Promise<SurveyData | null> {
  const versions = await versionsIn(reader, versionsOf, surveyId);
  if (versions.length === 0) return null;
  const compiled = versions.map((version) => version.compiled);
  const { most } = await repeatCounts(reader, surveyId, compiled);
  return { plan: mergeVersions(compiled, most), versions };
}

/** The survey's versions, oldest first. */
async function versionsIn(
  reader: Database,
  versionsOf: Versions,
  surveyId: string,
): Promise<readonly ReadyVersion[]> {
  const numbers = (await listVersions(reader, surveyId)).map(({ number }) => number).reverse();
  return Promise.all(numbers.map((number) => versionsOf(reader, surveyId, number)));
}

/** The rows of the survey's responses that ended in these ways, and what stands beside them; null before its first version. */
export async function surveyRows(
  reader: Database,
  versionsOf: Versions,
  surveyId: string,
  states: readonly EndedState[] = ENDED_STATES,
  besideOf: Beside = NOTHING_BESIDE,
): Promise<SurveyRows | null> {
  const data = await surveyData(reader, versionsOf, surveyId);
  if (data === null) return null;
  const { plan, versions } = data;
  const facts = factsOf(versions);
  const beside = await besideOf(reader, surveyId, plan);
  const every = versions.map(({ number }) => number);
  const responses = () => endedResponses(reader, surveyId, states);
  const shifted = beside.questions.map((question) => ({
    ...question,
    from: question.from + plan.variables.length,
    to: question.to + plan.variables.length,
  }));
  const known = [...plan.versions, ...beside.versions].map((each) => each.map((at) => at + 1));
  return {
    ...data,
    variables: variablesOf(data, facts, beside),
    facts: facts.length,
    besideFrom: facts.length + plan.variables.length,
    questions: [...plan.questions, ...shifted],
    inVersions: [...facts.map(() => every), ...known],
    count: await countEnded(reader, surveyId, states),
    rows: () => rowsOf({ data, facts, beside }, responses()),
    responses,
  };
}

/** One response as a row that is nobody else's, and where it stands. */
export interface PlacedRow extends RowCells {
  readonly place: EndedPlace;
}

/** Part of a survey's rows. */
export interface RowsPage {
  readonly variables: readonly Variable[];
  /** Ended responses in all. */
  readonly count: number;
  readonly rows: readonly PlacedRow[];
  /** To be remembered for the next page. */
  readonly counts: RepeatCounts;
}

/** Which part of a survey's rows, with what is known of its repeats from before. */
export interface PartAsked {
  readonly after: EndedPlace | null;
  readonly limit: number;
  readonly known?: RepeatCounts | null;
}

/** At most `limit` rows behind a place, or from the beginning; null before the survey's first version. */
export async function surveyPage(
  reader: Database,
  versionsOf: Versions,
  surveyId: string,
  { after, limit, known = null }: PartAsked,
  besideOf: Beside = NOTHING_BESIDE,
): Promise<RowsPage | null> {
  const versions = await versionsIn(reader, versionsOf, surveyId);
  if (versions.length === 0) return null;
  const compiled = versions.map((version) => version.compiled);
  const responses = await endedPage(reader, surveyId, after, limit);
  // Behind the first page it is enough that the columns reach for the page itself: answers are told by name.
  const counts =
    after !== null && known !== null ? known : await repeatCounts(reader, surveyId, compiled, known);
  const data = { plan: mergeVersions(compiled, withRows(counts.most, compiled, responses)), versions };
  const facts = factsOf(versions);
  const beside = await besideOf(reader, surveyId, data.plan);
  const rows: PlacedRow[] = [];
  const once = (async function* () {
    yield responses;
  })();
  for await (const slice of rowsOf({ data, facts, beside }, once)) {
    for (const { values, blanks } of slice) {
      const { state, response_key: key } = responses[rows.length] as EndedRow;
      rows.push({ values: [...values], blanks: blanks.slice(), place: { state, key } });
    }
  }
  const variables = variablesOf(data, facts, beside);
  return { variables, count: await countEnded(reader, surveyId), rows, counts };
}

function variablesOf({ plan }: SurveyData, facts: readonly Fact[], beside: RowsBeside): readonly Variable[] {
  return [...facts.map(({ variable }) => variable), ...plan.variables, ...beside.variables];
}

/** Everything that rows are filled from. */
interface Ground {
  readonly data: SurveyData;
  readonly facts: readonly Fact[];
  readonly beside: RowsBeside;
}

async function* rowsOf(
  { data: { plan }, facts, beside }: Ground,
  responses: AsyncGenerator<readonly EndedRow[]>,
): AsyncGenerator<Iterable<RowCells>> {
  const besideFrom = facts.length + plan.variables.length;
  const row = emptyRow(besideFrom + beside.variables.length);
  let number = 0;
  function* filled(slice: readonly EndedRow[], fillBeside: FillBeside): Generator<RowCells> {
    for (const response of slice) {
      number += 1;
      const known = { number, response, paradata: paradataFacts(response.paradata) };
      for (const [index, { value }] of facts.entries()) {
        const fact = value(known);
        row.values[index] = fact;
        row.blanks[index] = fact === null ? NOT_IN_VERSION : 0;
      }
      plan.fillStored(response.version - 1, response.answers, OUTCOMES[response.state], row, facts.length);
      fillBeside(response.response_key, row, facts.length, besideFrom);
      yield row;
    }
  }
  for await (const slice of responses) {
    yield filled(slice, await beside.read(slice.map(({ response_key }) => response_key)));
    await others();
  }
}

const NOT_IN_VERSION = reasonNumber('not-in-version');

/** What a fact is told from. */
interface Known {
  readonly number: number;
  readonly response: EndedRow;
  readonly paradata: ParadataFacts;
}

/** Something that is known of a response without asking. */
interface Fact {
  readonly variable: Variable;
  value(known: Known): number | string | null;
}

/** Names begin with a point, so that no question can be called the same. */
function fact(name: string, kind: 'number' | 'text', en: string, cy: string, value: Fact['value']): Fact {
  return { variable: { name: `.${name}`, label: { en, cy }, kind, codes: null, missing: [] }, value };
}

const FACTS: readonly Fact[] = [
  fact('response', 'number', 'Running number in this file', 'Rhif yn y ffeil hon', ({ number }) => number),
  fact(
    'version',
    'number',
    'Version of the questionnaire',
    'Fersiwn yr holiadur',
    (known) => known.response.version,
  ),
  fact('outcome', 'text', 'How it ended', 'Sut y daeth i ben', ({ response }) => response.state),
  fact('way', 'text', 'Way in', 'Y ffordd i mewn', ({ response }) => response.way),
  fact('language', 'text', 'Language', 'Iaith', ({ response }) => response.language),
  fact('device', 'text', 'Kind of device', 'Math o ddyfais', ({ paradata }) => paradata.device),
  fact(
    'seconds',
    'number',
    'Seconds on all pages',
    'Eiliadau ar bob tudalen',
    ({ paradata }) => paradata.seconds,
  ),
];

/** The facts that every survey has, and for each experiment which version of its design was shown. */
function factsOf(versions: readonly ReadyVersion[]): readonly Fact[] {
  const designs = versions.map(({ compiled }) => designSizes(compiled));
  const names = [...new Set(designs.flatMap((sizes) => [...sizes.keys()]))];
  return [
    ...FACTS,
    ...names.map((name) =>
      fact(
        `design.${name}`,
        'number',
        `Version of the design of ${name}`,
        `Fersiwn dyluniad ${name}`,
        (known) => {
          const size = designs[known.response.version - 1]?.get(name);
          return size === undefined ? null : designShown(stateOf(known.response), name, size);
        },
      ),
    ),
  ];
}
