/** Stored codes and codings as the rules see them. */
import type { Code, Coding } from '../../../domain/comments/coding.js';
import type { StoredCoding } from '../../../storage/comment-coding-store.js';
import type { CommentCodeRow } from '../../../storage/comment-frame-store.js';

/** Codings by the key of their comment. */
export function byComment(stored: readonly StoredCoding[]): ReadonlyMap<string, readonly Coding[]> {
  const codings = new Map<string, Coding[]>();
  for (const { comment_key, coder, codes } of stored) {
    const before = codings.get(comment_key);
    if (before === undefined) codings.set(comment_key, [{ coder, codes }]);
    else before.push({ coder, codes });
  }
  return codings;
}

/** A stored code as the rules see it. */
export function codeOf(row: CommentCodeRow): Code {
  const { id, name, label, description } = row;
  return {
    ...{ id, name, label, description },
    parent: row.parent_id,
    retired: row.retired === 1,
    mergedInto: row.merged_into,
  };
}
