/** The demonstration's report: planned, put through disclosure control and published as the lab's people do. */
import { assert } from '../../shared/assert.js';
import type { LabRow } from '../../storage/lab-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import { SERVICE_RULE } from '../analysis/publishing/rule-choice.js';
import { done, type Stage } from './stage.js';

const DAY = 86_400_000;
/** Between the closing of the survey and the report. */
const MONTH = 30 * DAY;

/** Publishes the report a month after the survey was closed. */
export async function playReport(stage: Stage, lab: LabRow, survey: SurveyRow): Promise<void> {
  const { services, clock, accountId, files } = stage;
  const { analysis } = services;
  clock.set(clock.now() + MONTH);
  const subject = { kind: 'survey', id: survey.id, labId: lab.id } as const;
  for (const definition of files.report.definitions)
    done(await analysis.definitions.add(subject, definition, accountId));
  const slug = await analysis.plans.make(lab, files.report.plan, accountId);
  const seal = await sealOfPreview(stage, lab, slug);
  const order = { slug, number: 1, choice: SERVICE_RULE, seal };
  done(await analysis.reports.publish(lab, order, accountId));
}

/** The seal of the preview, once it is there. */
async function sealOfPreview({ services }: Stage, lab: LabRow, slug: string): Promise<string> {
  const { plans, reports } = services.analysis;
  for (;;) {
    const plan = await plans.find(lab, slug);
    assert(plan !== undefined, 'the plan was just made');
    const preview = await reports.preview(lab, plan, SERVICE_RULE);
    if (preview.ok === true) return preview.value.seal;
    assert(preview.ok !== false, `the report was refused: ${JSON.stringify(preview)}`);
  }
}
