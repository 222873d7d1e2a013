/** The answers of a survey as one table over all its versions: who may take it out when, and what is in it. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import {
  type Cell,
  type DataPlan,
  type InstanceCounts,
  instancesIn,
  mergeVersions,
  type Outcome,
  orderShown,
  type ResponseState,
} from '../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../domain/questionnaire/question-type.js';
import { inLanguage } from '../../shared/language.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { safeCell } from '../../shared/spreadsheet.js';
import { type ResponseRow, responsesAfter } from '../../storage/response-store.js';
import { hasOwnLinks } from '../../storage/survey-link-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import { listVersions } from '../../storage/survey-version-store.js';
import type { ReadyVersion } from './compiled.js';
import { readParadata, totalSeconds } from './paradata.js';
import type { RespondContext } from './pass.js';
import { auditSurvey } from './set-up.js';

/** How a file writes values, and cells that have none. */
export interface DataStyle {
  readonly values: 'codes' | 'labels';
  readonly blanks: 'empty' | 'reasons';
}

/** Responses read at a time. */
const SLICE = 500;

/** The table's plan, with the versions it is made of, oldest first. */
export interface SurveyData {
  readonly plan: DataPlan;
  readonly versions: readonly ReadyVersion[];
}

/**
 * Why answers cannot be taken out now, or null. While people still use links of their own, two files taken out before
 * and after would show what the person between them answered.
 */
export async function takeOutProblem(
  { storage }: RespondContext,
  survey: SurveyRow,
): Promise<Problem | null> {
  if (survey.state === 'closed' || survey.state === 'cancelled') return null;
  return (await hasOwnLinks(storage.reader, survey.id)) ? problem('answers-not-yet') : null;
}

/** The plan of the survey's table; null before the first version. */
export async function surveyData(context: RespondContext, survey: SurveyRow): Promise<SurveyData | null> {
  const { reader } = context.storage;
  const numbers = (await listVersions(reader, survey.id)).map(({ number }) => number).reverse();
  if (numbers.length === 0) return null;
  const versions = await Promise.all(numbers.map((number) => context.versions(reader, survey.id, number)));
  const instances = await mostInstances(context, survey, versions);
  return {
    plan: mergeVersions(
      versions.map(({ compiled }) => compiled),
      instances,
    ),
    versions,
  };
}

/** How many instances of each repeat some response has. */
async function mostInstances(
  context: RespondContext,
  survey: SurveyRow,
  versions: readonly ReadyVersion[],
): Promise<InstanceCounts> {
  if (!versions.some(({ compiled }) => compiled.slots.some(({ kind }) => kind === 'repeat'))) return {};
  const most = new Map<string, number>();
  for await (const row of endedResponses(context, survey)) {
    const version = versions[row.version - 1];
    if (version === undefined) continue;
    for (const [key, count] of Object.entries(instancesIn(version.compiled, stateOf(row))))
      most.set(key, Math.max(most.get(key) ?? 1, count));
  }
  return Object.fromEntries(most);
}

