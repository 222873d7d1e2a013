/** The published result as one document, `result.json`: drawn up once, when the papers are counted, and kept as it is. */
import { z } from 'zod';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import { labTitle } from '../labs/lab-texts.js';
import { type CountCertificate, certificateSchema } from './certificate.js';
import type { BallotDefinition } from './definition.js';
import type { GroupTable, WithheldTable } from './group-tables.js';
import type { MembersTurnout } from './turnout/breakdown.js';

export const RESULT_FORMAT = 'canvass-result/1';

const count = z.int().min(0);
const title = z.strictObject({ en: z.string(), cy: z.string().optional() });

const turnout: z.ZodType<MembersTurnout> = z.strictObject({
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

const table = { question: z.string(), measure: z.enum(['first-choice', 'approval']) };
const group = z.strictObject({ answers: z.array(z.string().nullable()), base: count });
const groupTable: z.ZodType<GroupTable | WithheldTable> = z.union([
  z.strictObject({
    ...table,
    overlapping: z.boolean(),
    groups: z.array(group),
    counts: z.array(z.array(count.nullable())),
  }),
  z.strictObject({ ...table, groups: z.null() }),
]);

/** The whole document; parts that a recount gives again (`recountedPart`) are compared with it, key by key. */
export const resultSchema = z.strictObject({
  format: z.literal(RESULT_FORMAT),
  /** Whether everything in it is made up, for demonstration. */
  synthetic: z.boolean(),
  lab: z.strictObject({ slug: z.string(), title }),
  ballot: z.strictObject({
    slug: z.string(),
    question: title,
    /** ISO 8601, UTC. */
    opened: z.iso.datetime().nullable(),
    closed: z.iso.datetime().nullable(),
  }),
  /** As it was when the papers were counted; the roll does not change what is published. */
  turnout,
  method: z.string(),
  seats: z.int(),
  /** The definition's fingerprint. */
  definition: z.string(),
  options: z.array(z.strictObject({ id: z.string(), title, name: z.string() })),
  winners: z.array(z.string()),
  papers: certificateSchema.shape.papers,
  board: certificateSchema.shape.board,
  count: certificateSchema.shape.count,
  safety: certificateSchema.shape.safety,
  scores: certificateSchema.shape.scores,
  groups: z.array(groupTable),
});

export type ResultDocument = z.infer<typeof resultSchema>;

/** What a result is drawn up from. */
export interface ResultParts {
  readonly lab: LabRow;
  readonly ballot: BallotRow;
  readonly definition: BallotDefinition;
  readonly certificate: CountCertificate;
  readonly turnout: MembersTurnout;
  readonly groups: readonly (GroupTable | WithheldTable)[];
}

/** The result of a ballot that has just been counted. */
export function drawUpResult(parts: ResultParts): ResultDocument {
  const { lab, ballot, definition, certificate, turnout, groups } = parts;
  const moment = (epoch: number | null) => (epoch === null ? null : new Date(epoch).toISOString());
  return {
    format: RESULT_FORMAT,
    synthetic: lab.synthetic === 1,
    lab: { slug: lab.slug, title: labTitle(lab) },
    ballot: {
      slug: ballot.slug,
      question: definition.question,
      opened: moment(ballot.opens_at),
      closed: moment(ballot.closes_at),
    },
    turnout,
    ...recountedPart({ definition, certificate }),
    groups: [...groups],
  };
}

/** What follows from definition and certificate alone, and so can be checked by a recount. */
export function recountedPart({ definition, certificate }: Pick<ResultParts, 'definition' | 'certificate'>) {
  return {
    method: definition.method,
    seats: definition.seats,
    definition: certificate.definition,
    options: definition.options.map(({ id, title }, at) => ({
      id,
      title,
      name: certificate.count.options[at] ?? '',
    })),
    winners: [...certificate.count.winners],
    papers: certificate.papers,
    board: certificate.board,
    count: certificate.count,
    ...(certificate.safety === undefined ? {} : { safety: certificate.safety }),
    ...(certificate.scores === undefined ? {} : { scores: certificate.scores }),
  };
}

/** The one text of a result that is stored and published: JSON, two-space, one line feed at the end. */
export function writeResult(result: ResultDocument): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/**
 * The result in a stored or published text, its keys in their own order; null when it is none, or has a key that no
 * result has or one key twice (a reader might see the first where a program takes the last).
 */
export function readResult(text: string): ResultDocument | null {
  try {
    const parsed: unknown = JSON.parse(text);
    resultSchema.parse(parsed);
    return text === writeResult(parsed as ResultDocument) ? (parsed as ResultDocument) : null;
  } catch {
    return null;
  }
}
