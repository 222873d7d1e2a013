/** The answer to a view of the workbench, for programs: its numbers before disclosure control, with another survey's beside them where one is named. */
import { lookJson } from '../../services/analysis/files/look-json.js';
import type { View } from '../../services/analysis/view/view.js';
import type { Services } from '../../services/index.js';
import { settingsOf } from '../../services/surveys/settings.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import { surveysOpened, wavesNamed } from '../workbench/waves.js';

type Source =
  | { readonly kind: 'survey'; readonly survey: SurveyRow }
  | { readonly kind: 'ballot'; readonly ballot: { readonly id: string; readonly lab_id: string } };

/**
 * The view as `view.json` has it. Refused with `query-invalid` where its wave is no other survey of the lab that was ever open,
 * with `busy` while answers are being read, and as the workbench refuses.
 */
export async function viewAnswer(
  services: Services,
  source: Source,
  view: View,
): Promise<Result<unknown, Problem>> {
  const { analysis } = services;
  const row = source.kind === 'survey' ? source.survey : source.ballot;
  const subject = { kind: source.kind, id: row.id } as const;
  const refused = await analysis.releaseProblem(subject);
  if (refused !== null) return refuse(refused);
  const other = view.wave === null ? null : await otherWave(services, source, view.wave);
  if (other === undefined)
    return refuse(problem('query-invalid', { fields: { wave: 'names no other survey of this lab' } }));
  const subjects = other === null ? [subject] : [subject, other.wave.subject];
  const waves = other?.labels ?? null;
  const seen = await analysis.enquire(subjects, 'look', { view, language: 'en', waves });
  if (seen.ok === 'waiting') return refuse(problem('busy'));
  return seen.ok ? ok(JSON.parse(lookJson(seen.value, view))) : refuse(seen.problem);
}

async function otherWave(services: Services, source: Source, slug: string) {
  if (source.kind === 'ballot') return undefined;
  const { survey } = source;
  const opened = await surveysOpened(services, survey.lab_id);
  const wave = opened.find((one) => one.slug === slug && one.subject.id !== survey.id);
  if (wave === undefined) return undefined;
  const own = { slug: survey.slug, title: settingsOf(survey).title.en };
  return { wave, labels: wavesNamed(own, wave) };
}
