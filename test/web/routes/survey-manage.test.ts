import { questionnaireJson } from '../../../src/domain/questionnaire/xlsform/index.js';
import { findSurvey } from '../../../src/storage/survey-store.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { answerAll, beginWith, openPass, sendTestPage, TEST_QUESTIONNAIRE } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const MISSPELT = `| survey | | | | |
| | type | name | label | relevent |
| | text | a | A | 1 |`;

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabWithBallot;
  beforeAll(async () => {
    house = await openTestHouse(open);
    lab = await labWithBallot(house);
  });
  afterAll(() => house.remove());

  test('an organiser makes a survey from nothing, opens it, watches it, closes it, and takes the answers out', async () => {
    const { organiser } = lab.browsers;
    const labHome = `/manage/labs/${lab.lab.slug}`;
    await organiser.post(`${labHome}/surveys/new`).type('form').send({}).expect(422);
    const made = await organiser
      .post(`${labHome}/surveys/new`)
      .type('form')
      .send({ title: 'Deciding about peer support' })
      .expect(303);
    const home = made.headers['location'] as string;
    const revision = async (page: string) =>
      /name="revision" value="(\d+)"/.exec((await organiser.get(page).expect(200)).text)?.[1] ?? '';

    const upload = async (text: string) =>
      organiser
        .post(`${home}/questionnaire/import`)
        .attach('questionnaire', Buffer.from(text), 'peer support.json');
    const broken = await upload(
      questionnaireJson({
        ...TEST_QUESTIONNAIRE,
        screenOuts: [{ name: 'x', when: `$\{nobody} = 1`, message: {}, place: null }],
      }),
    );
    expect(broken.status).toBe(422);
    expect(broken.text).toContain('nobody');
    // What its author should know stands between the file and its confirmation, and stops nothing.
    const misspelt = await organiser
      .post(`${home}/questionnaire/import`)
      .attach('questionnaire', Buffer.from(MISSPELT), 'form.md');
    expect(misspelt.status).toBe(200);
    expect(misspelt.text).toContain('relevent');
    expect(misspelt.text).toContain('nothing is read from this column: is it &#34;relevant&#34;?');
    expect(misspelt.text).toContain(`href="${home}/questionnaire/import/confirm"`);
    expect((await organiser.get(`${home}/questionnaire/import/confirm`).expect(200)).text).toContain(
      'form.md',
    );
    expect((await upload(questionnaireJson(TEST_QUESTIONNAIRE))).status).toBe(303);
    const confirm = await organiser.get(`${home}/questionnaire/import/confirm`).expect(200);
    const fingerprint = /name="fingerprint" value="(\w+)"/.exec(confirm.text)?.[1];
    await organiser
      .post(`${home}/questionnaire/import/confirm`)
      .type('form')
      .send({ revision: await revision(`${home}/questionnaire/import/confirm`), fingerprint })
      .expect(303);

    await organiser
      .post(`${home}/about`)
      .type('form')
      .send({
        revision: await revision(`${home}/about`),
        title: 'Deciding about peer support',
        introduction: 'We ask.',
        minutes: '5',
        consent: 'I take part freely.',
        retention: '30',
      })
      .expect(303);
    await organiser
      .post(`${home}/versions/publish`)
      .type('form')
      .send({ revision: await revision(`${home}/versions/publish`) })
      .expect(303);
    await organiser
      .post(`${home}/move/open`)
      .type('form')
      .send({ revision: await revision(`${home}/move/open`) })
      .expect(303);

    const survey = (await findSurvey(house.services.context.storage.reader, home.split('/').at(-1)!))!;
    expect(survey.state).toBe('open');
    for (const [role, comment] of [
      ['patient', '=1+1'],
      ['clinician', 'Trust'],
    ] as const) {
      const pass = openPass(house.services);
      await answerAll(house.services, survey, pass, role, comment);
      const code = openPass(house.services).code;
      expect(await house.services.surveys.respond.complete(survey, pass, code)).toMatchObject({ ok: true });
    }
    const leaving = openPass(house.services);
    await beginWith(house.services, survey, leaving);
    await sendTestPage(house.services, survey, leaving, 'role', { 'answer-role': 'patient' });
    const report = await organiser.get(`${home}/report`).expect(200);
    expect(report.text).toContain('Completed');
    expect(report.text).toContain('What matters to you? (comment)');
    await lab.browsers.observer.get(`${home}/report`).expect(200);
    await lab.browsers.observer.get(`${home}/answers`).expect(403);

    await organiser
      .post(`${home}/move/close`)
      .type('form')
      .send({ revision: await revision(`${home}/move/close`) })
      .expect(303);
    await organiser.get(`${home}/answers`).expect(200);
    const { analyst } = lab.browsers;
    const takenOut = async (choice: object) => {
      const asked = await analyst.post(`${home}/answers`).type('form').send(choice).expect(303);
      const page = await analyst.get(asked.headers['location'] as string).expect(200);
      const href = /href="([^"]*\/download)"/.exec(page.text)?.[1] ?? '';
      return analyst.get(href).expect(200);
    };
    const file = await takenOut({ format: 'csv', values: 'labels', blanks: 'reasons' });
    const [header, ...rows] = file.text.replace('\ufeff', '').trim().split('\r\n');
    expect(header).toBe(
      '.response,.version,.outcome,.way,.language,.device,.seconds,role,profession,comment',
    );
    expect(rows.map((row) => row.split(',').slice(2).join(',')).sort()).toEqual([
      expect.stringMatching(/^broke-off,open,en,computer,0,A patient,\[hidden\],\[broke/),
      'completed,open,en,computer,0,A clinician,[skipped],Trust',
      "completed,open,en,computer,0,A patient,[hidden],'=1+1",
    ]);
    const codes = await takenOut({ format: 'csv' });
    expect(codes.text).toContain(',2,,Trust');
    await organiser.get(`${home}/codebook`).expect(200);
    const codebook = await organiser.get(`${home}/codebook.csv`).expect(200);
    expect(codebook.text).toContain('role,Who are you?,code,2,A clinician,,1');

    const actions = await house.services.context.storage.reader
      .selectFrom('audit_log')
      .select('action')
      .where('subject', '=', survey.id)
      .orderBy('sequence')
      .execute();
    expect(actions.map(({ action }) => action)).toEqual([
      'survey-created',
      'questionnaire-uploaded',
      'survey-edited',
      'survey-version-published',
      'survey-opened',
      'survey-closed',
      'survey-answers-taken-out',
      'survey-answers-taken-out',
    ]);
  });
});
