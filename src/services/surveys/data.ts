/** When the answers of a survey may be taken out, and what is in them. */
import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Variable } from '../../domain/questionnaire/question-type.js';
import { inLanguage } from '../../shared/language.js';
import { type Problem, problem } from '../../shared/problem.js';
import { safeCell } from '../../shared/spreadsheet.js';
import { hasOwnLinks } from '../../storage/survey-link-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import type { SurveyData } from './rows.js';

/**
 * Why answers cannot be taken out now, or null. While people still use links of their own, two files taken out before
 * and after would show what the person between them answered.
 */
export async function takeOutProblem(
  reader: Database,
  survey: Pick<SurveyRow, 'id' | 'state'>,
): Promise<Problem | null> {
  if (survey.state === 'closed' || survey.state === 'cancelled') return null;
  return (await hasOwnLinks(reader, survey.id)) ? problem('answers-not-yet') : null;
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

/** Variables with the versions that have each, counted from 0. */
type Described = Pick<SurveyData['plan'], 'variables' | 'versions'>;

/** The codebook of the survey's table, with what stands beside its answers. */
export function codebookOf({ plan }: SurveyData, beside: Described): readonly CodebookLine[] {
  return [plan, beside].flatMap(linesOf);
}

function linesOf({ variables, versions: known }: Described): readonly CodebookLine[] {
  return variables.flatMap((variable, index) => {
    const versions = (known[index] ?? []).map((version) => version + 1);
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
export function codebookFile(codebook: readonly CodebookLine[]): Readable {
  const lines = codebook.map((line) =>
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
