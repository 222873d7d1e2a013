/** What happens in a lab is told to its organisers' addresses: at least once, signed, and never so that a person is singled out. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { closeBallot } from '../../../src/services/ballots/close.js';
import { CLOSE } from '../../../src/services/surveys/moves.js';
import { deliverDue, MOST_ATTEMPTS } from '../../../src/services/webhooks/deliver.js';
import { EVENTS } from '../../../src/services/webhooks/events.js';
import { type LabWithBallot, labWithBallot } from '../../kit/people.js';
import { onEveryDatabase } from '../../kit/storages.js';
import { addTestContacts, agreed, answerAll, makeSurvey, openPass } from '../../kit/survey.js';
import { openTestHouse, type TestHouse } from '../../kit/web.js';

const HOUR = 3_600_000;

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: LabWithBallot;
  let receiver: Server;
  let address: string;
  const heard: Heard[] = [];
  let answers: readonly number[] = [];
  beforeAll(async () => {
    house = await openTestHouse(open, { webhookPrivateAddresses: true });
    lab = await labWithBallot(house, 'Test lab', 'open');
    receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        heard.push({ headers: request.headers, body });
        const [status = 204, ...rest] = answers;
        answers = rest;
        response.writeHead(status, { Location: '/elsewhere', Connection: 'close' }).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    address = `http://localhost:${(receiver.address() as AddressInfo).port}/heard`;
  });
  afterAll(async () => {
    receiver.close();
    await house.remove();
  });
  beforeEach(() => {
    heard.length = 0;
    answers = [];
  });

  const add = (events: readonly string[] = EVENTS) =>
    agreed(house.services.webhooks.add({ labId: lab.lab.id, actor: 'olwen' }, { address, events }));
  const by = () => ({ labId: lab.lab.id, actor: 'olwen' });
  const deliver = () => deliverDue(house.services.context, async () => [{ address: '127.0.0.1', family: 4 }]);
  const isSigned = ({ headers, body }: Heard, secret: string) => {
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['canvass-signature'])) ?? [];
    return createHmac('sha256', secret).update(`${t}.${body}`).digest('hex') === v1;
  };

  test('pages: added with its secret once, listed, tried, and its deliveries shown', async () => {
    const { organiser, analyst } = lab.browsers;
    const home = `/manage/labs/${lab.lab.slug}/webhooks`;
    const wrong = await organiser
      .post(home)
      .type('form')
      .send({ address: 'ftp://x', events: 'survey.closed' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Enter an address that begins with https://');
    const added = await organiser
      .post(home)
      .type('form')
      .send({ address, events: ['survey.closed'] })
      .expect(200);
    const [secret] = /canvass_webhook_[\w-]{43}/.exec(added.text)!;
    const [, path] = /href="([^"]*\/webhooks\/[^"]+)"/.exec(added.text)!;
    expect((await organiser.get(home).expect(200)).text).not.toContain(secret);
    await organiser.post(`${path}/test`).expect(303);
    await deliver();
    const shown = await organiser.get(path!).expect(200);
    expect(shown.text).toContain('The address answered with 204');
    expect(shown.text).not.toContain(secret);
    await analyst.get(path!).expect(403);
    await organiser.post(`${path}/pause`).expect(303);
    await organiser.post(`${path}/test`).expect(409);
    await organiser.post(`${path}/remove`).expect(303);
    await organiser.get(path!).expect(404);
  });

  test('a closing is told once, with what is public alone, and signed by a secret that lies nowhere readable', async () => {
    const { services } = house;
    const { id, secret } = await add();
    const survey = await makeSurvey(services, {}, lab.lab.slug);
    await agreed(services.surveys.move(CLOSE, { surveyId: survey.id, actor: 'olwen', revision: null }));
    await agreed(closeBallot(services.context, lab.ballot.id, 'olwen'));
    expect(await deliver()).toBe(2);
    expect(await deliver()).toBe(0);
    expect(heard.map(({ headers }) => headers['canvass-event']).sort()).toEqual([
      ...['ballot.closed', 'survey.closed'],
    ]);
    const told = heard.find(({ headers }) => headers['canvass-event'] === 'survey.closed')!;
    expect(JSON.parse(told.body)).toEqual({
      ...{ id: told.headers['canvass-delivery'], event: 'survey.closed', lab: lab.lab.slug },
      ...{ survey: survey.slug, hour: '2027-01-03T12:00:00.000Z' },
    });
    expect(heard.every((each) => isSigned(each, secret))).toBe(true);
    expect(isSigned({ ...told, body: `${told.body} ` }, secret)).toBe(false);
    const stored = JSON.stringify(await services.webhooks.find(lab.lab.id, id));
    expect(stored).not.toContain(secret);
    const changed = await agreed(services.webhooks.rotate(by(), id));
    await agreed(services.webhooks.test(by(), id));
    await deliver();
    expect(isSigned(heard.at(-1)!, changed.secret)).toBe(true);
    expect(isSigned(heard.at(-1)!, secret)).toBe(false);
    await agreed(services.webhooks.remove(by(), id));
  });

  test('what is not taken is sent again under the same id, by one server at a time, and at last given up', async () => {
    const { services, clock } = house;
    const { id } = await add(['survey.closed']);
    await agreed(services.webhooks.test(by(), id));
    answers = [302, 500];
    const both = await Promise.all([deliver(), deliver()]);
    expect(both[0] + both[1]).toBe(1);
    expect(heard).toHaveLength(1);
    expect((await services.webhooks.deliveries(id))[0]).toMatchObject({ state: 'waiting', outcome: '302' });
    clock.set(clock.now() + 38_000);
    await deliver();
    clock.set(clock.now() + 151_000);
    await deliver();
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ headers }) => headers['canvass-delivery'])).size).toBe(1);
    expect((await services.webhooks.deliveries(id))[0]).toMatchObject({ state: 'delivered', attempts: 3 });

    await agreed(services.webhooks.test(by(), id));
    answers = Array.from({ length: MOST_ATTEMPTS }, () => 500);
    for (let attempt = 0; attempt < MOST_ATTEMPTS + 2; attempt += 1) {
      await deliver();
      clock.set(clock.now() + 16 * HOUR);
    }
    const states = (await services.webhooks.deliveries(id)).map(({ state, attempts }) => [state, attempts]);
    expect(states).toContainEqual(['given-up', MOST_ATTEMPTS]);
    await agreed(services.webhooks.test(by(), id));
    answers = [410];
    await deliver();
    expect((await services.webhooks.deliveries(id)).map(({ outcome }) => outcome)).toContain('410');
    clock.set(clock.now() + 31 * 24 * HOUR);
    await services.webhooks.tidy();
    expect(await services.webhooks.deliveries(id)).toEqual([]);
    await agreed(services.webhooks.remove(by(), id));
  });

  test('a pause holds back what waits; a removal takes it along; another lab knows nothing of it', async () => {
    const { webhooks } = house.services;
    const { id } = await add();
    await agreed(webhooks.test(by(), id));
    await agreed(webhooks.turn(by(), id, 'paused'));
    expect(await webhooks.test(by(), id)).toMatchObject({ problem: { code: 'webhook-paused' } });
    expect(await deliver()).toBe(0);
    const elsewhere = { labId: 'another', actor: 'olwen' };
    expect(await webhooks.turn(elsewhere, id, 'active')).toMatchObject({ problem: { code: 'not-found' } });
    expect(await webhooks.remove(elsewhere, id)).toMatchObject({ problem: { code: 'not-found' } });
    await agreed(webhooks.turn(by(), id, 'active'));
    await agreed(webhooks.remove(by(), id));
    expect(await deliver()).toBe(0);
    expect(await webhooks.deliveries(id)).toEqual([]);
    const refused = await webhooks.add(by(), { address: 'http://example.org/', events: [] });
    expect(refused).toMatchObject({
      problem: { fields: { address: expect.any(String), events: expect.any(String) } },
    });
  });

  test('completions are told by whole tens in hours that are over, and never where people have links of their own', async () => {
    const { services, clock } = house;
    const { id } = await add(['response.completed']);
    const survey = await makeSurvey(services, {}, lab.lab.slug);
    const complete = async () => {
      const [pass, { code }] = [openPass(services), openPass(services)];
      await answerAll(services, survey, pass, 'patient', 'CANARY');
      await agreed(services.surveys.respond.complete(survey, pass, code));
    };
    for (let people = 0; people < 12; people += 1) await complete();
    expect(await services.webhooks.tellOfCompletions()).toBe(0);
    clock.set(clock.now() + HOUR);
    expect(await services.webhooks.tellOfCompletions()).toBe(1);
    expect(await services.webhooks.tellOfCompletions()).toBe(0);
    await deliver();
    expect(JSON.parse(heard[0]!.body)).toMatchObject({ survey: survey.slug, completed: 10 });
    expect(Object.keys(JSON.parse(heard[0]!.body)).sort()).toEqual([
      ...['completed', 'event', 'hour', 'id', 'lab', 'survey'],
    ]);
    for (let people = 0; people < 8; people += 1) await complete();
    await addTestContacts(services, survey, ['mair@example.org']);
    clock.set(clock.now() + HOUR);
    expect(await services.webhooks.tellOfCompletions()).toBe(0);
    await agreed(services.webhooks.remove(by(), id));
  });
});
