/** Reports published for tests, and the words they are shown in. */
import { SERVICE_RULE } from '../../src/services/analysis/publishing/rule-choice.js';
import type { Services } from '../../src/services/index.js';
import { formats } from '../../src/shared/dates.js';
import type { Language } from '../../src/shared/language.js';
import { loadLocales, translators } from '../../src/shared/locales.js';
import type { LabRow } from '../../src/storage/lab-store.js';
import type { ReportWords } from '../../src/web/reports/words.js';

/** Publishes the newest version of the lab's plan as it is previewed, and answers with the edition's number. */
export async function publishTestReport(
  { analysis }: Services,
  lab: Pick<LabRow, 'id'>,
  slug: string,
  choice = SERVICE_RULE,
): Promise<number> {
  const plan = (await analysis.plans.find(lab, slug))!;
  const preview = await analysis.reports.preview(lab, plan, choice);
  if (preview.ok !== true) throw new Error(`no preview: ${JSON.stringify(preview)}`);
  const order = { slug, number: plan.number, choice, seal: preview.value.seal };
  const published = await analysis.reports.publish(lab, order, 'system');
  if (!published.ok) throw new Error(published.problem.sentence);
  return published.value.number;
}

/** The words of a published report in a test, with English or Welsh texts. */
export function reportWords(language: Language): ReportWords {
  const t = translators(loadLocales())[language];
  return { language, t, format: formats(language, t), zone: 'Europe/London' };
}