/** Every ended response that was not withdrawn, in the order of keys, which says nothing. */
async function* endedResponses({ storage }: RespondContext, survey: SurveyRow): AsyncGenerator<ResponseRow> {
  let after = '';
  for (;;) {
    const rows = await responsesAfter(storage.reader, survey.id, after, SLICE);
    yield* rows;
    if (rows.length < SLICE) return;
    after = rows.at(-1)?.response_key ?? '';
    // Respondents are served between two slices.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function stateOf(row: ResponseRow): ResponseState {
  return JSON.parse(row.answers) as ResponseState;
}

/** What every row begins with; the names cannot be those of questions, which may not begin with a dot. */
const FIRST_COLUMNS = [
  '.response',
  '.version',
  '.outcome',
  '.way',
  '.language',
  '.device',
  '.seconds',
  '.shown',
];

const OUTCOMES: Partial<Record<ResponseRow['state'], Outcome>> = {
  completed: 'complete',
  'screened-out': 'screened-out',
  'quota-full': 'quota-full',
  'broke-off': 'broke-off',
};

/**
 * A stream of CSV text (UTF-8 with a byte order mark, safe for spreadsheets), one row a response. That it was taken out
 * is written to the audit log first. Refused with `answers-not-yet`.
 */
export async function answersFile(
  context: RespondContext,
  survey: SurveyRow,
  actor: string,
  style: DataStyle,
): Promise<Result<Readable, Problem>> {
  const refused = await takeOutProblem(context, survey);
  if (refused !== null) return refuse(refused);
  const data = await surveyData(context, survey);
  if (data === null) return refuse(problem('not-found'));
  const at = context.clock.now();
  await context.storage.writer.run((database) =>
    auditSurvey(database, survey, { at, actor, action: 'survey-answers-downloaded', details: { ...style } }),
  );
  const rows = Readable.from(answerRows(context, survey, data, style));
  return ok(rows.compose(stringify({ bom: true, record_delimiter: 'windows' })));
}

async function* answerRows(
  context: RespondContext,
  survey: SurveyRow,
  { plan, versions }: SurveyData,
  style: DataStyle,
): AsyncGenerator<readonly string[]> {
  yield [...FIRST_COLUMNS, ...plan.variables.map(({ name }) => name)].map(safeCell);
  const words = plan.variables.map((variable) => labelsOf(variable));
  let number = 0;
  for await (const row of endedResponses(context, survey)) {
    const outcome = OUTCOMES[row.state];
    const version = versions[row.version - 1];
    if (outcome === undefined || version === undefined) continue;
    number += 1;
    const state = stateOf(row);
    const paradata = readParadata(row.paradata);
    const cells = plan.cells(row.version - 1, state, outcome);
    const shown = orderShown(version.compiled, state);
    yield [
      String(number),
      String(row.version),
      row.state,
      row.way,
      row.language,
      paradata.device,
      String(totalSeconds(paradata)),
      safeCell(shown.length === 0 ? '' : JSON.stringify(shown)),
      ...cells.map((cell, index) => written(cell, words[index] ?? null, style)),
    ];
  }
}

function labelsOf({ codes }: Variable): ReadonlyMap<number, string> | null {
  return codes === null ? null : new Map(codes.map(({ code, label }) => [code, inLanguage(label, 'en')]));
}

function written(cell: Cell, labels: ReadonlyMap<number, string> | null, style: DataStyle): string {
  if (cell.blank !== null) return style.blanks === 'reasons' ? `[${cell.blank}]` : '';
  if (typeof cell.value === 'string') return safeCell(cell.value);
  const label = style.values === 'labels' ? labels?.get(cell.value) : undefined;
  return label === undefined ? String(cell.value) : safeCell(label);
}

/** One line of the codebook: a variable, or one of its codes. */
export interface CodebookLine {
  readonly variable: string;
  readonly label: string;
  readonly kind: Variable['kind'];
  readonly code: number | null;
  readonly codeLabel: string;
  /** Whether the code says nothing ("prefer not to say"). */
  readonly missing: boolean;
  /** Numbers of the versions that have it. */
  readonly versions: readonly number[];
}

/** The codebook of the survey's table. */
export function codebookOf({ plan }: SurveyData): readonly CodebookLine[] {
  return plan.variables.flatMap((variable, index) => {
    const versions = (plan.versions[index] ?? []).map((version) => version + 1);
    const own = {
      variable: variable.name,
      label: inLanguage(variable.label, 'en'),
      kind: variable.kind,
      versions,
    };
    const line = { ...own, code: null, codeLabel: '', missing: false };
    return [
      line,
      ...(variable.codes ?? []).map(({ code, label }) => ({
        ...own,
        code,
        codeLabel: inLanguage(label, 'en'),
        missing: variable.missing.includes(code),
      })),
    ];
  });
}

/** The codebook as a stream of CSV text. */
export function codebookFile(data: SurveyData): Readable {
  const lines = codebookOf(data).map((line) =>
    [
      line.variable,
      line.label,
      line.kind,
      line.code === null ? '' : String(line.code),
      line.codeLabel,
      line.missing ? 'yes' : '',
      line.versions.join(' '),
    ].map(safeCell),
  );
  const header = ['variable', 'label', 'kind', 'code', 'code_label', 'missing', 'versions'];
  return Readable.from([header, ...lines]).compose(stringify({ bom: true, record_delimiter: 'windows' }));
}
