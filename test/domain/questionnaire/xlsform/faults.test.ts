/** Every kind of fault, with the place where it is told; and hostile cells. */
import fc from 'fast-check';
import { readMarkdownTables, readQuestionnaire } from '../../../../src/domain/questionnaire/xlsform/index.js';
import { choices, faults, sheet, survey } from './kit.js';

const Q = 'type | name | label';

test.each<[string, string, RegExp]>([
  ['no survey sheet', sheet('surveys', Q, 'text | a | A') + sheet('\n| x', 'a', '1'), /^survey: .*"surveys"/],
  ['no column type', survey('name | label', 'a | A'), /^survey row 1: .*column type/],
  ['no type in a row', survey(Q, ' | a | A'), /^survey row 2, type: /],
  ['a type that is none', survey(Q, 'txet | a | A'), /row 2, type: .*"txet", which is none/],
  ['a type without its list', survey(Q, 'select_one | a | A'), /row 2, type: .*"select_one", which is none/],
  ['a grid without its rows', `${survey(Q, 'grid c | a | A')}\n${choices('c', 'x', 'y')}`, /row 2, rows: /],
  [
    'a list of tags that is not there',
    survey(Q, 'osm tags | a | A'),
    /row 2, type: expected a list of the sheet osm .*"tags"/,
  ],
  ['no name', survey(Q, 'text | | A'), /row 2, name: expected a name/],
  ['a name that is none', survey(Q, 'text | 1a | A'), /row 2, name: .*found "1a"/],
  ['a name twice', survey(Q, 'text | a | A', 'text | a | A'), /row 3, name: .*"a": row 2 has it/],
  ['no words', survey(Q, 'text | a | '), /row 2, label: expected a label or a hint/],
  ['an end too many', survey(Q, 'text | a | A', 'end group | | '), /row 3, type: expected a begin group/],
  ['an end too few', survey(Q, 'begin group | g | G', 'text | a | A'), /row 2, type: expected an end group/],
  [
    'the wrong end',
    survey(Q, 'begin group | g | G', 'end repeat | | '),
    /row 3, type: expected the end of the group "g" of row 2/,
  ],
  [
    'an unknown list',
    `${survey(Q, 'select_one c | a | A')}\n${choices('d', 'x', 'y')}`,
    /row 2, type: .*found "c", which is not there/,
  ],
  ['no choices', survey(Q, 'select_one c | a | A'), /row 2, type: .*no such sheet/],
  [
    'a choice twice',
    `${survey(Q, 'select_one c | a | A')}\n${choices('c', 'x', 'x')}`,
    /^choices row 3, name: .*"x" in row 2 already/,
  ],
  [
    'a choice with a space, of several',
    `${survey(Q, 'select_multiple c | a | A')}\n${choices('c', 'x y')}`,
    /^choices row 2, name: .*without spaces/,
  ],
  [
    'parameters that are no pairs',
    survey(`${Q} | parameters`, 'text | a | A | rows'),
    /parameters: expected pairs/,
  ],
  ['a key that is none', survey(`${Q} | parameters`, 'text | a | A | top=1'), /parameters: .*found "top"/],
  [
    'a range backwards',
    survey(`${Q} | parameters`, 'range | a | A | step=0'),
    /expected step to be other than 0/,
  ],
  ['a reference to nothing', survey(Q, 'text | a | A ${}'), /label: expected .\{name\} around/],
  ['an unknown reference', survey(`${Q} | relevant`, 'text | a | A | ${b} = 1'), /relevant: .*found "b"/],
  ['a reference left open', survey(`${Q} | hint`, 'text | a | A | ${a'), /hint: expected \$\{name\}/],
  ['a broken expression', survey(`${Q} | relevant`, 'text | a | A | 1 + '), /relevant: character \d+: /],
  [
    'a function that is none',
    survey(`${Q} | relevant`, 'text | a | A | foo()'),
    /relevant: character 1: .*foo/,
  ],
  ['no calculation', survey(Q, 'calculate | a | '), /row 2, calculation: expected a calculation/],
  [
    'a ring of calculations',
    survey('type | name | calculation', 'calculate | a | ${b}', 'calculate | b | ${a}'),
    /row 2, calculation: .*a → b → a/,
  ],
  [
    'conditions that wait for each other',
    survey(`${Q} | relevant`, 'text | a | A | ${b} = 1', 'text | b | B | ${a} = 1'),
    /row 2, relevant: .*a → b → a/,
  ],
  [
    'loops that make more than memory holds',
    `${survey(Q, ...Array.from({ length: 6 }, (_, at) => `begin loop over c | l${at} | L`), 'text | a | A', ...Array.from({ length: 6 }, () => 'end loop | | '))}\n${choices('c', ...'abcdefghij')}`,
    /row 2, type: expected loops to make at most/,
  ],
  [
    'a repeat in a loop over several choices',
    `${survey(Q, 'begin loop over c | l | L', 'begin repeat | r | R', 'text | a | A', 'end repeat | | ', 'end loop | | ')}\n${choices('c', 'x', 'y')}`,
    /row 3, type: expected no repeat in a loop: .*"r"/,
  ],
  [
    'a trigger of a group that leads nowhere',
    survey(`${Q} | trigger`, 'begin group | g | G | ${x}', 'text | a | A | ', 'end group | | | '),
    /row 2, trigger: expected the name of a question, found "x"/,
  ],
  [
    'a trigger at an end that names nothing',
    survey(`${Q} | trigger`, 'begin group | g | G | ', 'text | a | A | ', 'end group | | | a'),
    /row 4, trigger: expected \$\{name\}/,
  ],
  [
    'groups too deep',
    survey(Q, ...Array.from({ length: 60 }, (_, at) => `begin group | g${at} | G`)),
    /at most 50 deep/,
  ],
  [
    'two headers for one column',
    survey(`${Q} | relevance | relevant`, 'text | a | A | 1 | 1'),
    /row 1, relevant: .*"relevance" and "relevant"/,
  ],
  ['a value without a header', survey(Q, 'text | a | A | lost'), /row 2: expected a header above "lost"/],
])('%s is refused where it stands', (_what, form, line) => {
  expect(faults(form)).toEqual(expect.arrayContaining([expect.stringMatching(line)]));
});

