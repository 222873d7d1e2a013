import {
  missingForOpening,
  missingForSchedule,
  type Situation,
} from '../../../src/services/ballots/readiness.js';
import type { BallotRow } from '../../../src/storage/ballot-store.js';
import { TEST_DEFINITION } from '../../kit/open-ballot.js';

const NOW = Date.UTC(2027, 0, 3);
const READY: Situation = {
  ballot: { opens_at: NOW + 1, closes_at: NOW + 2 } as BallotRow,
  definition: TEST_DEFINITION,
  entries: 1,
  voted: 0,
  now: NOW,
};
const parts = (situation: Situation) => missingForOpening(situation).map(({ part }) => part);
const [option] = TEST_DEFINITION.options;

test('a ballot with options, a method, dates and a roll lacks nothing', () => {
  expect(parts(READY)).toEqual([]);
  expect(missingForSchedule(READY)).toEqual([]);
});

test.each([
  ['one option', { definition: { ...TEST_DEFINITION, options: [option!] } }, ['options']],
  [
    'as many winners as options',
    { definition: { ...TEST_DEFINITION, method: 'scottish-stv', seats: 3 } },
    ['options'],
  ],
  ['several winners by a method for one', { definition: { ...TEST_DEFINITION, seats: 2 } }, ['method']],
  [
    'a search that would never end',
    {
      entries: 500,
      definition: {
        ...TEST_DEFINITION,
        method: 'proportional-approval',
        seats: 12,
        options: Array.from({ length: 60 }, (_, at) => ({ ...option!, id: `o${at}` })),
      },
    },
    ['method'],
  ],
  ['a method that the hall lacks', { definition: { ...TEST_DEFINITION, method: 'coin' } }, ['method']],
  ['more ranks than options', { definition: { ...TEST_DEFINITION, rankAtMost: 4 } }, ['method']],
  ['no closing time', { ballot: { ...READY.ballot, closes_at: null } }, ['dates']],
  ['a closing time that has come', { ballot: { ...READY.ballot, closes_at: NOW } }, ['dates']],
  ['nobody on the roll', { entries: 0 }, ['roll']],
])('a ballot with %s cannot open', (_what, change, missing) => {
  expect(parts({ ...READY, ...change })).toEqual(missing);
});

test('announcing needs an opening time that is still to come; opening by hand does not', () => {
  for (const opens_at of [null, NOW]) {
    const situation = { ...READY, ballot: { ...READY.ballot, opens_at } };
    expect(missingForOpening(situation)).toEqual([]);
    expect(missingForSchedule(situation).map(({ part }) => part)).toEqual(['dates']);
  }
});
