import { guessUses, mappingOf } from '../../../../src/services/ballots/roll/columns.js';

test.each([
  [
    ['E-mail address', 'Full name', 'Country', 'Role type'],
    ['email', 'name', 'country', 'role'],
  ],
  [
    ['Rôl', 'ENW', 'ebost', 'Gwlad', 'Iaith'],
    ['role', 'name', 'email', 'country', 'language'],
  ],
  [
    ['surname', 'First Name', 'e_mail', 'Phone'],
    ['family-name', 'given-name', 'email', 'leave-out'],
  ],
  [
    ['email', 'E-Mail', '', '__proto__', 'constructor'],
    ['email', 'leave-out', 'leave-out', 'leave-out', 'leave-out'],
  ],
] as const)('%j is guessed to be %j', (header, uses) => {
  expect(guessUses([...header])).toEqual(uses);
});

test('a mapping needs one e-mail column, and no column twice', () => {
  expect(mappingOf(['a', 'b'], ['name', 'leave-out'])).toMatchObject({
    ok: false,
    problem: { 0: expect.any(String) },
  });
  expect(mappingOf(['a', 'b', 'c'], ['email', 'name', 'name'])).toMatchObject({
    ok: false,
    problem: { 2: expect.stringContaining('one column only') },
  });
});

test('kept columns are called as in the file, unless two would be called the same', () => {
  expect(mappingOf(['mail', 'Nation', 'Region'], ['email', 'country', 'attribute'])).toMatchObject({
    ok: true,
    value: {
      email: 0,
      attributes: [
        { key: 'country', place: 1 },
        { key: 'Region', place: 2 },
      ],
    },
  });
  expect(mappingOf(['mail', 'Nation', 'Country'], ['email', 'country', 'attribute'])).toMatchObject({
    ok: false,
    problem: { 2: expect.stringContaining('already kept') },
  });
  expect(mappingOf(['mail', '__proto__', ''], ['email', 'attribute', 'attribute'])).toMatchObject({
    ok: false,
    problem: { 1: expect.stringContaining('Leave it out'), 2: expect.stringContaining('Leave it out') },
  });
});
