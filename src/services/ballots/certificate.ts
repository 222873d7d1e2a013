/** The count certificate: every number of a count, from papers cast to winners, so that anybody can count again. */
import { z } from 'zod';
import type { Count } from '../../domain/voting/count.js';
import type { Election } from '../../domain/voting/election.js';
import type { Marks } from '../../domain/voting/paper.js';
import { ROUND_KINDS } from '../../domain/voting/tally.js';
import { merkleRoot } from '../../shared/merkle.js';
import type { BallotDefinition } from './definition.js';
import { fingerprintOf } from './definition.js';
import { electionOf, methodOf, paperFault, settingsOf } from './election.js';

export const CERTIFICATE_FORMAT = 'canvass-count-certificate/1';

const names = z.array(z.string());
const byName = z.record(z.string(), z.string());

const count: z.ZodType<Count> = z.strictObject({
  method: z.string(),
  seats: z.int().min(1),
  options: names,
  papers: z.strictObject({ total: z.int(), valid: z.int(), blank: z.int() }),
  quota: z.string().nullable(),
  winners: names,
  ranking: z.array(names).nullable(),
  rounds: z.array(
    z
      .object({
        kind: z.enum(ROUND_KINDS),
        tallies: byName,
        exhausted: z.string(),
        lost: z.string().optional(),
        elected: names,
        excluded: names,
        transfers: z.array(
          z.strictObject({
            from: z.string(),
            factor: z.string().nullable(),
            to: byName,
            exhausted: z.string(),
          }),
        ),
        note: z.string(),
      })
      .strict(),
  ),
  pairwise: z.record(z.string(), z.record(z.string(), z.number())).nullable(),
  scores: byName.nullable(),
  ties: z.array(z.strictObject({ round: z.int(), between: names, for: z.string(), resolvedBy: z.string() })),
  tie: z.strictObject({ between: names, for: z.string() }).nullable(),
  certificate: z.strictObject({
    engine: z.string(),
    definition: z.string(),
    papers: z.string(),
    leftOut: z.array(z.strictObject({ reason: z.enum(['blank', 'several-first-choices']), papers: z.int() })),
  }),
}) as z.ZodType<Count>;

/** The certificate's shape, of which the published result repeats parts. */
export const certificateSchema = z.strictObject({
  format: z.literal(CERTIFICATE_FORMAT),
  /** SHA-256 of the definition's text. */
  definition: z.string().length(64),
  /** Where the counting rule is laid down. */
  rule: z.string(),
  /** Settles ties; its hash stood in the definition before the ballot opened. */
  seedPhrase: z.string(),
  board: z.strictObject({ root: z.string().length(64), commitments: z.int().min(0) }),
  papers: z.strictObject({
    /** All papers in the box. */
    cast: z.int().min(0),
    /** Those that keep the ballot's rules: what the engine was given. */
    valid: z.int().min(0),
    /** Those that a tally contains. */
    counted: z.int().min(0),
    /** Why the others are not counted. */
    leftOut: z.array(z.strictObject({ reason: z.string(), papers: z.int().min(1) })),
    /** Published papers marked as no other is: whoever knows such marks can find the paper among them. */
    unique: z.int().min(0),
  }),
  count,
});

export type CountCertificate = z.infer<typeof certificateSchema>;

/** What a certificate is made of besides the definition. */
export interface CountParts {
  readonly definition: BallotDefinition;
  readonly seedPhrase: string;
  /** The board's commitments, sorted. */
  readonly commitments: readonly string[];
  /** The marks of every paper cast. */
  readonly papers: readonly Marks[];
}

/** Counts the papers and certifies it. The same parts always give the same certificate. */
export function certifyCount({ definition, seedPhrase, commitments, papers }: CountParts): CountCertificate {
  const method = methodOf(definition);
  const faults = papers.map((marks) => paperFault(definition, marks));
  const sound = papers.filter((_, at) => faults[at] === null);
  const election = electionOf(definition, sound);
  const counted = method.count(election, settingsOf(seedPhrase));
  return {
    format: CERTIFICATE_FORMAT,
    definition: fingerprintOf(definition),
    rule: method.rule,
    seedPhrase,
    board: { root: merkleRoot(commitments), commitments: commitments.length },
    papers: {
      cast: papers.length,
      valid: sound.length,
      counted: counted.papers.valid,
      leftOut: [...tallied(faults.filter((fault) => fault !== null)), ...counted.certificate.leftOut],
      unique: uniquePapers(election),
    },
    count: counted,
  };
}

/** How many papers are marked as no other paper is: a full ranking can be a signature. */
export function uniquePapers({ papers }: Election): number {
  return papers.weights.reduce((sum, weight) => sum + (weight === 1 ? 1 : 0), 0);
}

function tallied(reasons: readonly string[]): { reason: string; papers: number }[] {
  const kinds = [...new Set(reasons)].sort();
  return kinds.map((reason) => ({ reason, papers: reasons.filter((other) => other === reason).length }));
}

/** The one text of a certificate that is stored and published. */
export function writeCertificate(value: CountCertificate): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The certificate in a stored or published text; null when it is none. */
export function readCertificate(text: string): CountCertificate | null {
  try {
    return certificateSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
