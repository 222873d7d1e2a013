/** A ballot's definition: what is asked, how papers look and how they are counted. Frozen at opening. */
import { z } from 'zod';
import { isCompanionType, questionType } from '../../domain/questionnaire/question-types/index.js';
import { present } from '../../shared/assert.js';
import { sha256 } from '../../shared/digest.js';
import { type Result, refuse } from '../../shared/result.js';
import type { BallotRow } from '../../storage/ballot-store.js';

const text = (longest: number) => z.string().trim().max(longest);
const localised = (longest: number) =>
  z.strictObject({ en: text(longest).min(1), cy: text(longest).optional() });
const optionalLocalised = (longest: number) =>
  z.strictObject({ en: text(longest), cy: text(longest).optional() });

/** Whether no two of them share their name. */
function distinct(items: readonly ({ name: string } | { id: string })[]): boolean {
  return new Set(items.map((item) => ('id' in item ? item.id : item.name))).size === items.length;
}

const option = z.strictObject({
  /** Stable within the ballot; papers are aligned with the options' order, not with this. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  title: localised(200),
  /** Markdown. */
  description: optionalLocalised(5000),
  link: z.url({ protocol: /^https?$/ }).nullable(),
  /** The image's digest and its text alternative. */
  image: z.strictObject({ id: z.string().length(64), alt: localised(300) }).nullable(),
});

const choice = z.strictObject({ name: z.string().regex(/^[a-z0-9_-]{1,40}$/), label: localised(200) });

const question = z
  .strictObject({
    /** A question type's name. */
    type: z.string().refine(isCompanionType, 'not a question type of ballots'),
    name: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
    label: localised(500),
    hint: localised(500).nullable(),
    required: z.boolean(),
    choices: z.array(choice).max(100).refine(distinct, 'two choices have one name'),
  })
  .refine(
    ({ type, choices }) =>
      !isCompanionType(type) ||
      (questionType(type).choices === 'needed' ? choices.length >= 2 : choices.length === 0),
    'a question that is answered by choosing has two choices or more, and no other has any',
  );

const definition = z.strictObject({
  question: localised(300),
  /** Markdown. */
  introduction: optionalLocalised(10_000),
  options: z.array(option).max(50).refine(distinct, 'two options have one id'),
  /** A counting method's name. */
  method: z.string().min(1),
  seats: z.int().min(1).max(50),
  /** For ranked papers: the most ranks a paper may hold; null for as many as there are options. */
  rankAtMost: z.int().min(1).max(50).nullable(),
  /** For ranked papers: whether every option must be ranked. */
  rankAll: z.boolean(),
  /** Whether a paper may be cast that marks nothing. */
  abstention: z.boolean(),
  companions: z.array(question).max(20).refine(distinct, 'two questions have one name'),
  optionOrder: z.enum(['fixed', 'shuffled']),
  /** SHA-256 of the seed phrase that settles ties; the phrase itself is published with the count. */
  seedHash: z.string().length(64),
  /** Results for a group of fewer papers than this are not published; 5 at least. */
  smallestGroup: z.int().min(5).max(1000),
  /** Papers of a ballot with fewer in its count than this are not published; 20, which is also the least, where it is not said. */
  smallestPublication: z.int().min(20).max(10_000).optional(),
});

export type BallotDefinition = z.infer<typeof definition>;

/** With fewer papers than this, whoever knows how somebody wanted to vote would find the paper. */
export const SMALLEST_PUBLICATION = 20;

/** How many papers a ballot needs in its count so that they are published. */
export function smallestPublication(definition: BallotDefinition): number {
  return definition.smallestPublication ?? SMALLEST_PUBLICATION;
}

/** The definition in `json`, or where it is not one (`options.0.title: …`). */
export function readDefinition(json: string): Result<BallotDefinition, string> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return refuse('the definition is not JSON');
  }
  const answer = definition.safeParse(parsed);
  if (answer.success) return { ok: true, value: answer.data };
  const [issue] = answer.error.issues;
  return refuse(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a definition'}`);
}

/** The one text of a definition that is hashed, stored and published: keys in the schema's order, two-space JSON. */
export function writeDefinition(value: BallotDefinition): string {
  return `${JSON.stringify(definition.parse(value), null, 2)}\n`;
}

/** SHA-256 of the definition's text. */
export function fingerprintOf(value: BallotDefinition): string {
  return sha256(writeDefinition(value));
}

/** The definition of a stored ballot, which was checked when it was stored. */
export function definitionOf(ballot: Pick<BallotRow, 'definition'>): BallotDefinition {
  const read = readDefinition(ballot.definition);
  return present(read.ok ? read.value : null, 'a stored ballot has a definition');
}
