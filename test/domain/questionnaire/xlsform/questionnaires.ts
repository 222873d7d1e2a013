/** Questionnaires at random, such as a workbook can say: for tests that write and read them back. */
import fc from 'fast-check';
import type {
  Questionnaire,
  QuestionnairePart,
  QuestionPart,
} from '../../../../src/domain/questionnaire/questionnaire.js';
import { cleanCell } from '../../../../src/domain/questionnaire/xlsform/grid.js';

const PIECES = [
  'Peer support',
  '=1+1',
  '@x',
  '-',
  '“so”',
  "it's",
  'ŵ',
  '😀',
  '_x000A_',
  '&lt;',
  '| a',
  '\\',
  ' # ',
  '\n',
  '  ',
  '{',
  'yes',
];

/** A text that is left as it is when a cell is cleaned, and has no reference in it. */
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((pieces) => cleanCell(pieces.join('').replaceAll('$', '')))
  .filter((one) => one !== '');

const name = fc.stringMatching(/^[a-z_][a-z0-9_.-]{0,6}$/);
const condition = fc.constantFrom('true()', 'false()', '1 = 1', "'a\n“b”' != ''", 'not(1 > 2) or 0.5 < 1');
const value = fc.constantFrom('1 + 1', "concat('a', 'b')", 'if(1 = 1, 2, 3)', "'it’s'");
const givenValue = fc.oneof(
  value,
  fc.constantFrom('5', "'plain words'", "'2 - 1'", '"it\'s"', 'today()', "'yes'"),
);
const orNull = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: null });

const LANGUAGES = [
  { code: 'en', name: 'English' },
  { code: 'cy', name: 'Welsh' },
  { code: 'fr', name: 'Français' },
  { code: 'x-plain', name: 'Plain: words' },
  { code: 'german', name: 'german' },
];

/** Texts in some of the languages, perhaps in none. */
const textsIn = (codes: readonly string[]) =>
  fc
    .tuple(...codes.map(() => orNull(text)))
    .map((all) =>
      Object.fromEntries(
        codes.flatMap((code, at) => (all[at] === null || all[at] === undefined ? [] : [[code, all[at]]])),
      ),
    );

/** Texts that the first language has. */
const toldIn = (codes: readonly string[]) =>
  fc.tuple(textsIn(codes), text).map(([all, first]) => ({ [codes[0] ?? 'en']: first, ...all }));

const TYPES = [
  'short-text',
  'long-text',
  'email',
  'whole-number',
  'decimal-number',
  'date',
  'note',
  'acknowledgement',
];
const LISTED = ['single-choice', 'multiple-choice', 'ranking', 'constant-sum'];

function question(codes: readonly string[]): fc.Arbitrary<QuestionPart> {
  const image = textsIn(codes).map((all) => (Object.keys(all).length === 0 ? null : all));
  return fc
    .record({
      kind: fc.constant('question' as const),
      name,
      label: toldIn(codes),
      hint: textsIn(codes),
      relevant: orNull(condition),
      appearance: fc.uniqueArray(fc.constantFrom('minimal', 'w4', 'columns-2'), { maxLength: 2 }),
      place: fc.constant(null),
      type: fc.constantFrom(...TYPES, ...LISTED, 'calculate', 'hidden', 'grid'),
      guidance: textsIn(codes),
      required: orNull(condition),
      requiredMessage: textsIn(codes),
      constraint: orNull(condition),
      constraintMessage: textsIn(codes),
      calculation: orNull(value),
      choiceFilter: orNull(fc.constantFrom("county = 'Kent'", '1 = 1')),
      default: orNull(givenValue),
      readOnly: orNull(condition),
      trigger: fc.constant<readonly string[]>([]),
      list: fc.constant(null),
      rows: fc.constant(null),
      image,
      imageAlt: textsIn(codes),
      parameters: fc.constant({}),
    })
    .map((part) => fitted(part));
}

