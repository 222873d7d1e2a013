/** What forms that are accepted become. */
import type { QuestionPart } from '../../../../src/domain/questionnaire/questionnaire.js';
import {
  questionnaireJson,
  readQuestionnaire,
  writeQuestionnaire,
} from '../../../../src/domain/questionnaire/xlsform/index.js';
import { choices, faults, read, sheet, survey } from './kit.js';

const question = (form: string) => read(form).questionnaire.parts[0] as QuestionPart;

test('labels come in languages, the default first, unmarked columns in the default', () => {
  const form = `${survey('type | name | label | label::Welsh (cy) | hint', 'text | a | Name | Enw | Full')}
${sheet('settings', 'form_title | form_id | default_language', 'Peer support | peer | English (en)')}`;
  const { settings, languages, parts } = read(form).questionnaire;
  expect(settings).toMatchObject({ title: { en: 'Peer support' }, id: 'peer', pages: 'one' });
  expect(languages).toEqual([
    { code: 'en', name: 'English' },
    { code: 'cy', name: 'Welsh' },
  ]);
  expect(parts[0]).toMatchObject({
    kind: 'question',
    type: 'short-text',
    label: { en: 'Name', cy: 'Enw' },
    hint: { en: 'Full' },
    place: { sheet: 'survey', row: 2 },
  });
});

test('a language without a code has its name for one, cut to what is kept with a response', () => {
  const name = 'A language whose speakers gave it a name of more than forty characters';
  const { languages, parts } = read(
    survey(`type | name | label::${name}`, 'text | a | Yr enw'),
  ).questionnaire;
  expect(languages).toEqual([{ code: name.slice(0, 40).trim(), name }]);
  expect(Object.values(parts[0]!.label)).toEqual(['Yr enw']);
});

test.each([
  ['text', '', 'short-text'],
  ['text', 'multiline', 'long-text'],
  ['string', '', 'short-text'],
  ['int', '', 'whole-number'],
  ['decimal', '', 'decimal-number'],
  ['q date', '', 'date'],
  ['note', '', 'note'],
  ['select one from c', '', 'single-choice'],
  ['select all that apply c', '', 'multiple-choice'],
  ['rank c', '', 'ranking'],
])('%s with appearance "%s" is %s', (type, appearance, expected) => {
  const form = `${survey('type | name | label | appearance', `${type} | a | A | ${appearance}`)}\n${choices('c', 'x', 'y')}`;
  expect(question(form)).toMatchObject({ type: expected, appearance: [] });
});

