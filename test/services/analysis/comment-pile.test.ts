/** Comments on their way into a block: whatever was written comes out as it went in, in the order of refs. */
import fc from 'fast-check';
import {
  commentsIn,
  headOf,
  refOf,
  type StoredComment,
  writeComments,
} from '../../../src/services/analysis/comments/comment-block.js';
import { CommentPile } from '../../../src/services/analysis/comments/comment-pile.js';

/** A block of two questions with these comments. */
function blockOf(first: readonly StoredComment[], second: readonly StoredComment[]): SharedArrayBuffer {
  const asked = [first, second].map((comments, at) => {
    const pile = new CommentPile();
    for (const comment of comments) pile.add(comment);
    return { name: `q${at}`, label: `Q ${at}`, texts: { en: `Q ${at}` }, pile };
  });
  return writeComments('stamp', [], asked);
}

const inOrder = (comments: readonly StoredComment[]) =>
  [...comments].sort((one, other) => (one.ref < other.ref ? -1 : one.ref > other.ref ? 1 : 0));

const made = (question: string, key: string, text: string): StoredComment => ({
  ...{ ref: refOf(question, key), key, text, told: [null, 'a'] },
});

test('what went in comes out, in the order of refs, those of one ref as they came', () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('Llŷr “aeth”', '\u2028', '\ud800', '😀'),
  );
  // Few keys, so that some comments have one ref.
  const comments = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), words));
  fc.assert(
    fc.property(comments, comments, (one, other) => {
      const [first, second] = [
        one.map(([key, text]) => made('q0', key, text)),
        other.map(([key, text]) => made('q1', key, text)),
      ];
      const block = blockOf(first, second);
      expect(headOf(block).questions.map(({ count }) => count)).toEqual([first.length, second.length]);
      expect(commentsIn(block, 'q0')).toEqual(inOrder(first));
      expect(commentsIn(block, 'q1')).toEqual(inOrder(second));
      expect(commentsIn(block, 'q2')).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('more comments than a page holds, and one that is longer than a page', () => {
  const comments = Array.from({ length: 3000 }, (_, at) => made('q0', `k${at}`, `ŵ${at} `.repeat(200)));
  comments.push(made('q0', 'long', 'hir '.repeat(500_000)), made('q0', 'last', 'byr'));
  expect(commentsIn(blockOf(comments, []), 'q0')).toEqual(inOrder(comments));
});
