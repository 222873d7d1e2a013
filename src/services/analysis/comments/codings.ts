/** What coders and those who settle their differences write: the codes of one comment at a time. */
import { FINAL_CODER } from '../../../domain/comments/coding.js';
import { type Problem, ProblemError, problem } from '../../../shared/problem.js';
import type { Result } from '../../../shared/result.js';
import { appendAudit } from '../../../storage/audit-store.js';
import { saveCoding } from '../../../storage/comment-coding-store.js';
import { codesOf, touchFrame } from '../../../storage/comment-frame-store.js';
import type { ServiceContext } from '../../context.js';
import { runOrRefuse } from '../../refusing.js';
import { type CommentPlace, frameFor } from './frames.js';

/** The codes of one comment, by their ids. */
export interface CodesOfComment {
  readonly key: string;
  readonly codes: readonly string[];
}

/**
 * Stores the actor's codes of a comment in place of those before; an empty list says that none fits. As `settled` they are
 * what coders agreed on, which waits until they were compared. Refused with `code-changed-since` where a code is not offered any
 * more. What a coder gives is not in the audit log: the row itself says who coded and when. What is settled takes the place of what
 * was settled before, so the log keeps who settled, without saying which comment.
 */
export async function saveCodes(
  context: ServiceContext,
  place: CommentPlace,
  { key, codes }: CodesOfComment,
  as: 'coder' | 'settled' = 'coder',
): Promise<Result<void, Problem>> {
  const coded_at = context.clock.now();
  const response_key = place.subject.kind === 'survey' ? key : null;
  return runOrRefuse(context.storage.writer, async (database) => {
    const frame = await frameFor(context, database, place);
    if (as === 'settled' && frame.stage !== 'compared') throw new ProblemError(problem('not-found'));
    const known = await codesOf(database, frame.id);
    const offered = new Set(known.filter(({ merged_into }) => merged_into === null).map(({ id }) => id));
    if (codes.some((id) => !offered.has(id))) throw new ProblemError(problem('code-changed-since'));
    const coder = as === 'settled' ? FINAL_CODER : place.actor;
    const coding = {
      frame_id: frame.id,
      comment_key: key,
      response_key,
      coder,
      author: place.actor,
      coded_at,
    };
    await saveCoding(database, coding, [...new Set(codes)]);
    await touchFrame(database, frame.id);
    if (as !== 'settled') return;
    const { id: subject, labId } = place.subject;
    const line = { at: coded_at, actor: place.actor, action: 'comment-settled', subject, labId };
    await appendAudit(database, { ...line, details: { question: place.question, codes: codes.length } });
  });
}
