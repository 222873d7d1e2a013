/** Surveys for tests: a small questionnaire that uses what matters, and a lab with an open survey of it. */
import type { Questionnaire, QuestionPart } from '../../src/domain/questionnaire/questionnaire.js';
import { questionnaireJson } from '../../src/domain/questionnaire/xlsform/index.js';
import type { Services } from '../../src/services/index.js';
import { drawCode, personalCode } from '../../src/services/surveys/codes.js';
import { findSurveyMove } from '../../src/services/surveys/moves.js';
import type { Pass } from '../../src/services/surveys/pass.js';
import type { PageSent } from '../../src/services/surveys/respond.js';
import type { SurveySettings } from '../../src/services/surveys/settings.js';
import { newId } from '../../src/shared/ids.js';
import { findLab } from '../../src/storage/lab-store.js';
import { type ContactWithLink, contactsAfter } from '../../src/storage/survey-contact-store.js';
import { findSurvey, type SurveyRow } from '../../src/storage/survey-store.js';

/** A question with everything that is usually left out. */
export function question(part: Partial<QuestionPart> & Pick<QuestionPart, 'type' | 'name'>): QuestionPart {
  return {
    kind: 'question',
    label: { en: `Question ${part.name}`, cy: `Cwestiwn ${part.name}` },
    hint: {},
    relevant: null,
    appearance: [],
    place: null,
    guidance: {},
    required: null,
    requiredMessage: {},
    constraint: null,
    constraintMessage: {},
    calculation: null,
    choiceFilter: null,
    default: null,
    readOnly: null,
    trigger: [],
    list: null,
    rows: null,
    image: null,
    imageAlt: {},
    parameters: {},
    ...part,
  };
}

const listed = (name: string, en: string, cy: string) => ({
  name,
  label: { en, cy },
  image: null,
  imageAlt: {},
  filters: {},
  behaviour: [],
});

/** Role (carers under 18 are screened out by age), a question for clinicians alone, and a comment. */
export const TEST_QUESTIONNAIRE: Questionnaire = {
  settings: {
    title: { en: 'Deciding about peer support', cy: 'Penderfynu am gymorth gan gymheiriaid' },
    id: 'peer-support',
    version: '1',
    pages: 'one',
    completion: { en: 'The lab reads **every** answer.', cy: 'Mae’r labordy yn darllen **pob** ateb.' },
  },
  languages: [
    { code: 'en', name: 'English (en)' },
    { code: 'cy', name: 'Welsh (cy)' },
  ],
  parts: [
    question({
      type: 'single-choice',
      name: 'role',
      label: { en: 'Who are you?', cy: 'Pwy ydych chi?' },
      list: 'roles',
      required: 'true()',
    }),
    question({
      type: 'short-text',
      name: 'profession',
      label: { en: 'What is your profession?', cy: 'Beth yw eich proffesiwn?' },
      relevant: "${role} = 'clinician'",
    }),
    question({
      type: 'long-text',
      name: 'comment',
      label: { en: 'What matters to you?', cy: 'Beth sy’n bwysig ichi?' },
    }),
  ],
  lists: {
    roles: [
      listed('patient', 'A patient', 'Claf'),
      listed('clinician', 'A clinician', 'Clinigydd'),
      listed('other', 'Somebody else', 'Rhywun arall'),
    ],
  },
  quotas: [
    {
      name: 'clinicians',
      label: { en: 'Clinicians' },
      when: "${role} = 'clinician'",
      limit: 1000,
      hard: true,
      place: null,
    },
  ],
  screenOuts: [
    {
      name: 'others',
      when: "${role} = 'other'",
      message: {
        en: 'This survey is for patients and clinicians.',
        cy: 'I gleifion a chlinigwyr y mae’r arolwg hwn.',
      },
      place: null,
    },
  ],
};

/** What a test survey is made with. */
export interface TestSurvey {
  readonly questionnaire?: Questionnaire;
  readonly settings?: Partial<SurveySettings>;
  /** False leaves it a draft with everything there. */
  readonly open?: boolean;
}

