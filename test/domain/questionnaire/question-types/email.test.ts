import { answerTo, faultsOf, questionOf } from '../../../kit/questions.js';

test.each(['a@example.org', 'first.last+tag@sub.example.co.uk', "o'neil@example.org", 'ŵyn@example.cymru'])(
  '%s is an address',
  (typed) => {
    expect(answerTo(questionOf('email'), { '': ` ${typed} ` })).toBe(typed);
  },
);

test.each([
  'a',
  '@example.org',
  'a@',
  'a@b',
  'a b@example.org',
  'a@b@example.org',
  'a@example..org',
  'a@example.org,b@example.org',
])('%s is none', (typed) => {
  expect(faultsOf(questionOf('email'), { '': typed })).toEqual({ '': ['email-unreadable'] });
});
