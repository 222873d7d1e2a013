import { loadLocales, translators } from '../../src/shared/locales.js';
import { isPlural, type Locales, PLURAL_CATEGORIES, type Texts, translator } from '../../src/shared/text.js';

const locales = loadLocales();

/** Each text's dotted key with its forms; one entry for the forms of a plural. */
function flatten(texts: Texts, above = ''): Map<string, readonly [form: string, text: string][]> {
  const found = new Map<string, readonly [string, string][]>();
  for (const [key, entry] of Object.entries(texts)) {
    const path = above === '' ? key : `${above}.${key}`;
    if (typeof entry === 'string') found.set(path, [['other', entry]]);
    else if (isPlural(entry)) found.set(path, Object.entries(entry) as [string, string][]);
    else for (const [inner, forms] of flatten(entry, path)) found.set(inner, forms);
  }
  return found;
}

const english = flatten(locales.en);
const welsh = flatten(locales.cy);
const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test('English and Welsh have the same texts', () => {
  expect([...welsh.keys()].sort()).toEqual([...english.keys()].sort());
});

test.each([...english.keys()])('%s names the same parameters in every form and language', (key) => {
  const expected = new Set(names(english.get(key)!.find(([form]) => form === 'other')![1]));
  for (const [, text] of [...english.get(key)!, ...(welsh.get(key) ?? [])]) {
    expect(new Set(names(text))).toEqual(expected);
  }
});

test('no text is empty, and none uses straight quotation marks', () => {
  for (const [, text] of [...english.values(), ...welsh.values()].flat()) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/["'<>]/);
  }
});

test('plural forms are the categories of their language', () => {
  const known = { en: ['one', 'other'], cy: [...PLURAL_CATEGORIES] };
  for (const [language, texts] of [
    ['en', english],
    ['cy', welsh],
  ] as const) {
    for (const forms of texts.values()) {
      if (forms.length > 1)
        expect(known[language]).toEqual(expect.arrayContaining(forms.map(([form]) => form)));
    }
  }
});

test('the sections stand in the agreed order in both files', () => {
  const order =
    'site language dates problems voting paper review receipt check change ballot result lab methods';
  const sections = [...order.split(' '), 'questions', 'mail', 'start', 'survey', 'report'];
  expect(Object.keys(locales.en)).toEqual(sections);
  expect(Object.keys(locales.cy)).toEqual(sections);
});

describe('looking a text up', () => {
  const small: Locales = {
    en: { a: { b: 'Hello {name}', n: { one: '{count} theme', other: '{count} themes' } } },
    cy: { a: { b: 'Helo {name}', n: { two: '{count} (dau)', many: '{count} (chwech)', other: '{count}' } } },
  };

  test('fills in names and writes numbers with separators', () => {
    expect(translator(small, 'en')('a.b', { name: 'Ada' })).toBe('Hello Ada');
    expect(translator(small, 'en')('a.n', { count: 2657 })).toBe('2,657 themes');
  });

  test('chooses the plural form of the language, else the general one', () => {
    expect(translator(small, 'en')('a.n', { count: 1 })).toBe('1 theme');
    expect(translator(small, 'cy')('a.n', { count: 2 })).toBe('2 (dau)');
    expect(translator(small, 'cy')('a.n', { count: 6 })).toBe('6 (chwech)');
    expect(translator(small, 'cy')('a.n', { count: 3 })).toBe('3');
  });

  test.each(['a.c', 'a', 'a.b.c', 'constructor', 'a.n'])(
    'the key %s that holds no sentence throws',
    (key) => {
      expect(() => translator(small, 'en')(key)).toThrow(/exists in the language/);
    },
  );

  test('a value that looks like a name is not filled in again', () => {
    expect(translator(small, 'en')('a.b', { name: '{name}' })).toBe('Hello {name}');
  });
});

test('both lookups read the files of the project', () => {
  expect(translators(locales).cy('site.back')).toBe('Yn ôl');
  expect(translators(locales).en('site.back')).toBe('Back');
});