test('a broken reference in an expression is told once', () => {
  expect(faults(survey(`${Q} | relevant`, 'text | a | A | ', 'text | b | B | ${ a } = 1'))).toEqual([
    expect.stringMatching(/^survey row 3, relevant: expected \$\{name\} around the name of a question$/),
  ]);
});

test('every fault is told, in the order of the rows', () => {
  const form = survey(`${Q} | relevant`, 'txet | a | A | ', 'text | a | | ${x}', 'select_one c | 3 | C | ');
  expect(faults(form).map((line) => line.split(':')[0])).toEqual([
    'survey row 2, type',
    'survey row 3, name',
    'survey row 3, label',
    'survey row 3, relevant',
    'survey row 4, name',
    'survey row 4, type',
  ]);
});

test('whatever the cells hold, the form is accepted or refused, and nothing is thrown', () => {
  const word = fc.constantFrom(
    ...['type', 'name', 'label', 'label::Welsh (cy)', 'list_name', 'parameters', 'relevant', 'calculation'],
    ...['text', 'range', 'select_one c', 'select_multiple c or_other', 'rank c', 'begin group', 'end group'],
    ...[
      'begin loop over c',
      'begin repeat',
      'end repeat',
      'a',
      'c',
      '${a}',
      '${',
      "'",
      '1 div 0',
      '__proto__',
    ],
    ...['constructor', 'start=1 end=x', 'seed=', 'yes', '', 'trigger', 'default', 'repeat_count', 'audit'],
  );
  const rows = fc.array(fc.array(fc.oneof(word, fc.string({ maxLength: 8 })), { maxLength: 8 }), {
    maxLength: 8,
  });
  const names = fc.constantFrom(
    'survey',
    'choices',
    'settings',
    'quotas',
    'screen_outs',
    'external_choices',
    'x',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(names, rows), { maxLength: 5 }), (sheets) => {
      const grids = sheets.map(([name, cells]) => ({
        name,
        rows: cells.map((row, at) => ({ row: at + 1, cells: row })),
      }));
      const result = readQuestionnaire(grids);
      expect(result.ok || result.problem.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a workbook larger than any questionnaire is refused before it is read', () => {
  const rows = Array.from({ length: 20_001 }, (_, at) => ({ row: at + 1, cells: ['type'] }));
  const result = readQuestionnaire([{ name: 'survey', rows }]);
  expect(result).toMatchObject({ ok: false });
  expect(result.ok ? [] : result.problem.map(({ sentence }) => sentence)).toEqual([
    'expected at most 20000 rows',
  ]);
});

test('a single sheet is the survey, whatever its name', () => {
  expect(faults(sheet('Sheet1', Q, 'text | a | A'))).toEqual([]);
  expect(readMarkdownTables('')).toEqual([]);
});
