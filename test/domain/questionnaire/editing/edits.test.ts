import {
  addPart,
  askedOften,
  duplicatePart,
  findPart,
  type HowOften,
  howOften,
  movePart,
  nameFrom,
  newGroup,
  newQuestion,
  outline,
  removalOf,
  removePart,
  renamePart,
  replacePart,
  usesOf,
} from '../../../../src/domain/questionnaire/editing/index.js';
import { group, question, questionnaire, yesNo } from '../../../kit/questionnaire.js';
import { made, shape, TALKING } from './kit.js';

test('a part is found by its name, and by the names of its groups where it shares the name', () => {
  const twins = questionnaire([question('a'), group('g', [question('a'), group('h', [question('b')])])]);
  expect(shape(twins)).toEqual(['a', 'g', '-g~a', '-h', '--b']);
  expect(findPart(twins, 'g~a')?.path).toEqual([1, 0]);
  expect(findPart(twins, 'nobody')).toBeUndefined();
});

test('a part is added at the end, after another, and into a group', () => {
  const end = made(addPart(TALKING, newQuestion('note', 'new', { en: 'New' }), { kind: 'end' }));
  expect(shape(end).at(-1)).toBe('new');
  const after = made(addPart(TALKING, newQuestion('note', 'new', {}), { kind: 'after', key: 'why' }));
  expect(shape(after)).toEqual(['used', 'about', '-why', '-new', '-deeper', '--times', 'last']);
  const into = made(addPart(TALKING, newGroup('new', {}, true), { kind: 'in', key: 'deeper' }));
  expect(shape(into)).toEqual(['used', 'about', '-why', '-deeper', '--times', '--new', 'last']);
});

test('a part is not added under a name that is taken or none, or where there is nothing to add it to', () => {
  const at = (key: string) => ({ kind: 'in', key }) as const;
  const part = (name: string) => newQuestion('note', name, {});
  expect(addPart(TALKING, part('used'), { kind: 'end' })).toMatchObject({ problem: { code: 'name-taken' } });
  expect(addPart(TALKING, part('a b'), { kind: 'end' })).toMatchObject({ problem: { code: 'not-a-name' } });
  expect(addPart(TALKING, part('x'), at('gone'))).toMatchObject({ problem: { code: 'no-such-part' } });
  expect(addPart(TALKING, part('x'), at('used'))).toMatchObject({ problem: { code: 'not-a-group' } });
});

test('the names of an experiment’s tasks are taken too', () => {
  const parameters = { items: '3', tasks: '2' };
  const experiment = question('best', { type: 'best-worst', list: 'yes-no', parameters });
  const of = questionnaire([experiment]);
  expect(addPart(of, newQuestion('note', 'best_2', {}), { kind: 'end' })).toMatchObject({
    problem: { code: 'name-taken', name: 'best_2' },
  });
  expect(shape(made(duplicatePart(of, 'best')))[1]).not.toMatch(/^best_[12]$/);
});

test('groups lie in each other only so deep', () => {
  let deep = questionnaire([]);
  let depth = 0;
  for (; depth < 50; depth += 1) {
    const where = depth === 0 ? ({ kind: 'end' } as const) : ({ kind: 'in', key: `g${depth - 1}` } as const);
    const added = addPart(deep, newGroup(`g${depth}`, {}, false), where);
    if (!added.ok) break;
    deep = added.value;
  }
  expect(depth).toBe(8);
});

test('a part is moved past its neighbour, into the group beside it, and out again', () => {
  expect(shape(made(movePart(TALKING, 'about', 'up'))).slice(0, 2)).toEqual(['about', '-why']);
  const into = made(movePart(TALKING, 'last', 'into'));
  expect(shape(into)).toEqual(['used', 'about', '-why', '-deeper', '--times', '-last']);
  expect(shape(made(movePart(TALKING, 'used', 'into')))).toEqual([
    'about',
    '-used',
    '-why',
    '-deeper',
    '--times',
    'last',
  ]);
  expect(shape(made(movePart(TALKING, 'times', 'out')))).toEqual([
    'used',
    'about',
    '-why',
    '-deeper',
    '-times',
    'last',
  ]);
  expect(movePart(TALKING, 'used', 'up')).toMatchObject({ problem: { code: 'cannot-move' } });
  expect(movePart(TALKING, 'used', 'out')).toMatchObject({ problem: { code: 'cannot-move' } });
});

test('a replaced part keeps its name and what it contains', () => {
  const changed = made(
    replacePart(TALKING, 'about', (part) => ({ ...part, name: 'other', children: [], label: { en: 'New' } })),
  );
  expect(shape(changed)).toEqual(shape(TALKING));
  expect(findPart(changed, 'about')?.part.label).toEqual({ en: 'New' });
  expect(replacePart(TALKING, 'about', () => question('about'))).toMatchObject({
    problem: { code: 'another-kind' },
  });
});

test('a group is asked once, so many times, or as often as an answer or respondents say, and back', () => {
  const { part } = findPart(TALKING, 'about')!;
  if (part.kind === 'question') throw new Error('about is a group');
  const ways: readonly HowOften[] = [
    { kind: 'fixed', times: 3 },
    { kind: 'answer', name: 'times' },
    { kind: 'expression', count: 'count-selected(${used}) + 1' },
    { kind: 'another' },
    { kind: 'once' },
  ];
  for (const way of ways) {
    const changed = made(
      replacePart(TALKING, 'about', (old) => (old.kind === 'question' ? old : askedOften(old, way))),
    );
    const now = findPart(changed, 'about')!.part;
    if (now.kind === 'question') throw new Error('it is still a group');
    expect(howOften(now)).toEqual(way);
    expect(shape(changed)).toEqual(shape(TALKING));
    expect(askedOften(now, { kind: 'once' })).toEqual(part);
  }
  expect(howOften({ ...askedOften(part, { kind: 'fixed', times: 101 }) })).toMatchObject({
    kind: 'expression',
  });
});

