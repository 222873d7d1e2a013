/** One code to change: its words and theme, another code to merge it with, and whether coders are offered it. */
import type { CommentCodeRow } from '../../storage/comment-frame-store.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { PageModel } from '../render.js';
import { type FrameForm, themeChoices } from './comments-frame.js';

/** The model of `views/pages/comments-code.ejs`; `form` is what was sent and refused. */
export function commentCodePage(
  desk: CommentDesk,
  { code, codes }: { readonly code: CommentCodeRow; readonly codes: readonly CommentCodeRow[] },
  form: FrameForm | null,
): PageModel {
  const { base } = desk;
  const isTheme = codes.some(({ parent_id }) => parent_id === code.id);
  const theme = codes.find(({ id }) => id === code.parent_id)?.name ?? '';
  const others = codes.filter(({ id, retired }) => id !== code.id && retired === 0);
  return {
    ...commentFrame(desk, null, [{ text: 'Frame', href: `${base}/frame` }]),
    ...{ title: code.label, action: `${base}/code`, name: code.name, revision: code.revision },
    isRetired: code.retired === 1,
    mergedInto: codes.find(({ id }) => id === code.merged_into)?.label ?? null,
    themes: isTheme ? null : themeChoices(codes, code.name),
    others: [
      { value: '', text: 'Choose a code' },
      ...others.map(({ name, label }) => ({ value: name, text: label })),
    ],
    values: form?.values ?? { label: code.label, description: code.description, theme, into: '' },
    errors: form?.errors ?? {},
  };
}
