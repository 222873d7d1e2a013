/** The count certificate: every number of a count, from papers cast to winners, so that anybody can count again. */
import { z } from 'zod';
import type { Count } from '../../domain/voting/count.js';
import { COUNT_WORDS, type CountWords, ruleIn } from '../../domain/voting/count-words.js';
import { cutElection } from '../../domain/voting/depth.js';
import type { Election } from '../../domain/voting/election.js';
import type { Marks } from '../../domain/voting/paper.js';
import { totalWeight } from '../../domain/voting/paper-box.js';
import { SILENTLY, type TellProgress } from '../../domain/voting/progress.js';
import { ROUND_KINDS } from '../../domain/voting/tally.js';
import { present } from '../../shared/assert.js';
import { merkleRoot } from '../../shared/merkle.js';
import { wordRecord } from '../../shared/word-record.js';
import type { BallotDefinition } from './definition.js';
import { fingerprintOf } from './definition.js';
import { electionOf, methodOf, paperFault, settingsOf } from './election.js';
import { ballotSafety, safetySchema } from './safety.js';
import { scoreSpread, scoreSpreadSchema } from './score-spread.js';

export const CERTIFICATE_FORMAT = 'canvass-count-certificate/1';

const names = z.array(z.string());
const byName = wordRecord(z.string());

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
  pairwise: wordRecord(wordRecord(z.number())).nullable(),
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
  /** The version of the sentences in it (`domain/voting/count-words.ts`); certificates of the first do not name it. */
  words: z.int().min(2).optional(),
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
    /** How many ranks of each paper are published and were needed to count; null for whole papers. */
    depth: z.int().min(1).nullable(),
    /** Published papers marked as no other is: whoever knows such marks can find the paper among them. */
    unique: z.int().min(0),
  }),
  count,
  /** How safe the result is; of whole papers alone. Certificates of earlier versions have none. */
  safety: safetySchema.optional(),
  /** How scores spread, where papers are of scores. */
  scores: scoreSpreadSchema.optional(),
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
  /** Is told how far the work is. */
  readonly tell?: TellProgress;
  /** Every version of the words of counts: it is told in those of the last. */
  readonly versions?: readonly CountWords[];
}

/** The last of some versions. */
function wordsOf(versions: readonly CountWords[] = COUNT_WORDS): CountWords {
  return present(versions.at(-1), 'counts are told in words');
}

/** A ballot's papers sorted out: those that keep its rules, as an election, and why the others do not. */
interface SortedPapers {
  readonly cast: number;
  readonly election: Election;
  readonly faults: readonly string[];
}

/**
 * Counts the papers and certifies it: once for whole papers, and where the count needed no more than the first ranks of
 * each, once more for papers cut there. The same parts always give the same certificates.
 */
export function certifyCount(parts: CountParts): { whole: CountCertificate; used: CountCertificate | null } {
  const { definition, papers } = parts;
  const found = papers.map((marks) => paperFault(definition, marks));
  const election = electionOf(
    definition,
    papers.filter((_, at) => found[at] === null),
  );
  const sorted = { cast: papers.length, election, faults: found.filter((fault) => fault !== null) };
  const whole = certify(parts, sorted, null);
  const depth = methodOf(definition).depthUsed(
    election,
    settingsOf(parts.seedPhrase, wordsOf(parts.versions)),
    whole.count,
    parts.tell,
  );
  return { whole, used: depth === null ? null : certify({ ...parts, tell: SILENTLY }, sorted, depth) };
}

function certify(
  { definition, seedPhrase, commitments, tell = SILENTLY, versions = COUNT_WORDS }: CountParts,
  { cast, election, faults }: SortedPapers,
  depth: number | null,
): CountCertificate {
  const words = wordsOf(versions);
  const published = depth === null ? election : cutElection(election, depth);
  const count = countPublished(definition, published, { seedPhrase, depth, tell, words });
  const spread = scoreSpread(published);
  return {
    format: CERTIFICATE_FORMAT,
    definition: fingerprintOf(definition),
    rule: ruleIn(words, methodOf(definition)),
    ...(versions.length === 1 ? {} : { words: versions.length }),
    seedPhrase,
    board: { root: merkleRoot(commitments), commitments: commitments.length },
    papers: {
      cast,
      valid: totalWeight(election.papers),
      counted: count.papers.valid,
      leftOut: [...tallied(faults), ...count.certificate.leftOut],
      depth,
      unique: uniquePapers(published),
    },
    count,
    ...(depth === null
      ? { safety: ballotSafety(definition, election, seedPhrase, { count, tell, words }) }
      : {}),
    ...(spread === null ? {} : { scores: spread }),
  };
}

/**
 * The count of published papers. Where those are cut to a depth, nothing is told head to head: that would be numbers of the
 * cut papers, not of what members marked.
 */
export function countPublished(
  definition: BallotDefinition,
  election: Election,
  {
    seedPhrase,
    depth,
    tell = SILENTLY,
    words,
  }: {
    readonly seedPhrase: string;
    readonly depth: number | null;
    readonly tell?: TellProgress;
    readonly words?: CountWords;
  },
): Count {
  const count = methodOf(definition).count(election, settingsOf(seedPhrase, words), tell);
  return depth === null ? count : { ...count, pairwise: null };
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