/** A lab of its own with a survey set up through the services; `lab` puts it into a lab that is there. */
export async function makeSurvey(
  services: Services,
  { questionnaire = TEST_QUESTIONNAIRE, settings = {}, open = true }: TestSurvey = {},
  labSlug?: string,
): Promise<SurveyRow> {
  const { storage, clock, randomness } = services.context;
  const slug = labSlug ?? `lab-${newId(randomness)}`;
  if (labSlug === undefined) {
    const row = { id: newId(randomness), slug, title: 'Test lab', summary: '', synthetic: 1 };
    await storage.writer.run((database) =>
      database
        .insertInto('labs')
        .values({ ...row, created_at: clock.now() })
        .execute(),
    );
  }
  const lab = (await findLab(storage.reader, slug))!;
  const { surveys } = services;
  const title = { en: 'Deciding about peer support', cy: 'Penderfynu am gymorth gan gymheiriaid' };
  const surveySlug = await surveys.create(lab, title, 'system');
  const reread = async () => (await findSurvey(storage.reader, surveySlug))!;
  const id = (await reread()).id;
  await agreed(
    surveys.edit(
      id,
      {
        part: 'about',
        revision: (await reread()).revision,
        change: (before) => ({
          ...before,
          introduction: { en: 'We ask what matters to you.', cy: 'Rydym yn gofyn beth sy’n bwysig ichi.' },
          minutes: 5,
          ...settings,
        }),
        consent: { en: 'I take part **freely**.', cy: 'Rwy’n cymryd rhan **o’m gwirfodd**.' },
      },
      'system',
    ),
  );
  await publishTestVersion(services, id, questionnaire);
  if (open) {
    const order = { surveyId: id, actor: 'system', revision: null };
    await agreed(surveys.move(findSurveyMove('open')!, order));
  }
  return reread();
}

/** Publishes this questionnaire as the survey's next version. */
export async function publishTestVersion(
  { surveys }: Services,
  surveyId: string,
  questionnaire: Questionnaire,
): Promise<void> {
  const revision = async () => (await surveys.reread(surveyId)).revision;
  const definition = questionnaireJson(questionnaire);
  const upload = { definition, fileName: 'test.json', revision: await revision() };
  await agreed(surveys.storeDraft(surveyId, upload, 'system'));
  await agreed(surveys.publish(surveyId, await revision(), 'system'));
}

/** The value of a result that must be one. */
export async function agreed<Value>(
  promise: Promise<
    { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: unknown }
  >,
): Promise<Value> {
  const result = await promise;
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** A new open pass. */
export function openPass({ context }: Services): Pass {
  return { way: 'open', code: drawCode(context.randomness) };
}

/** Begins the survey with this pass, as the first consent and a computer. */
export async function beginWith(services: Services, survey: SurveyRow, pass: Pass): Promise<void> {
  await agreed(
    services.surveys.respond.begin(survey, {
      pass,
      language: 'en',
      consent: 1,
      device: 'computer',
      from: pass.code,
    }),
  );
}

/** Sends a page of the survey with these fields, without a browser. */
export async function sendTestPage(
  services: Services,
  survey: SurveyRow,
  pass: Pass,
  page: string,
  fields: Readonly<Record<string, string>>,
): Promise<PageSent> {
  const form = { shown: page, ...fields };
  return agreed(services.surveys.respond.sendPage(survey, pass, { page, form, language: 'en' }));
}

/** Answers every page of `TEST_QUESTIONNAIRE` as this role. */
export async function answerAll(
  services: Services,
  survey: SurveyRow,
  pass: Pass,
  role: string,
  comment = 'Trust',
): Promise<void> {
  await beginWith(services, survey, pass);
  await sendTestPage(services, survey, pass, 'role', { 'answer-role': role });
  if (role === 'clinician') await sendTestPage(services, survey, pass, 'profession', {});
  await sendTestPage(services, survey, pass, 'comment', { 'answer-comment': comment });
}

/** Adds contacts with these addresses; answers with every contact of the survey. */
export async function addTestContacts(
  services: Services,
  survey: SurveyRow,
  emails: readonly string[],
): Promise<readonly ContactWithLink[]> {
  const { contacts } = services.surveys;
  const file = Buffer.from(['email,name', ...emails.map((email) => `${email},Contact`)].join('\n'));
  const id = await agreed(contacts.stage(survey, 'system', file));
  await agreed(contacts.confirm(survey, 'system', id));
  return contactsOf(services, survey);
}

/** Every contact of the survey, in the order of addresses. */
export async function contactsOf(
  { context }: Services,
  survey: SurveyRow,
): Promise<readonly ContactWithLink[]> {
  return contactsAfter(context.storage.reader, survey.id, '', 10_000);
}

/** The pass of a contact's current personal link. */
export function personalPass({ context }: Services, survey: SurveyRow, contact: ContactWithLink): Pass {
  const code = personalCode(context.secretKey, survey.id, contact.id, contact.issue);
  return { way: 'personal', code };
}

/** Two contacts, a completed response, one that was screened out and one under way. */
export async function keepTestAnswers(services: Services, survey: SurveyRow): Promise<void> {
  await addTestContacts(services, survey, ['mair@example.org', 'owain@example.org']);
  const [completed, stopped, underWay] = [openPass(services), openPass(services), openPass(services)];
  await answerAll(services, survey, completed, 'clinician');
  await agreed(services.surveys.respond.complete(survey, completed, openPass(services).code));
  await beginWith(services, survey, stopped);
  await sendTestPage(services, survey, stopped, 'role', { 'answer-role': 'other' });
  await beginWith(services, survey, underWay);
}
