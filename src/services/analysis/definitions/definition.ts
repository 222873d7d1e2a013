/** What is stored of a filter, a derived variable or a weight: words of the analyst, checked wherever they come from. */
import { z } from 'zod';
import { LONGEST_EXPRESSION } from '../../../domain/questionnaire/expressions/index.js';
import { present } from '../../../shared/assert.js';
import type { DefinitionKind } from '../../../storage/analysis-tables.js';
import type { DefinitionRow } from '../../../storage/definition-store.js';

const text = (longest: number) => z.string().trim().min(1).max(longest);
const label = z.strictObject({ en: text(200), cy: text(200).optional() });
/** Of a variable or question of the data set. */
const name = z.string().min(1).max(200);
/** As expressions and addresses write it. */
export const definitionName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const expression = text(LONGEST_EXPRESSION);

const filter = z.strictObject({ kind: z.literal('filter'), label, expression });

/** Categories of one question brought together under new names; what stands in none of them is left blank. */
const recode = z.strictObject({
  by: z.literal('recode'),
  of: name,
  groups: z
    .array(z.strictObject({ label, categories: z.array(name).min(1).max(1000) }))
    .min(1)
    .max(100),
});

/** A number in bands: each from its bound up to the next, the first with everything below. */
const band = z.strictObject({
  by: z.literal('band'),
  of: name,
  bounds: z.array(z.number()).min(1).max(50),
  labels: z.array(label).max(51),
});

/** Every pair (or triple) of categories of several variables. */
const combine = z.strictObject({ by: z.literal('combine'), of: z.array(name).min(2).max(3) });

/** Whether somebody gave any of these answers: “agree” out of five points, any of several choices. */
const net = z.strictObject({ by: z.literal('net'), of: name, categories: z.array(name).min(1).max(1000) });

/** The first category whose expression holds; or, without categories, the number that the expression gives. */
const worked = z.strictObject({
  by: z.literal('expression'),
  number: expression.nullable(),
  cases: z.array(z.strictObject({ label, when: expression })).max(50),
});

const variable = z.strictObject({
  kind: z.literal('variable'),
  label,
  how: z.discriminatedUnion('by', [recode, band, combine, net, worked]),
});

const share = z.number().positive();

const weight = z.strictObject({
  kind: z.literal('weight'),
  label,
  /** A variable of numbers that is the weight before raking; null where everybody counts alike. */
  base: name.nullable(),
  /** By variable and category (their names): what the margin should be, as a share or a count. */
  targets: z
    .array(
      z.strictObject({
        variable: name,
        categories: z
          .array(z.strictObject({ category: name, target: share }))
          .min(2)
          .max(500),
      }),
    )
    .min(1)
    .max(20),
  /** The least and the most that a weight may be, in means; null for no limits. */
  trim: z.strictObject({ low: z.number().min(0).max(1), high: z.number().min(1).max(1000) }).nullable(),
});

const definition = z.discriminatedUnion('kind', [filter, variable, weight]);

export type FilterDefinition = z.infer<typeof filter>;
export type VariableDefinition = z.infer<typeof variable>;
export type WeightDefinition = z.infer<typeof weight>;
export type DefinitionContent = z.infer<typeof definition>;
export type Derivation = VariableDefinition['how'];
export type DerivationName = Derivation['by'];

/** A definition with its name, as analyses use it. */
export interface Definition<Content extends DefinitionContent = DefinitionContent> {
  readonly name: string;
  readonly content: Content;
}

/** The content itself if it is one; otherwise where it is not. */
export function checkContent(content: unknown) {
  return definition.safeParse(content);
}

/** The definition in a stored row, which was checked when it was stored. */
export function definitionIn(row: Pick<DefinitionRow, 'name' | 'content'>): Definition {
  const read = checkContent(JSON.parse(row.content));
  return { name: row.name, content: present(read.success ? read.data : null, 'a stored definition is one') };
}

/** Those definitions that are of one kind. */
export function ofKind<Kind extends DefinitionKind>(
  definitions: readonly Definition[],
  kind: Kind,
): readonly Definition<Extract<DefinitionContent, { kind: Kind }>>[] {
  return definitions.filter(({ content }) => content.kind === kind) as never;
}
