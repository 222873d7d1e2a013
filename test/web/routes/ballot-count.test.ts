/** What a lab sees while its papers are counted, and when the count broke off. */
import {
  askForCount,
  leaveCount,
  takeUpCount,
  touchCount,
} from '../../../src/storage/count-under-way-store.js';
import { closedBallot } from '../../kit/counted-ballot.js';
import { giveRole, makeAccount, signIn } from '../../kit/people.js';
import { sqliteForTest } from '../../kit/storages.js';
import { openTestHouse } from '../../kit/web.js';

test('a count is asked for, waited for on its own page, told when it fails, and over when it is stored', async () => {
  const house = await openTestHouse(sqliteForTest);
  const ballot = await closedBallot(house.services);
  const { writer } = house.services.context.storage;
  const home = `/manage/ballots/${ballot.slug}`;
  const people = { organiser: 'Olwen', observer: 'Osian' } as const;
  const [organiser, observer] = await Promise.all(
    (['organiser', 'observer'] as const).map(async (role) => {
      const account = await makeAccount(house, people[role]);
      await giveRole(house, ballot.lab_id, account, role);
      return signIn(house, account);
    }),
  );
  const text = async (path: string, by = organiser!) => (await by.get(path)).text.replace(/\s+/g, ' ');

  const askToCount = () =>
    organiser!
      .post(`${home}/move/count`)
      .type('form')
      .send({ revision: String(ballot.revision) });

  // Before it is asked for, its page leads home, where the next step is to ask.
  expect((await organiser!.get(`${home}/count`)).headers['location']).toBe(home);
  expect(await text(home)).toContain('Count the papers');

  // Another server counts, and tells how far it is.
  const claim = { counter: 'another server', now: house.clock.now(), silent: 0 };
  await writer.run((database) =>
    askForCount(database, { ballot_id: ballot.id, asked_by: 'system', asked_at: house.clock.now() }),
  );
  expect(await text(`${home}/count`)).toContain('The count waits for a moment');
  await writer.run(async (database) => {
    await takeUpCount(database, ballot.id, claim);
    const progress = { stage: 'margin', done: 12, total: 600 } as const;
    await touchCount(database, ballot.id, claim.counter, { touched_at: claim.now, ...progress });
  });
  for (const by of [organiser!, observer!]) {
    expect(await text(home, by)).toContain('The papers are being counted.');
    const page = await text(`${home}/count`, by);
    expect(page).toContain('12 counts of altered papers, at most 600');
    expect(page.match(/> (Done|Now) </g)).toEqual(null);
    expect([...page.matchAll(/>(Done|Now)</g)].map(([, word]) => word)).toEqual(['Done', 'Done', 'Now']);
    expect(page.match(/To come/g)).toHaveLength(3);
    expect(page).toContain('data-renew="going"');
    expect(page).toContain(`href="${home}/count">Refresh</a>`);
  }
  // Asking once more changes nothing of a count that is under way.
  const again = await askToCount();
  expect(again.headers['location']).toBe(`${home}/count`);
  expect(await text(`${home}/count`)).toContain('12 counts of altered papers');

  await writer.run((database) =>
    leaveCount(database, ballot.id, claim.counter, { attempts: 3, failed: 'count-failed' }),
  );
  expect(await text(home)).toContain('The papers could not be counted.');
  expect(await text(`${home}/count`)).toContain('broke off three times');
  expect(await text(`${home}/count`, observer!)).not.toContain('Count the papers again');
  const counted = await askToCount();
  expect(counted.headers['location']).toBe(home);
  expect(await text(home)).toContain('The papers are counted.');
  expect((await organiser!.get(`${home}/count`)).headers['location']).toBe(home);
  await house.remove();
});
