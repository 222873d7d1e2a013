/** A comment whose coders differ: what each gave it, and the codes that it is to have. */
import type { OneComment } from '../../services/analysis/comments/asks/one.js';
import type { CommentCodeRow } from '../../storage/comment-frame-store.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { PageModel } from '../render.js';
import { LEFT, labelsOf } from './comments-coders.js';
import { codeGroups } from './comments-coding.js';

/** What the page is made of. */
export interface SettleParts {
  readonly comment: OneComment;
  readonly codes: readonly CommentCodeRow[];
  readonly names: ReadonlyMap<string, string>;
}

/** The model of `views/pages/comments-settle.ejs`; at first what all coders gave is ticked. */
export function commentSettlePage(desk: CommentDesk, { comment, codes, names }: SettleParts): PageModel {
  const { base } = desk;
  const { codings, settled } = comment;
  const common = codings[0]?.codes.filter((id) => codings.every((each) => each.codes.includes(id))) ?? [];
  const ids = settled ?? common;
  const ticked = codes.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return {
    ...commentFrame(desk, null, [{ text: 'Coders', href: `${base}/coders` }]),
    ...{
      title: 'Settle a difference',
      action: `${base}/settle`,
      comment: { ref: comment.ref, text: comment.text },
    },
    codings: codings.map(({ coder, codes: given }) => ({
      key: names.get(coder) ?? LEFT,
      value: labelsOf(codes, given),
    })),
    groups: codeGroups(codes, ticked),
    values: { codes: ticked },
  };
}
