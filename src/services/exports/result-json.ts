/** `result.json`: the published result for programs. */
import { z } from 'zod';
import type { BallotResult } from '../ballots/result.js';

export const RESULT_FORMAT = 'canvass-result/1';

const count = z.int().min(0);

const turnout = z.strictObject({
  members: count,
  voted: count,
  smallestGroup: count,
  breakdowns: z.array(
    z.strictObject({
      attribute: z.string(),
      groups: z.array(
        z.strictObject({ name: z.string().nullable(), groups: count, members: count, voted: count }),
      ),
    }),
  ),
});

/** The whole document; parts that a recount gives again (`recountedPart`) are compared with it, key by key. */
const document = z.strictObject({
  format: z.literal(RESULT_FORMAT),
  synthetic: z.boolean(),
  lab: z.strictObject({ slug: z.string(), title: z.unknown() }),
  ballot: z.strictObject({
    slug: z.string(),
    question: z.unknown(),
    opened: z.iso.datetime().nullable(),
    closed: z.iso.datetime().nullable(),
  }),
  method: z.string(),
  seats: z.int(),
  turnout,
  definition: z.unknown(),
  options: z.unknown(),
  winners: z.unknown(),
  papers: z.unknown(),
  board: z.unknown(),
  count: z.unknown(),
  groups: z.array(
    z.looseObject({
      question: z.string(),
      measure: z.enum(['first-choice', 'approval']),
      groups: z.array(z.looseObject({ base: z.int() })).nullable(),
      counts: z.array(z.array(z.int().nullable())).optional(),
    }),
  ),
});

export type ResultDocument = z.infer<typeof document>;

/** What follows from definition and certificate alone, and so can be checked by a recount. */
export function recountedPart({ definition, certificate }: Pick<BallotResult, 'definition' | 'certificate'>) {
  return {
    method: definition.method,
    seats: definition.seats,
    definition: certificate.definition,
    options: definition.options.map(({ id, title }, at) => ({
      id,
      title,
      name: certificate.count.options[at] ?? '',
    })),
    winners: certificate.count.winners,
    papers: certificate.papers,
    board: certificate.board,
    count: certificate.count,
  };
}

/** The document as it is published: JSON, two-space, one line feed at the end. */
export function resultJson(result: BallotResult): string {
  const { lab, ballot, definition, certificate } = result;
  const moment = (epoch: number | null) => (epoch === null ? null : new Date(epoch).toISOString());
  return `${JSON.stringify(
    {
      format: RESULT_FORMAT,
      synthetic: lab.synthetic === 1,
      lab: { slug: lab.slug, title: lab.title },
      ballot: {
        slug: ballot.slug,
        question: definition.question,
        opened: moment(ballot.opens_at),
        closed: moment(ballot.closes_at),
      },
      turnout: result.turnout,
      ...recountedPart({ definition, certificate }),
      groups: result.groups,
    },
    null,
    2,
  )}\n`;
}

/**
 * The published document in a text, its keys in their own order; null when it is none, or has a key that no document
 * has or one key twice (a reader might see the first where a program takes the last).
 */
export function readResultJson(text: string): ResultDocument | null {
  try {
    const parsed: unknown = JSON.parse(text);
    document.parse(parsed);
    return text === `${JSON.stringify(parsed, null, 2)}\n` ? (parsed as ResultDocument) : null;
  } catch {
    return null;
  }
}
