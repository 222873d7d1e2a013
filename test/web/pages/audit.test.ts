import type { AuditEntry } from '../../../src/services/people/audit-log.js';
import { inWords } from '../../../src/web/pages/audit.js';
import { filesBelow } from '../../house/sources.js';

const entry = (action: string, details: AuditEntry['details'] = {}): AuditEntry => ({
  sequence: 1,
  at: 0,
  actor: 'Olwen',
  action,
  subject: 'Which theme?',
  details,
});

/** What is done outside any lab, and so never shown in a lab's log. */
const OUTSIDE_LABS = ['sign-in-link-made'];

const actions = filesBelow('src/services', '.ts').flatMap(({ text }) =>
  [...text.matchAll(/\baction(?::| =) '([a-z-]+)'/g)].flatMap(([, action]) => action ?? []),
);

test.each([...new Set(actions)].filter((action) => !OUTSIDE_LABS.includes(action)))(
  'what is recorded as %s has words of its own',
  (action) => {
    expect(inWords(entry(action))).not.toBe(`${action.replaceAll('-', ' ')} (Which theme?)`);
  },
);

test('there are actions to be told', () => {
  expect(actions.length).toBeGreaterThan(10);
});

test.each([
  [entry('ballot-closed', { papers: 145 }), 'closed the ballot “Which theme?” with 145 papers'],
  [entry('ballot-edited', { part: 'dates', revision: 7 }), 'edited the dates of the ballot “Which theme?”'],
  [
    entry('colleague-invited', { role: 'analyst', createsLabs: true }),
    'gave Which theme? the role of analyst – creates labs',
  ],
  [
    entry('voting-links-downloaded', { whose: 'all' }),
    'downloaded voting links of “Which theme?” – whose: all',
  ],
  [entry('something-new', { manyThings: 3 }), 'something new (Which theme?) – many things: 3'],
  [{ ...entry('person-removed'), subject: null }, 'removed somebody who has left from the lab'],
])('%j reads as a sentence', (line, words) => {
  expect(inWords(line)).toBe(words);
});