test('a name is made from words, and not from what is piped into them', () => {
  expect(nameFrom('How old is ${first name}?', 'q', new Set(['how_old_is']))).toBe('how_old_is_2');
});

test('a new name reaches everything that speaks of the question, and leaves the rest as it was written', () => {
  const renamed = made(renamePart(TALKING, 'used', 'has_used'));
  const part = (key: string) => findPart(renamed, key)!.part;
  expect(part('why')).toMatchObject({
    relevant: "${has_used} = 'yes'",
    label: { en: 'Why did you say ${has_used}?' },
  });
  expect(part('about').label).toEqual({ en: 'About ${has_used}' });
  expect(part('times')).toMatchObject({ constraint: '. > 0 and ../has_used != "no"' });
  expect(part('last')).toMatchObject({ calculation: "if(selected( ${has_used},'yes'), ${times}, 0)" });
  expect(renamed.quotas[0]!.when).toBe("${has_used}='yes'");
  expect(renamed.screenOuts[0]).toMatchObject({
    when: '${has_used} = "no"',
    message: { en: 'You said ${has_used}' },
  });
  expect(renamed.lists['other']![1]!.label).toEqual({ en: 'Like ${has_used}' });
  expect(usesOf(renamed, ['used'])).toEqual([]);
});

test.each([
  ['in a choice filter bare names are columns', { choiceFilter: 'used = ${used}' }, 'used = ${now}'],
  [
    'below instance() names are columns too',
    { calculation: "instance('used')/root/item[used = ${used}]/used" },
    "instance('used')/root/item[used = ${now}]/used",
  ],
  ['the form’s own name is no question', { calculation: '/used/used' }, '/used/now'],
  ['what cannot be read changes where it can', { calculation: '(${used} + ' }, '(${now} + '],
  ['a name that is longer is another', { calculation: '${used_too}' }, '${used_too}'],
  ['an axis stays', { calculation: 'following-sibling::used' }, 'following-sibling::now'],
  [
    'a question’s name in quotes is one',
    { calculation: "jr:choice-name(${used}, '${used}')" },
    "jr:choice-name(${now}, '${now}')",
  ],
  ['the answer of the last response', { calculation: '${last-saved#used}' }, '${last-saved#now}'],
])('%s', (_why, own, expected) => {
  const of = questionnaire([yesNo('used'), question('other', own)]);
  const { part } = findPart(made(renamePart(of, 'used', 'now')), 'other')!;
  expect(part).toMatchObject({ [Object.keys(own)[0]!]: expected });
});

test('a name that is taken, none, or too long is refused', () => {
  for (const [name, code] of [
    ['why', 'name-taken'],
    ['9lives', 'not-a-name'],
    ['with space', 'not-a-name'],
    ['a'.repeat(65), 'not-a-name'],
  ] as const)
    expect(renamePart(TALKING, 'used', name)).toMatchObject({ problem: { code } });
});

test('a name that two parts share stays in what speaks of it', () => {
  const twins = questionnaire([
    question('a'),
    group('g', [question('a'), question('b', { relevant: '${a}' })]),
  ]);
  const renamed = made(renamePart(twins, 'g~a', 'c'));
  expect(shape(renamed)).toEqual(['a', 'g', '-c', '-b']);
  expect(findPart(renamed, 'b')!.part.relevant).toBe('${a}');
});

test('a copy speaks of its own parts, and of others as before', () => {
  const of = questionnaire([
    yesNo('used'),
    group('g', [yesNo('a'), question('b', { relevant: '${a} = ${used}' })]),
  ]);
  const copied = made(duplicatePart(of, 'g'));
  expect(shape(copied)).toEqual(['used', 'g', '-a', '-b', 'g_2', '-a_2', '-b_2']);
  expect(findPart(copied, 'b_2')!.part.relevant).toBe('${a_2} = ${used}');
  expect(shape(made(duplicatePart(copied, 'g_2'))).slice(-3)).toEqual(['g_3', '-a_3', '-b_3']);
});

test('deleting says what speaks of the part, and takes the lists along that nothing else uses', () => {
  expect(removalOf(TALKING, 'used')!.uses).toEqual([
    { kind: 'part', name: 'about', fields: ['label'] },
    { kind: 'part', name: 'why', fields: ['relevant', 'label'] },
    { kind: 'part', name: 'times', fields: ['constraint'] },
    { kind: 'part', name: 'last', fields: ['calculation'] },
    { kind: 'list', name: 'other', fields: ['label'] },
    { kind: 'quota', name: 'users', fields: ['when'] },
    { kind: 'screen-out', name: 'out', fields: ['message', 'when'] },
  ]);
  const { parts, uses } = removalOf(TALKING, 'about')!;
  expect(parts.map(({ name }) => name)).toEqual(['about', 'why', 'deeper', 'times']);
  expect(uses).toEqual([{ kind: 'part', name: 'last', fields: ['calculation'] }]);
  const without = made(removePart(TALKING, 'used'));
  expect(outline(without)).toHaveLength(5);
  expect(Object.keys(without.lists)).toEqual(['other']);
  expect(removalOf(TALKING, 'nobody')).toBeNull();
});
