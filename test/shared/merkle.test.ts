import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { inclusionProof, merkleRoot, rootFromProof } from '../../src/shared/merkle.js';

/** RFC 9162 section 2.1.1, word for word: split at the largest power of two below n. */
function rootByDefinition(leaves: readonly string[]): Buffer {
  const hash = (...parts: Uint8Array[]) => {
    const state = createHash('sha256');
    for (const part of parts) state.update(part);
    return state.digest();
  };
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return hash(Uint8Array.of(0), Buffer.from(leaves[0]!));
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return hash(
    Uint8Array.of(1),
    rootByDefinition(leaves.slice(0, split)),
    rootByDefinition(leaves.slice(split)),
  );
}

const trees = fc.array(fc.string(), { minLength: 1, maxLength: 70 });

test('the empty tree has the hash of nothing, as RFC 9162 gives it', () => {
  expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test("the root is the recursive definition's", () => {
  fc.assert(
    fc.property(trees, (leaves) => expect(merkleRoot(leaves)).toBe(rootByDefinition(leaves).toString('hex'))),
  );
});

test('every leaf is proved to be in the tree, and no other text by the same proof', () => {
  fc.assert(
    fc.property(trees, fc.nat(), (leaves, any) => {
      const index = any % leaves.length;
      const proof = inclusionProof(leaves, index);
      expect(rootFromProof(leaves[index]!, proof)).toBe(merkleRoot(leaves));
      expect(rootFromProof(`${leaves[index]}x`, proof)).not.toBe(merkleRoot(leaves));
    }),
  );
});
