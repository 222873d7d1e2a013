/** Merkle trees as RFC 9162 (Certificate Transparency 2.0), section 2.1, defines them, with SHA-256. */
import { createHash } from 'node:crypto';

/** One step of an inclusion proof: the sibling's hash, and on which side of the running hash it stands. */
export interface ProofStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** The root over the leaves' texts (UTF-8), as hexadecimal; of no leaves the hash of nothing (section 2.1.1). */
export function merkleRoot(leaves: readonly string[]): string {
  return (leaves.length === 0 ? createHash('sha256').digest() : levels(leaves).root).toString('hex');
}

/**
 * The steps that lead from leaf `index` to the root (section 2.1.3.1), nearest sibling first. Because a tree
 * that splits at the largest power of two equals one built level by level with an odd node passed up, the
 * steps can be read from the levels.
 */
export function inclusionProof(leaves: readonly string[], index: number): readonly ProofStep[] {
  const steps: ProofStep[] = [];
  let position = index;
  for (const level of levels(leaves).below) {
    const sibling = level[position ^ 1];
    if (sibling !== undefined) {
      steps.push({ side: position % 2 === 1 ? 'left' : 'right', hash: sibling.toString('hex') });
    }
    position >>= 1;
  }
  return steps;
}

/** The root that a leaf and its proof lead to (section 2.1.3.2). */
export function rootFromProof(leaf: string, proof: readonly ProofStep[]): string {
  const root = proof.reduce((hash, { side, hash: sibling }) => {
    const other = Buffer.from(sibling, 'hex');
    return side === 'left' ? nodeHash(other, hash) : nodeHash(hash, other);
  }, leafHash(leaf));
  return root.toString('hex');
}

function levels(leaves: readonly string[]): { below: Buffer[][]; root: Buffer } {
  const below: Buffer[][] = [];
  let level = leaves.map(leafHash);
  while (level.length > 1) {
    below.push(level);
    level = pairUp(level);
  }
  return { below, root: level[0] ?? Buffer.alloc(0) };
}

function pairUp(level: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index], level[index + 1]];
    if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
  }
  return above;
}

/** Leaves and nodes are told apart by their first byte (section 2.1.1). */
function leafHash(leaf: string): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(leaf, 'utf8').digest();
}

function nodeHash(left: Buffer, right: Buffer): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}