test('yes and no become expressions; a default that is no expression becomes a text', () => {
  const columns = 'type | name | label | required | read_only | default';
  expect(question(survey(columns, 'text | a | A | yes | no | it’s'))).toMatchObject({
    required: 'true()',
    readOnly: null,
    default: "'it’s'",
  });
  expect(question(survey(columns, 'integer | a | A | ${a} > 1 | | 5')).default).toBe('5');
  expect(question(survey(columns, 'text | a | A | | | concat(1, 2)')).default).toBe('concat(1, 2)');
  expect(question(survey(columns, `text | a | A | | | a 'b' "c"`)).default).toMatch(/^concat\('a ', /);
});

test('groups hold their rows; field-list makes a page, order draws it', () => {
  const form = survey(
    'type | name | label | appearance | order | repeat_count | relevant',
    'begin group | g | G | field-list | random | | ',
    'begin_repeat | r | R | | | 3 | 1 = 1',
    'text | a | A | | | | ',
    'end repeat | | | | | | ',
    'end_group | | | | | | ',
  );
  expect(read(form).questionnaire.parts).toMatchObject([
    {
      kind: 'group',
      page: true,
      order: 'random',
      children: [{ kind: 'repeat', count: '3', relevant: '1 = 1', children: [{ name: 'a' }] }],
    },
  ]);
});

test('a choice task’s levels say their attribute, their prior and what they must not meet, and it all comes back', () => {
  const form = `${survey('type | name | label | rows | parameters', 'choice_task levels | t | T | attributes | alternatives=2 tasks=4')}
${sheet(
  'choices',
  'list_name | name | label | attribute | prior | not_with',
  'levels | near | Near | place | 0.5 | nurse',
  'levels | far | Far | place | -0.5 | ',
  'levels | peer | Peer | who | | ',
  'levels | nurse | Nurse | who | | ',
  'attributes | place | Place | | | ',
  'attributes | who | Who | | | ',
)}`;
  const { questionnaire } = read(form);
  expect(questionnaire.lists['levels']![0]!.filters).toEqual({
    ...{ attribute: 'place', prior: '0.5', not_with: 'nurse' },
  });
  const again = readQuestionnaire(writeQuestionnaire(questionnaire));
  expect(again.ok && questionnaireJson(again.value.questionnaire)).toBe(questionnaireJson(questionnaire));
  expect(faults(form.replace('-0.5 | ', '-0.5 | near'))).toEqual([
    expect.stringContaining('expected levels of other attributes in not_with of far, found "near"'),
  ]);
});

test('pictures say what they show, in each language', () => {
  const form = `${survey('type | name | label | image | image_alt::English (en) | image_alt::Welsh (cy)', 'select_one c | a | A | map.png | A map | Map')}
${sheet('choices', 'list_name | name | label | image::English (en) | image_alt', 'c | x | X | x.png | A letter', 'c | y | Y | | ')}`;
  const { parts, lists } = read(form).questionnaire;
  expect(parts[0]).toMatchObject({ image: { en: 'map.png' }, imageAlt: { en: 'A map', cy: 'Map' } });
  expect(lists['c']).toMatchObject([
    { image: { en: 'x.png' }, imageAlt: { en: 'A letter' }, filters: {} },
    { image: null, imageAlt: {}, filters: {} },
  ]);
});

test('a repeat has all of one time on one page where it is a field list, unless its author says no', () => {
  const pages = (columns: string, begin: string) =>
    read(survey(columns, begin, 'text | a | A | ', 'end repeat | | | ')).questionnaire.parts[0];
  expect(pages('type | name | label | appearance', 'begin repeat | r | R | field-list')).toMatchObject({
    ...{ page: true, appearance: ['field-list'] },
  });
  expect(pages('type | name | label | page', 'begin repeat | r | R | yes')).toMatchObject({ page: true });
  expect(pages('type | name | label | page', 'begin repeat | r | R | no')).toMatchObject({ page: false });
});

test('a loop asks its questions for every choice of its list', () => {
  const form = `${survey('type | name | label', 'begin loop over c | l | L', 'text | why | Why %(label)s?', 'end loop | | ')}
${choices('c', 'x', 'none', 'y')}`;
  const [loop] = read(form).questionnaire.parts;
  expect(loop).toMatchObject({
    kind: 'group',
    children: [
      { name: 'x', children: [{ name: 'why', label: { en: 'Why x?' } }] },
      { name: 'y', children: [{ name: 'why', label: { en: 'Why y?' } }] },
    ],
  });
});

test('the name of the choice is filled in wherever a loop has a gap for it, its label only among words', () => {
  const form = `${survey(
    'type | name | label | hint | relevant | default',
    'text | x | X | | |',
    'begin loop over c | l | L | | |',
    "text | why | Why? | About %(label)s | ${x} = '%(name)s' | %(name)s",
    'end loop | | | | |',
  )}
${sheet('choices', 'list_name | name | label', "c | a | Anna's", 'c | none | None')}`;
  const [, loop] = read(form).questionnaire.parts;
  expect(loop).toMatchObject({
    children: [
      {
        children: [{ hint: { en: "About Anna's" }, relevant: "${x} = 'a'", default: "'a'" }],
      },
    ],
  });
});

test('a question in a loop over one choice has one name, so that others can speak of it', () => {
  const form = (...names: string[]) =>
    `${survey('type | name | label', 'begin loop over c | l | L', 'text | q | Q', 'end loop | | ', 'note | n | ${q}')}
${choices('c', ...names)}`;
  expect(faults(form('x', 'none'))).toEqual([]);
  expect(faults(form('x', 'y'))).toEqual([expect.stringMatching(/row 5, label: .*"q", which 2 have/)]);
});

test('types that demand something of the answer go on demanding it, unless the author does', () => {
  const constraintOf = (...cells: string[]) =>
    question(survey('type | name | label | constraint', cells.join(' | '))).constraint;
  expect(constraintOf('percentage', 'a', 'A', '')).toBe('0 <= . and . <= 100');
  expect(constraintOf('number of days in last month', 'a', 'A', '')).toBe('0 <= . and . <= 31');
  expect(constraintOf('percentage', 'a', 'A', '. < 5')).toBe('. < 5');
  expect(question(survey('type | name | label', 'phone number | a | A'))).toMatchObject({
    type: 'short-text',
    constraint: "regex(., '^\\d*$')",
  });
});

test('of two columns for the form’s id the newer counts, with a note', () => {
  const form = `${survey('type | name | label', 'text | a | A')}
${sheet('settings', 'id_string | version | form_id', 'old | 1 | new')}`;
  const { questionnaire, notes } = read(form);
  expect(questionnaire.settings).toMatchObject({ id: 'new', version: '1' });
  expect(notes).toEqual([
    expect.objectContaining({
      sheet: 'settings',
      row: 1,
      column: 'id_string',
      sentence: expect.stringMatching(/passed over/),
    }),
  ]);
});

test('a file whose kind nobody says is accepted, and stands in the way of asking', () => {
  const { obstacles } = read(survey('type | name | media', 'text | a | a.png'));
  expect(obstacles).toEqual([expect.objectContaining({ row: 2, column: 'media' })]);
});

test('times of day are defaults as they stand, with an offset too', () => {
  const { questionnaire } = read(
    survey(
      'type | name | label | default',
      'time | a | A | 01:02:55+10:00',
      'time | b | B | 01:02:55.5-07:00',
    ),
  );
  expect(questionnaire.parts).toMatchObject([
    { default: "'01:02:55+10:00'" },
    { default: "'01:02:55.5-07:00'" },
  ]);
});

test('quotas and screen-outs have sheets of their own', () => {
  const form = `${survey('type | name | label', 'integer | age | Age')}
${sheet('quotas', 'name | label | when | limit | hard', 'young | Young | ${age} < 30 | 200 | no')}
${sheet('screen_outs', 'name | when | message::English (en) | message::Welsh (cy)', 'child | ${age} < 18 | Sorry | Sori')}`;
  const { quotas, screenOuts, languages } = read(form).questionnaire;
  expect(quotas).toMatchObject([{ name: 'young', when: '${age} < 30', limit: 200, hard: false }]);
  expect(screenOuts).toMatchObject([{ name: 'child', message: { en: 'Sorry', cy: 'Sori' } }]);
  expect(languages.map(({ code }) => code)).toEqual(['en', 'cy']);
});

test('rows about a device are accepted and said to stay blank; a calculation without words is unseen', () => {
  const form = survey(
    'type | name | label | calculation',
    'start | begun | | ',
    'deviceid | device | | ',
    'text | sum | | 1 + 1',
  );
  const { questionnaire, notes } = read(form);
  expect(questionnaire.parts).toMatchObject([
    { type: 'calculate', calculation: 'once(now())' },
    { type: 'hidden', calculation: null },
    { type: 'calculate', calculation: '1 + 1' },
  ]);
  expect(notes).toMatchObject([{ row: 3, column: 'type' }]);
});

test('a name that every object has is a column like any other; the one that reaches every object is refused', () => {
  const form = (
    list: string,
    column: string,
  ) => `${survey('type | name | label', `select_one ${list} | toString | A`)}
${sheet('choices', `list_name | name | label | ${column}`, `${list} | x | X | 1`)}`;
  expect(read(form('constructor', 'valueOf')).questionnaire.lists['constructor']).toMatchObject([
    { filters: { valueOf: '1' } },
  ]);
  expect(faults(form('c', '__proto__'))).toEqual([
    'choices row 1, __proto__: expected another header than __proto__',
  ]);
  expect(faults(form('__proto__', 'a'))).toEqual([
    'choices row 2, list_name: expected another name than __proto__',
  ]);
});

test('what XLSForm accepts and surveys cannot ask is an obstacle, not a fault', () => {
  const form = survey(
    'type | name | label | calculation',
    'select_one_from_file towns.csv | a | A | ',
    "calculate | b | | pulldata('counties', 'x', 'y', 'z')",
    'calculate | c | | version()',
    'calculate | d | | ${instanceID}',
  );
  expect(read(form).obstacles.map(({ row, sentence }) => [row, sentence])).toEqual([
    [2, expect.stringMatching(/towns\.csv/)],
    [2, expect.stringMatching(/^expected /)],
    [3, expect.stringMatching(/counties/)],
    [4, expect.stringMatching(/version is not offered/)],
    [5, expect.stringMatching(/instanceID/)],
  ]);
});
