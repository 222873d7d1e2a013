/** Promise 1 between processes: two servers over one database, every member voting at both, again and again. */
import { sendForms } from '../../scripts/kit/browsers.js';
import { type CanvassServer, startServer } from '../../scripts/kit/canvass-process.js';
import { type CastForm, openPollingStation, type PollingStation } from '../../scripts/kit/polling-station.js';
import { reckon } from '../../scripts/kit/reckoning.js';
import { seededOrder } from '../../scripts/kit/seeded-order.js';
import { temporaryFolders } from '../kit/folder.js';
import { onEveryDatabase, type TestStorage } from '../kit/storages.js';

const newFolder = temporaryFolders();
const MEMBERS = 500;

onEveryDatabase((open) => {
  let store: TestStorage;
  let station: PollingStation;
  let servers: CanvassServer[];
  beforeEach(async () => {
    store = await open();
    station = await openPollingStation(store.url, newFolder(), MEMBERS);
    servers = await Promise.all([startServer(station.settings), startServer(station.settings)]);
  });
  afterEach(async () => {
    for (const server of servers) expect(await server.end('SIGTERM')).toBe(0);
    await station.close();
    await store.remove();
  });

  const sendToBoth = async (forms: readonly CastForm[], connections: number) =>
    (
      await Promise.all(
        servers.map(({ baseUrl }, index) => sendForms(seededOrder(forms, index), { baseUrl, connections })),
      )
    ).flat();

  test('promise 1, exactly once: 500 members at two processes, with repeats, leave 500 papers and 500 marks', async () => {
    const forms = Array.from({ length: MEMBERS }, (_, member) => station.newForm(member));
    const answers = await sendToBoth([...forms, ...forms], 24);
    expect(answers).toHaveLength(4 * MEMBERS);
    expect(answers.filter(({ status }) => status !== 303)).toEqual([]);
    expect(new Set(answers.map(({ location }) => location))).toEqual(
      new Set([`/ballots/${station.slug}/receipt`]),
    );
    expect(await reckon(station, forms, forms)).toEqual({ papers: MEMBERS, marks: MEMBERS, faults: [] });
    expect(servers.flatMap(({ errors }) => errors)).toEqual([]);
  }, 120_000);

  test('promise 1, exactly once: members with two devices at once have one paper, and the later device is told', async () => {
    const members = Array.from({ length: 100 }, (_, member) => member);
    const forms = members.flatMap((member) => [station.newForm(member), station.newForm(member)]);
    const answers = await sendToBoth(forms, 24);
    expect([...new Set(answers.map(({ status }) => status))].sort()).toEqual([303, 409]);
    const acknowledged = answers.filter(({ status }) => status === 303).map(({ form }) => form);
    expect(new Set(acknowledged.map(({ member }) => member)).size).toBe(100);
    expect(await reckon(station, forms, acknowledged)).toEqual({ papers: 100, marks: 100, faults: [] });
  }, 120_000);

  test('promise 1, exactly once: one form sent 100 times at two processes leaves one paper', async () => {
    const form = station.newForm(0);
    const answers = await sendToBoth(
      Array.from({ length: 50 }, () => form),
      50,
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(100);
    expect(await reckon(station, [form], [form])).toEqual({ papers: 1, marks: 1, faults: [] });
  });

  test('the reckoning itself sees a lost paper, a doubled one and one from nowhere', async () => {
    const [cast, other, never] = [station.newForm(0), station.newForm(1), station.newForm(2)];
    await sendToBoth([cast, other], 1);
    const { faults } = await reckon(station, [{ ...other, member: 0 }, cast], [cast, never]);
    expect(faults).toEqual(['1 acknowledged papers are not stored', '1 members have more than one paper']);
    expect((await reckon(station, [cast], [cast])).faults).toEqual(['1 papers were sent by nobody']);
  });
});
