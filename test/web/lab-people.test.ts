import request from 'supertest';
import { type LabWithBallot, labWithBallot } from '../kit/people.js';
import { onEveryDatabase } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

onEveryDatabase((open) => {
  let house: TestHouse;
  let kit: LabWithBallot;
  let address: string;
  beforeAll(async () => {
    house = await openTestHouse(open);
    kit = await labWithBallot(house, 'Peer support');
    address = `/manage/labs/${kit.lab.slug}/people`;
  });
  afterAll(() => house.remove());

  const organiser = () => kit.browsers.organiser;
  const invite = (email: string) =>
    organiser().post(address).type('form').send({ name: 'Ffion <b>', email, role: 'observer' });
  const linkIn = (html: string) =>
    new RegExp(`${house.services.context.config.baseUrl}(/welcome/[\\w-]{43})`).exec(html)?.[1] ?? '';

  test('an invitation shows its link once; the link brings the colleague in and then is over', async () => {
    const invited = await invite('ffion@example.org').expect(200);
    expect(invited.text).toContain('Ffion &lt;b&gt;');
    const link = linkIn(invited.text);
    const list = await organiser().get(address).expect(200);
    expect(linkIn(list.text)).toBe('');
    expect(list.text).toContain('ffion@example.org');

    const colleague = request.agent(house.app);
    const hidden = await colleague.get(link).expect(303);
    expect(hidden.headers['location']).toBe('/welcome');
    await request(house.app).get('/welcome').expect(410);
    const form = await colleague.get('/welcome').expect(200);
    expect(form.text).toContain('ffion@example.org');
    expect(form.text).not.toContain(link.replace('/welcome/', ''));
    const short = await colleague
      .post('/welcome')
      .type('form')
      .send({ name: 'Ffion', password: 'short' })
      .expect(422);
    expect(short.text).toContain('Use 12 characters or more');
    const entered = await colleague
      .post('/welcome')
      .type('form')
      .send({ name: 'Ffion', password: 'three plain words' });
    expect(entered.headers['location']).toBe('/manage');
    await colleague.get('/account').expect(200);
    const late = request.agent(house.app);
    await late.get(link).expect(303);
    await late.get('/welcome').expect(410);
    expect(JSON.stringify(house.logged)).not.toContain(link.replace('/welcome/', ''));
  });

  test('a role can be changed and taken away; the last organiser stays', async () => {
    const { analyst, organiser: own } = kit.people;
    await organiser()
      .post(`${address}/${analyst.id}/role`)
      .type('form')
      .send({ role: 'observer' })
      .expect(303);
    await kit.browsers.analyst.get(`/manage/labs/${kit.lab.slug}/audit`).expect(403);
    await organiser().post(`${address}/${analyst.id}/remove`).expect(303);
    await kit.browsers.analyst.get(`/manage/labs/${kit.lab.slug}/audit`).expect(404);
    const refused = await organiser().post(`${address}/${own.id}/remove`).expect(409);
    expect(refused.text).toContain('A lab keeps at least one organiser');
    await organiser().post(`${address}/${own.id}/role`).type('form').send({ role: 'analyst' }).expect(409);
  });

  test('a faulty invitation comes back with what was typed', async () => {
    const answer = await organiser()
      .post(address)
      .type('form')
      .send({ name: 'Gwenllian', email: 'nobody', role: '' })
      .expect(422);
    expect(answer.text).toContain('Enter an e-mail address, like name@example.org');
    expect(answer.text).toContain('Choose a role');
    expect(answer.text).toContain('value="Gwenllian"');
  });

  test('the log tells in plain words what was done, newest first, a page at a time', async () => {
    const log = `/manage/labs/${kit.lab.slug}/audit`;
    for (let index = 0; index < 60; index += 1)
      await house.services.people.labPeople.invite(
        { labId: kit.lab.id, actor: kit.people.organiser.id },
        {
          name: `Person ${index}`,
          email: `person-${index}@example.org`,
          role: 'analyst',
          createsLabs: false,
        },
      );
    const newest = await organiser().get(log).expect(200);
    expect(newest.text).toMatch(/Olwen of Peer support<\/strong> gave Person 59 the role of analyst/);
    expect(newest.text).not.toContain('Person 9 ');
    expect(newest.text).not.toContain('example.org');
    const older = /href="([^"]*before=\d+)"/.exec(newest.text)?.[1] ?? '';
    const rest = await organiser().get(older).expect(200);
    expect(rest.text).toContain('gave Person 9 the role of analyst');
    expect(rest.text).toContain('from the lab');
    expect(rest.text).not.toContain('Person 59 ');
    expect((newest.text + rest.text).match(/gave Person \d+ the role/g)).toHaveLength(60);
    await organiser().get(`${log}?before=x`).expect(404);
    await organiser().get(`${log}?before=-1`).expect(404);
  });
});
