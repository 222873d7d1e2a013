import type { DoorName } from '../../src/web/security/authorisation-table.js';
import { isSameSite } from '../../src/web/security/cross-site.js';
import { cookieOf, type FurnishedLab, furnishedLab, knock, openDoors } from '../kit/doors.js';
import { everyRow } from '../kit/every-row.js';
import { onEveryDatabase, sqliteForTest } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const OWN = 'https://canvass.example.org';

/** Fetch Metadata (W3C) first, `Origin` (RFC 6454) where a browser does not send it, neither for other programs. */
describe('promise 12: where a form may come from', () => {
  test.each([
    ['same-origin', OWN, true],
    ['same-origin', undefined, true],
    ['same-origin', 'null', true],
    ['none', undefined, true],
    ['same-site', 'https://other.example.org', false],
    ['same-site', OWN, false],
    ['cross-site', 'https://evil.example', false],
    ['cross-site', OWN, false],
    ['cross-site', undefined, false],
    ['', undefined, false],
    ['Same-Origin', OWN, false],
    ['anything else', OWN, false],
    [undefined, OWN, true],
    [undefined, undefined, true],
    [undefined, 'null', false],
    [undefined, '', false],
    [undefined, 'http://canvass.example.org', false],
    [undefined, 'https://canvass.example.org:8443', false],
    [undefined, 'https://canvass.example.org.evil.example', false],
    [undefined, 'https://evil.example', false],
  ] as const)('Sec-Fetch-Site %j with Origin %j: %s', (site, origin, allowed) => {
    expect(isSameSite({ site, origin }, OWN)).toBe(allowed);
  });
});

const FOREIGN: readonly Readonly<Record<string, string>>[] = [
  { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' },
  { 'Sec-Fetch-Site': 'same-site', Origin: 'https://sibling.example.org' },
  { Origin: 'https://evil.example' },
  { Origin: 'null' },
];

const doors = await (async () => {
  const house = await openTestHouse(sqliteForTest);
  await house.remove();
  return openDoors(house.app);
})();

onEveryDatabase((open) => {
  let house: TestHouse;
  let lab: FurnishedLab;
  beforeAll(async () => {
    house = await openTestHouse(open, { baseUrl: OWN });
    lab = await furnishedLab(house, 'Lab');
  });
  afterAll(() => house.remove());

  /** Everything stored, but for when a session was last seen and how often something was tried. */
  const stored = async () => {
    const { sessions, rate_counts: _counts, ...rest } = await everyRow(house.services.context.storage);
    return { sessions: sessions?.length, ...rest };
  };

  test.each(doors.filter((door) => door.startsWith('POST ')))(
    'promise 12: %s does nothing for another website, even with an organiser’s cookie',
    async (door: DoorName) => {
      const cookie = await cookieOf(house, lab.people.organiser);
      const before = await stored();
      for (const headers of FOREIGN) {
        const answer = await knock(house.app, door, lab.ids, cookie, headers);
        expect(answer.status).toBe(403);
        expect(answer.headers['set-cookie']).toBeUndefined();
      }
      expect(await stored()).toEqual(before);
    },
  );

  test.each(doors.filter((door) => door.startsWith('GET ')))(
    'promise 12: %s changes nothing, whoever reads',
    async (door: DoorName) => {
      const cookie = await cookieOf(house, lab.people.organiser);
      const before = await stored();
      for (const reader of ['', cookie]) {
        const answer = await knock(house.app, door, lab.ids, reader);
        expect(answer.status).toBeLessThan(500);
      }
      expect(await stored()).toEqual(before);
    },
  );
});

test('there are forms to be tested', () => {
  expect(doors.filter((door) => door.startsWith('POST ')).length).toBeGreaterThan(10);
});
