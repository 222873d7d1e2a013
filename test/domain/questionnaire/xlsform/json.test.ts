/** Canvass's own JSON: everything wrong with its shape, and hostile texts. */
import fc from 'fast-check';
import {
  parseQuestionnaireJson,
  questionnaireJson,
  readQuestionnaireJson,
} from '../../../../src/domain/questionnaire/xlsform/index.js';

const LEAST = {
  canvass: 'questionnaire/1',
  settings: {},
  languages: [{ code: 'en', name: 'English' }],
  parts: [],
};
const faultsOf = (value: unknown) => {
  const read = parseQuestionnaireJson(typeof value === 'string' ? value : JSON.stringify(value));
  return read.ok ? [] : read.problem.map(({ column }) => column);
};

test('the least questionnaire has one language and nothing else', () => {
  expect(parseQuestionnaireJson(JSON.stringify(LEAST))).toMatchObject({
    ok: true,
    value: { settings: { pages: 'one', id: '' }, lists: {}, quotas: [], screenOuts: [] },
  });
});

test.each<[string, unknown, string | null]>([
  ['no JSON', '{', null],
  ['another version', { ...LEAST, canvass: 'questionnaire/2' }, 'canvass'],
  ['no language', { ...LEAST, languages: [] }, 'languages'],
  ['a key that is none', { ...LEAST, more: 1 }, ''],
  ['a part of no kind', { ...LEAST, parts: [{ kind: 'page', name: 'a' }] }, 'parts.0.kind'],
  [
    'a name that is none',
    {
      ...LEAST,
      parts: [{ kind: 'group', name: 'a', children: [{ kind: 'question', type: 'note', name: '1' }] }],
    },
    'parts.0.children.0.name',
  ],
  [
    'a limit that is no number',
    { ...LEAST, quotas: [{ name: 'q', when: '1', limit: 1.5 }] },
    'quotas.0.limit',
  ],
  ['a language that is not listed', { ...LEAST, settings: { title: { cy: 'Teitl' } } }, null],
  ['the key that reaches every object', '{"canvass":"questionnaire/1","lists":{"__proto__":[]}}', null],
  ['brackets without end', '['.repeat(100_000), null],
  [
    'a column that has a meaning',
    { ...LEAST, lists: { l: [{ name: 'a', filters: { Label: 'x' } }] } },
    'lists.l.0.filters.Label',
  ],
])('%s is refused', (_what, json, column) => {
  expect(faultsOf(json)).toContain(column);
});

test('what came into the form later leaves no trace where it says nothing, so that hashes of earlier texts stay', () => {
  const parts = [{ kind: 'repeat', name: 'r', children: [{ kind: 'question', name: 'a', type: 'note' }] }];
  const lists = { l: [{ name: 'x' }] };
  const read = parseQuestionnaireJson(JSON.stringify({ ...LEAST, parts, lists }));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  expect(questionnaireJson(read.value)).not.toMatch(/imageAlt|"page"/);
});

test('faults all stand in one answer', () => {
  expect(faultsOf({ ...LEAST, languages: [], parts: [{ kind: 'question' }] }).length).toBeGreaterThan(2);
});

test('a text that looks like its own translation is cleaned as a cell is', () => {
  const read = parseQuestionnaireJson(
    JSON.stringify({ ...LEAST, settings: { title: { en: ' a\r\nb\u0000\u00a0c ' } } }),
  );
  expect(read).toMatchObject({ ok: true, value: { settings: { title: { en: 'a\nb c' } } } });
});

test('whatever the JSON says, it is read or refused, and nothing is thrown', () => {
  const keys = fc.constantFrom(
    ...Object.keys(LEAST),
    'lists',
    'kind',
    'name',
    'label',
    'children',
    'question',
    'en',
  );
  const anything = fc.anything({
    key: keys,
    values: [keys, fc.double(), fc.boolean(), fc.constant(null)],
    maxDepth: 4,
  });
  fc.assert(
    fc.property(fc.oneof(anything, fc.dictionary(keys, anything)), (value) => {
      const json = JSON.stringify({ ...LEAST, ...Object(value) }) ?? '';
      expect(typeof readQuestionnaireJson(json).ok).toBe('boolean');
    }),
  );
});
