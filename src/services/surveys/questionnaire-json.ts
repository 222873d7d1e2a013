/** A questionnaire as JSON text: read from files and from the database, written in one canonical way. */
import { z } from 'zod';
import type { Questionnaire, QuestionnairePart } from '../../domain/questionnaire/questionnaire.js';
import { present } from '../../shared/assert.js';
import { ok, type Result, refuse } from '../../shared/result.js';

/** Longer than any honest text in a questionnaire. */
const LONGEST = 20_000;
const MOST_PARTS = 5000;
const DEEPEST = 12;

const word = z.string().max(200);
const texts = z.record(z.string().max(40), z.string().max(LONGEST));
const expression = z.string().max(LONGEST).nullable().default(null);
const words = z.array(word).max(50).default([]);
const parameters = z.record(word, z.string().max(LONGEST)).default({});
const name = z.string().regex(/^[\p{L}_][\p{L}\p{N}_.-]{0,99}$/u, 'not a name');
const place = z
  .strictObject({ sheet: word, row: z.int().min(1) })
  .nullable()
  .default(null);

const part = {
  name,
  label: texts.default({}),
  hint: texts.default({}),
  relevant: expression,
  appearance: words,
  place,
};

const question = z.strictObject({
  ...part,
  kind: z.literal('question'),
  type: word,
  guidance: texts.default({}),
  required: expression,
  requiredMessage: texts.default({}),
  constraint: expression,
  constraintMessage: texts.default({}),
  calculation: expression,
  choiceFilter: expression,
  default: expression,
  readOnly: expression,
  trigger: words,
  list: name.nullable().default(null),
  rows: name.nullable().default(null),
  image: texts.nullable().default(null),
  parameters,
});

const children = z.lazy(() => z.array(anyPart).max(MOST_PARTS)) as z.ZodType<QuestionnairePart[]>;
const group = z.strictObject({
  ...part,
  kind: z.literal('group'),
  page: z.boolean().default(false),
  order: z.enum(['fixed', 'random']).default('fixed'),
  children,
});
const repeat = z.strictObject({ ...part, kind: z.literal('repeat'), count: expression, children });
const anyPart = z.discriminatedUnion('kind', [question, group, repeat]);

const choice = z.strictObject({
  name: word,
  label: texts.default({}),
  image: texts.nullable().default(null),
  filters: parameters,
  behaviour: z.array(z.enum(['none', 'other', 'fixed'])).default([]),
});

const questionnaire = z.strictObject({
  settings: z.strictObject({
    title: texts,
    id: word.default(''),
    version: word.default(''),
    pages: z.enum(['one', 'groups']).default('one'),
    completion: texts.default({}),
  }),
  languages: z
    .array(z.strictObject({ code: z.string().min(1).max(40), name: word }))
    .min(1)
    .max(50),
  parts: children,
  lists: z.record(name, z.array(choice).max(10_000)).default({}),
  quotas: z
    .array(
      z.strictObject({
        name,
        label: texts.default({}),
        when: z.string().max(LONGEST),
        limit: z.int().min(0).max(2_000_000_000),
        hard: z.boolean().default(true),
        place,
      }),
    )
    .max(500)
    .default([]),
  screenOuts: z
    .array(z.strictObject({ name, when: z.string().max(LONGEST), message: texts.default({}), place }))
    .max(200)
    .default([]),
});

/** The questionnaire in `json`, or each place where it is not one (`parts.0.name: not a name`). */
export function readQuestionnaireJson(json: string): Result<Questionnaire, readonly string[]> {
  const parsed = parsedJson(json);
  if (!parsed.ok) return parsed;
  if (depthOf(parsed.value) > 4 * DEEPEST) return refuse(['the groups are nested too deeply']);
  const read = questionnaire.safeParse(parsed.value);
  if (read.success) return ok(read.data as Questionnaire);
  return refuse(read.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'}: ${message}`));
}

function parsedJson(json: string): Result<unknown, readonly string[]> {
  try {
    return ok(JSON.parse(json));
  } catch (error) {
    return refuse([`the file is not JSON: ${String((error as { message?: unknown }).message)}`]);
  }
}

/** How many levels of lists and objects lie in each other, counted no further than matters. */
function depthOf(value: unknown, limit = 4 * DEEPEST + 1): number {
  if (typeof value !== 'object' || value === null || limit === 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).map((inner) => depthOf(inner, limit - 1)));
}

/** The one text of a questionnaire that is stored, hashed and downloaded: keys in the schema's order, two-space JSON. */
export function writeQuestionnaireJson(value: Questionnaire): string {
  return `${JSON.stringify(questionnaire.parse(value), null, 2)}\n`;
}

/** The questionnaire of a stored text, which was checked when it was stored. */
export function storedQuestionnaire(json: string): Questionnaire {
  const read = readQuestionnaireJson(json);
  return present(read.ok ? read.value : null, 'a stored questionnaire is one');
}