/** The question with what its type needs, and without what cannot stand beside it. */
function fitted(part: QuestionPart): QuestionPart {
  if (part.type === 'grid') return { ...part, list: 'first', rows: 'second' };
  if (part.type === 'ranking') return { ...part, list: 'first', parameters: { top: '1' } };
  if (part.type === 'constant-sum') return { ...part, list: 'first', parameters: { total: '100' } };
  if (LISTED.includes(part.type)) return { ...part, list: 'first', parameters: { randomize: 'true' } };
  return part.type === 'calculate' ? { ...part, calculation: part.calculation ?? '1' } : part;
}

function parts(codes: readonly string[]): fc.Arbitrary<readonly QuestionnairePart[]> {
  const { all } = fc.letrec<{ part: QuestionnairePart; all: readonly QuestionnairePart[] }>((tie) => {
    const shared = {
      name,
      label: textsIn(codes),
      hint: textsIn(codes),
      relevant: orNull(condition),
      appearance: fc.constantFrom<readonly string[]>([], ['field-list'], ['table-list', 'w1']),
      place: fc.constant(null),
      children: tie('all'),
    };
    const group = fc.record({
      kind: fc.constant('group' as const),
      ...shared,
      page: fc.boolean(),
      order: fc.constantFrom('fixed' as const, 'random' as const),
    });
    const repeat = fc.record({
      kind: fc.constant('repeat' as const),
      ...shared,
      page: fc.boolean(),
      count: orNull(fc.constantFrom('3', '1 + 1')),
    });
    return {
      part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, question(codes), group, repeat),
      all: fc.uniqueArray(tie('part'), { maxLength: 4, selector: (part) => part.name }),
    };
  });
  return all.map((made) => renamed(made, { count: 0 }));
}

/** Names unique throughout, so that repeats and their counts never clash. */
function renamed(made: readonly QuestionnairePart[], taken: { count: number }): readonly QuestionnairePart[] {
  return made.map((part) => {
    taken.count += 1;
    const named = { ...part, name: `${part.name}${taken.count}` };
    if (named.kind === 'question') return named;
    const children = renamed(named.children, taken);
    const listed = named.appearance.includes('table-list');
    return {
      ...named,
      children: listed ? children.map((child) => ({ ...child, ...unfiltered(child) })) : children,
    };
  });
}

/** A table list has no choice filters. */
function unfiltered(part: QuestionnairePart) {
  return part.kind === 'question' ? { choiceFilter: null } : {};
}

const list = (codes: readonly string[]) =>
  fc.uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z0-9]{1,5}$/),
      label: textsIn(codes),
      image: textsIn(codes).map((all) => (Object.keys(all).length === 0 ? null : all)),
      imageAlt: textsIn(codes),
      filters: fc.dictionary(fc.constantFrom('county', 'Order', 'constructor'), text, {
        noNullPrototype: true,
      }),
      behaviour: fc.subarray<'none' | 'other' | 'fixed' | 'missing'>(['none', 'other', 'fixed', 'missing']),
    }),
    { minLength: 2, maxLength: 4, selector: (choice) => choice.name },
  );

/** Any questionnaire that a workbook can say and that no rule refuses. */
export const questionnaires: fc.Arbitrary<Questionnaire> = fc
  .shuffledSubarray(LANGUAGES, { minLength: 1 })
  .chain((languages) => {
    const codes = languages.map(({ code }) => code);
    return fc.record({
      settings: fc.record({
        title: textsIn(codes),
        id: fc.oneof(name, fc.constant('')),
        version: fc.oneof(text, fc.constant('')),
        pages: fc.constantFrom('one' as const, 'groups' as const),
        completion: textsIn(codes),
      }),
      languages: fc.constant(languages),
      parts: parts(codes),
      lists: fc.record({ first: list(codes), second: list(codes) }),
      quotas: fc.uniqueArray(
        fc.record({
          name,
          label: textsIn(codes),
          when: condition,
          limit: fc.nat(10_000),
          hard: fc.boolean(),
          place: fc.constant(null),
        }),
        { maxLength: 2, selector: (quota) => quota.name },
      ),
      screenOuts: fc.uniqueArray(
        fc.record({ name, when: condition, message: toldIn(codes), place: fc.constant(null) }),
        { maxLength: 2, selector: (out) => out.name },
      ),
    });
  });
