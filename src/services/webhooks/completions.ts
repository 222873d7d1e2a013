/**
 * Tells of completed responses by whole tens, from the counters of hours and on no respondent's thread: who is told learns that a
 * survey has moved on, and never when one person answered. Nothing is told while people use links of their own, as what goes up
 * would tell how whoever holds a link ended.
 */
import { hoursOf } from '../../storage/survey-count-store.js';
import { hasOwnLinks } from '../../storage/survey-link-store.js';
import { type SurveyRow, surveysOfLabs } from '../../storage/survey-store.js';
import * as store from '../../storage/webhook-store.js';
import type { ServiceContext } from '../context.js';
import { eventsOf, tellOne } from './events.js';

const STEP = 10;
const HOUR = 3_600_000;

/** Puts into the outbox what there is to be told of completions in hours that are over; answers with how many deliveries that are. */
export async function tellOfCompletions(context: ServiceContext): Promise<number> {
  const { reader } = context.storage;
  let told = 0;
  for (const webhook of await store.activeWebhooks(reader)) {
    if (!eventsOf(webhook).includes('response.completed')) continue;
    for (const survey of await surveysOfLabs(reader, [webhook.lab_id]))
      if (survey.state === 'open' && (await tellOfSurvey(context, webhook, survey))) told += 1;
  }
  return told;
}

async function tellOfSurvey(
  context: ServiceContext,
  webhook: store.WebhookRow,
  survey: SurveyRow,
): Promise<boolean> {
  const { reader, writer } = context.storage;
  if (await hasOwnLinks(reader, survey.id)) return false;
  const now = context.clock.now();
  const over = (await hoursOf(reader, survey.id)).filter(
    ({ hour, event }) => event === 'completed' && hour + HOUR <= now,
  );
  const counted = over.reduce((sum, { responses }) => sum + responses, 0);
  const completed = counted - (counted % STEP);
  const before = (await store.toldCompletions(reader, webhook.id, survey.id)) ?? 0;
  if (completed < before + STEP) return false;
  return writer.run(async (database) => {
    const telling = { webhook_id: webhook.id, survey_id: survey.id, completed };
    // Nothing is told of a webhook that was removed meanwhile, and of each number only once, whichever server counts it.
    if ((await store.findWebhook(database, webhook.lab_id, webhook.id)) === undefined) return false;
    if (!(await store.tellCompletions(database, telling))) return false;
    await tellOne(context, database, webhook, 'response.completed', { survey: survey.slug, completed });
    return true;
  });
}
