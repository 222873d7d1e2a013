import type { Response } from 'supertest';
import {
  type Admission,
  AUTHORISATION_TABLE,
  type DoorName,
} from '../../src/web/security/authorisation-table.js';
import { cookieOf, type FurnishedLab, furnishedLab, type Ids, knock, openDoors } from '../kit/doors.js';
import { everyRow } from '../kit/every-row.js';
import { makeAccount, type TestPerson } from '../kit/people.js';
import { onEveryDatabase, sqliteForTest } from '../kit/storages.js';
import { openTestHouse, type TestHouse } from '../kit/web.js';

const PERSONAS = [
  'a stranger',
  'somebody without a role',
  'somebody who may create labs',
  'an observer',
  'an analyst',
  'an organiser',
  'an organiser of another lab',
] as const;
type Persona = (typeof PERSONAS)[number];

/** The role that each persona has in the lab that is knocked at. */
const ROLE: Partial<Record<Persona, string>> = {
  'an observer': 'observer',
  'an analyst': 'analyst',
  'an organiser': 'organiser',
};

type Verdict = 'passes' | 'signs in first' | 'is not allowed' | 'finds nothing' | 'needs a token';

/** The rule of the table, said a second time. */
function expected(admission: Admission, persona: Persona): Verdict {
  if (admission === 'anyone' || admission === 'voter' || admission === 'respondent') return 'passes';
  if (String(admission).startsWith('token:')) return 'needs a token';
  if (persona === 'a stranger') return 'signs in first';
  if (admission === 'signed-in') return 'passes';
  if (admission === 'creator')
    return persona === 'somebody who may create labs' ? 'passes' : 'is not allowed';
  const role = ROLE[persona];
  if (role === undefined) return 'finds nothing';
  return (admission as readonly string[]).includes(role) ? 'passes' : 'is not allowed';
}

/** What happened, as the table speaks of it. A page below an open door may itself answer 404 or 409. */
function verdictOf(answer: Response, wanted: Verdict): Verdict | `answers ${number}` {
  const { status } = answer;
  if (status >= 500) return `answers ${status}`;
  if (status === 303 && answer.headers['location']?.startsWith('/sign-in?next=')) return 'signs in first';
  if (status === 401 && answer.headers['www-authenticate'] === 'Bearer') return 'needs a token';
  if (status === 401 && /people who run the lab/.test(answer.text)) return 'signs in first';
  if (status === 403) return 'is not allowed';
  if (status === 404 && wanted === 'finds nothing') return 'finds nothing';
  return 'passes';
}

/** The foreign thing is not there, and the answer does not tell it from one that never was. */
function expectNotThere(answer: Response): void {
  expect(answer.status).toBe(404);
}

const doors = await (async () => {
  const house = await openTestHouse(sqliteForTest);
  await house.remove();
  return openDoors(house.app);
})();
const guarded = doors.filter(
  (door) => !['anyone', 'voter', 'respondent'].includes(String(AUTHORISATION_TABLE[door])),
);

onEveryDatabase((open) => {
  let house: TestHouse;
  let own: FurnishedLab;
  let other: FurnishedLab;
  let visitors: Readonly<Record<Persona, TestPerson | null>>;
  beforeAll(async () => {
    house = await openTestHouse(open);
    own = await furnishedLab(house, 'Own lab');
    other = await furnishedLab(house, 'Other lab');
    visitors = {
      'a stranger': null,
      'somebody without a role': await makeAccount(house, 'Nobody'),
      'somebody who may create labs': await makeAccount(house, 'Creator', { canCreateLabs: true }),
      'an observer': own.people.observer,
      'an analyst': own.people.analyst,
      'an organiser': own.people.organiser,
      'an organiser of another lab': other.people.organiser,
    };
  });
  afterAll(() => house.remove());

  const knockAs = async (persona: Persona, door: DoorName, ids: Ids = own.ids) => {
    const visitor = visitors[persona];
    const cookie = visitor === null ? '' : await cookieOf(house, visitor);
    return knock(house.app, door, ids, cookie);
  };

  /** Everything stored, but for sessions (begun by the test) and counts of tries. */
  const stored = async () => {
    const {
      sessions: _sessions,
      rate_counts: _counts,
      ...rest
    } = await everyRow(house.services.context.storage);
    return rest;
  };

  const REFUSED = 'promise 11: at %s everybody who may not pass is turned away, and nothing changes';
  test.each(guarded)(REFUSED, async (door) => {
    const before = await stored();
    for (const persona of PERSONAS) {
      const wanted = expected(AUTHORISATION_TABLE[door], persona);
      if (wanted === 'passes') continue;
      const answer = await knockAs(persona, door);
      expect([persona, verdictOf(answer, wanted)]).toEqual([persona, wanted]);
      if (wanted === 'finds nothing') expect(answer.status).toBe(404);
    }
    expect(await stored()).toEqual(before);
  });

  test.each(doors)('promise 11: at %s everybody who may pass does', async (door) => {
    for (const persona of PERSONAS) {
      if (expected(AUTHORISATION_TABLE[door], persona) !== 'passes') continue;
      const answer = await knockAs(persona, door);
      expect([persona, verdictOf(answer, 'passes')]).toEqual([persona, 'passes']);
    }
  });

  const deep = doors.filter((door) =>
    /:(account|entry|upload|mailing|image|contact|key|webhook)\b/.test(door),
  );
  test.each(deep)('promise 11: at %s an id of another lab is not there', async (door) => {
    const before = await stored();
    const foreign = {
      ...other.ids,
      lab: own.ids['lab']!,
      ballot: own.ids['ballot']!,
      survey: own.ids['survey']!,
    };
    expectNotThere(await knockAs('an organiser', door, foreign));
    expect(await stored()).toEqual(before);
  });

  const isForPrograms = (door: DoorName) => String(AUTHORISATION_TABLE[door]).startsWith('token:');
  // What programs ask for in vain is with the tests of their doors, as no cookie opens them.
  const deepest = doors.filter(
    (door) => /:(?!lab|ballot|survey|page|token|code|version|name)\w+/.test(door) && !isForPrograms(door),
  );
  test.each(deepest)('promise 11: at %s an id that nothing has is not there', async (door) => {
    const before = await stored();
    const { lab, ballot, survey } = own.ids;
    const places = { lab: lab!, ballot: ballot!, survey: survey! };
    expectNotThere(await knockAs('an organiser', door, places));
    expect(await stored()).toEqual(before);
  });

  const places = doors.filter((door) => /:(lab|ballot|survey)\b/.test(door) && !isForPrograms(door));
  test.each(places)('at %s a lab, ballot or survey that does not exist is not there', async (door) => {
    const answer = await knockAs('an organiser', door, {
      ...own.ids,
      lab: 'no-such',
      ballot: 'no-such',
      survey: 'no-such',
    });
    expect(answer.status).toBe(404);
  });
});

test('every door that the house has so far is in the table, and these are not few', () => {
  expect(doors.length).toBeGreaterThan(30);
});
