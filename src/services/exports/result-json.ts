/** `result.json`: the published result for programs. */
import { z } from 'zod';
import type { BallotResult } from '../ballots/result.js';

export const RESULT_FORMAT = 'canvass-result/1';

/** The parts that `canvass verify` reads; whatever else there is it compares as text. */
const document = z.looseObject({
  format: z.literal(RESULT_FORMAT),
  turnout: z.looseObject({ members: z.int(), voted: z.int() }),
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
      method: definition.method,
      seats: definition.seats,
      turnout: result.turnout,
      ...recountedPart({ definition, certificate }),
      groups: result.groups,
    },
    null,
    2,
  )}\n`;
}

/** The published document in a text, its keys in their own order; null when it is none. */
export function readResultJson(text: string): ResultDocument | null {
  try {
    const parsed: unknown = JSON.parse(text);
    document.parse(parsed);
    return parsed as ResultDocument;
  } catch {
    return null;
  }
}
