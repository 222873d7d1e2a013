/** Opens what a file is written from: one survey as it is at one moment, with a count of the rows that have been read. */
import type { RowCells } from '../../../domain/questionnaire/flow/index.js';
import { inLanguage } from '../../../shared/language.js';
import { labById } from '../../../storage/lab-store.js';
import { ENDED_STATES, type EndedState } from '../../../storage/response-store.js';
import type { SurveyRow } from '../../../storage/survey-store.js';
import type { Database } from '../../../storage/tables.js';
import { codesBeside } from '../../analysis/comments/codes-beside.js';
import { rememberedVersions } from '../../surveys/compiled.js';
import { surveyRows } from '../../surveys/rows.js';
import { settingsOf } from '../../surveys/settings.js';
import type { ExportChoice } from './choice.js';
import type { ExportSource } from './format.js';
import { type Measured, measure } from './measure.js';

const STATES: Readonly<Record<ExportChoice['responses'], readonly EndedState[]>> = {
  ended: ENDED_STATES,
  completed: ['completed'],
};

/**
 * The source of one file, or null before the survey's first version. `snapshot` must see one moment, which is `moment`;
 * `onRow` is told after every slice how many rows have been read, over all passes.
 */
export async function openSource(
  snapshot: Database,
  survey: SurveyRow,
  choice: Pick<ExportChoice, 'responses' | 'language'>,
  moment: number,
  onRows: (read: number) => void = () => undefined,
): Promise<ExportSource | null> {
  const states = STATES[choice.responses];
  const data = await surveyRows(snapshot, rememberedVersions(), survey.id, states, codesBeside);
  if (data === null) return null;
  const lab = await labById(snapshot, survey.lab_id);
  let read = 0;
  const counted = async function* (): AsyncGenerator<Iterable<RowCells>> {
    for await (const slice of data.rows()) {
      yield eachCounted(slice, () => {
        read += 1;
      });
      onRows(read);
    }
  };
  let measured: Promise<Measured> | null = null;
  return {
    survey: {
      slug: survey.slug,
      title: inLanguage(settingsOf(survey).title, choice.language),
      lab: lab.title,
      opened: survey.opens_at,
      closed: survey.closes_at,
    },
    moment,
    versions: data.versions,
    questions: data.questions,
    variables: data.variables,
    facts: data.facts,
    besideFrom: data.besideFrom,
    inVersions: data.inVersions,
    count: data.count,
    rows: counted,
    responses: data.responses,
    measured: () => {
      measured ??= measure(data.variables, counted());
      return measured;
    },
  };
}

function* eachCounted(slice: Iterable<RowCells>, count: () => void): Generator<RowCells> {
  for (const row of slice) {
    count();
    yield row;
  }
}
