/** The demonstration's closed survey in a database of its own, with codes of comments beside its answers. */
import { loadDemonstration } from '../../src/services/demo/load.js';
import { renewOrganiser } from '../../src/services/demo/organiser.js';
import { buildServices, type Services } from '../../src/services/index.js';
import { present } from '../../src/shared/assert.js';
import type { SurveyRow } from '../../src/storage/survey-store.js';
import { openContext } from '../kit/context.js';
import type { OwnDatabase } from '../kit/own-database.js';

/** One comment in so many stays without codes, as in a survey that is being coded. */
const LEFT = 4;

/** Loads the whole demonstration, codes comments of the survey that is over, and answers with it. */
export async function demonstrationSurvey(database: OwnDatabase): Promise<Pick<SurveyRow, 'id' | 'slug'>> {
  const { context, close } = await openContext(database.url, database.folder);
  const services = buildServices(context);
  const { accountId } = await renewOrganiser(services);
  await loadDemonstration(context, accountId);
  const found = await context.storage.reader
    .selectFrom('surveys')
    .select(['id', 'slug', 'lab_id'])
    .where('state', '=', 'closed')
    .executeTakeFirst();
  const survey = present(found, 'the demonstration has a survey that is over');
  await codeComments(services, survey, accountId);
  await close();
  return survey;
}

async function codeComments(
  { analysis: { comments }, context: { storage } }: Services,
  { id, lab_id }: Pick<SurveyRow, 'id' | 'lab_id'>,
  actor: string,
): Promise<void> {
  const subject = { kind: 'survey', id, labId: lab_id } as const;
  const asked = await comments.questions(subject);
  const [question] = asked.ok === true ? asked.questions.filter((each) => each.comments > 0) : [];
  const place = { subject, question: present(question, 'there are comments').name, actor };
  const words = ['=Listening, "really"', 'Gwrando’n astud', 'Time'].map((label) => ({
    label,
    description: '',
    theme: null,
  }));
  await comments.addCodes(place, words);
  const { codes } = await comments.frame(place);
  const rows = await storage.reader
    .selectFrom('responses')
    .select('response_key')
    .where('survey_id', '=', id)
    .execute();
  const saved = rows.flatMap(({ response_key: key }, at) =>
    at % LEFT === 0
      ? []
      : [
          comments.saveCodes(place, {
            key,
            codes: codes.filter((_code, bit) => (at >> bit) % 2 === 1).map((code) => code.id),
          }),
        ],
  );
  await Promise.all(saved);
  await comments.compare(place);
}
