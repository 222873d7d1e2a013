/** When the answers of a survey may be taken out, what is in them, and the file of them. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { BLANK_REASONS } from '../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../domain/questionnaire/question-type.js';
import { inLanguage } from '../../shared/language.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { safeCell } from '../../shared/spreadsheet.js';
import { hasOwnLinks } from '../../storage/survey-link-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { RespondContext } from './pass.js';
import { type SurveyData, type SurveyRows, surveyRows } from './rows.js';
import { auditSurvey } from './set-up.js';

/** How a file writes values, and cells that have none. */
export interface DataStyle {
  readonly values: 'codes' | 'labels';
  readonly blanks: 'empty' | 'reasons';
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
  const data = await surveyRows(context.storage.reader, context.versions, survey.id);
  if (data === null) return refuse(problem('not-found'));
  const at = context.clock.now();
  await context.storage.writer.run((database) =>
    auditSurvey(database, survey, { at, actor, action: 'survey-answers-downloaded', details: { ...style } }),
  );
  const rows = Readable.from(answerRows(data, style));
  return ok(rows.compose(stringify({ bom: true, record_delimiter: 'windows' })));
}

async function* answerRows(data: SurveyRows, style: DataStyle): AsyncGenerator<readonly string[]> {
  yield data.variables.map(({ name }) => safeCell(name));
  const words = data.variables.map((variable) => labelsOf(variable));
  for await (const slice of data.rows()) {
    for (const { values, blanks } of slice) {
      yield values.map((value, index) => {
        if (value !== null) return written(value, words[index] ?? null, style);
        return style.blanks === 'reasons' ? `[${BLANK_REASONS[(blanks[index] ?? 1) - 1]}]` : '';
      });
    }
  }
}

function labelsOf({ codes }: Variable): ReadonlyMap<number, string> | null {
  return codes === null ? null : new Map(codes.map(({ code, label }) => [code, inLanguage(label, 'en')]));
}

function written(
  value: number | string,
  labels: ReadonlyMap<number, string> | null,
  style: DataStyle,
): string {
  if (typeof value === 'string') return safeCell(value);
  const label = style.values === 'labels' ? labels?.get(value) : undefined;
  return label === undefined ? String(value) : safeCell(label);
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
