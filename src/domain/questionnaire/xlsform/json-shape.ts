/** The shape of a questionnaire in Canvass's own JSON, and what each of its texts may hold. */
import { z } from 'zod';
import type { Questionnaire, QuestionnairePart } from '../questionnaire.js';
import { conditionOf, expressionOf } from './expressions-of.js';
import { cleanCell, LONGEST_CELL } from './grid.js';
import { LONGEST_CODE, languageOf, languageWords } from './languages.js';
import { isWhole } from './parameter-text.js';
import { isFilterName, isName } from './references.js';

/** Cleaned as cells are. */
const text = z.string().max(LONGEST_CELL).transform(cleanCell);

/** A list that no question asks about may have any name. */
const listName = z
  .string()
  .max(LONGEST_CELL)
  .refine((value) => value !== '' && value === cleanCell(value), 'expected the name of a list');
const name = text.refine(isName, 'expected a name: a letter or _, then letters, digits, -, _ or .');
const word = text.refine((value) => /^\S+$/.test(value), 'expected one word');
const expression = text.transform(expressionOf);
const condition = text.transform(conditionOf);
const orNull = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);

/** Texts by language; empty ones are left out. */
const texts = z
  .record(z.string(), text.optional())
  .default({})
  .transform((all) =>
    Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== '')),
  );
const image = orNull(texts.transform((all) => (Object.keys(all).length === 0 ? null : all)));

const parameterPart = /^[^\s=,;]+$/;
const parameters = z
  .record(
    z
      .string()
      .refine((key) => parameterPart.test(key) && key === key.toLowerCase(), 'expected a key in lower case'),
    text.refine(
      (value) => parameterPart.test(value),
      'expected a value without spaces, =, commas and semicolons',
    ),
  )
  .default({});

/** What forms say to other tools, by headers that a sheet can have. */
const carriedCells = z.record(
  text.refine((header) => header !== '' && header !== '__proto__', 'expected a header'),
  text.refine((value) => value !== '', 'expected a value'),
);
const carriedForm = z.strictObject({
  files: z.array(z.strictObject({ type: z.enum(['xml-external', 'csv-external']), name })).optional(),
  settings: carriedCells,
  sheets: z.partialRecord(z.enum(['entities', 'osm']), z.array(z.array(text)).min(2)),
});

const shared = {
  name,
  label: texts,
  hint: texts,
  relevant: orNull(condition),
  appearance: z.array(word).default([]),
  carried: carriedCells.optional(),
};

const question = z.strictObject({
  kind: z.literal('question'),
  ...shared,
  type: word,
  guidance: texts,
  required: orNull(condition),
  requiredMessage: texts,
  constraint: orNull(condition),
  constraintMessage: texts,
  calculation: orNull(expression),
  choiceFilter: orNull(expression),
  default: orNull(expression),
  readOnly: orNull(condition),
  trigger: z.array(name).default([]),
  list: orNull(word),
  rows: orNull(text.refine((value) => value !== '', 'expected a text')),
  image,
  imageAlt: texts,
  parameters,
});

const part: z.ZodType<QuestionnairePart> = z.lazy(() => {
  const children = z.array(part).default([]);
  return z.discriminatedUnion('kind', [
    question.transform((one) => ({ ...one, place: null })),
    z
      .strictObject({
        kind: z.literal('group'),
        ...shared,
        page: z.boolean().default(false),
        order: z.enum(['fixed', 'random']).default('fixed'),
        children,
      })
      .transform((one) => ({ ...one, place: null })),
    z
      .strictObject({
        kind: z.literal('repeat'),
        ...shared,
        page: z.boolean().default(false),
        count: orNull(expression),
        children,
      })
      .transform((one) => ({ ...one, place: null })),
  ]);
});

const choice = z.strictObject({
  name: text,
  label: texts,
  image,
  imageAlt: texts,
  filters: z
    .record(z.string().refine(isFilterName, 'expected a column name'), text)
    .default({})
    .transform((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))),
  behaviour: z.array(z.enum(['none', 'other', 'fixed', 'missing'])).default([]),
  carried: carriedCells.optional(),
});

const language = z
  .strictObject({ code: text, name: text })
  .refine(
    (one) =>
      !/::|[()]/.test(one.code) &&
      one.code.length <= LONGEST_CODE &&
      !one.name.includes('::') &&
      one.name !== '',
    'expected a language',
  )
  .refine((one) => languageOf(languageWords(one)).code === one.code, 'expected a language with its code');

/** A questionnaire as Canvass writes it down, in the first version of that form. */
export const questionnaireShape = z
  .strictObject({
    canvass: z.literal('questionnaire/1'),
    settings: z.strictObject({
      title: texts,
      id: text.default(''),
      version: text.default(''),
      pages: z.enum(['one', 'groups']).default('one'),
      completion: texts,
    }),
    languages: z.array(language).min(1),
    parts: z.array(part),
    lists: z.record(listName, z.array(choice)).default({}),
    quotas: z
      .array(
        z
          .strictObject({
            name,
            label: texts,
            when: expression.transform((value) => value ?? ''),
            limit: z
              .number()
              .refine((value) => isWhole(String(value)) && value >= 0, 'expected a whole number'),
            hard: z.boolean().default(true),
          })
          .transform((one) => ({ ...one, place: null })),
      )
      .default([]),
    screenOuts: z
      .array(
        z
          .strictObject({ name, when: expression.transform((value) => value ?? ''), message: texts })
          .transform((one) => ({ ...one, place: null })),
      )
      .default([]),
    carried: carriedForm.optional(),
  })
  .transform(({ canvass, ...questionnaire }): Questionnaire => questionnaire);
