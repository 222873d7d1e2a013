/** A frame of codes: what each means and how many comments have it, and the forms that change it. */
import type { CodeCounts } from '../../services/analysis/comments/asks/counts.js';
import type { CommentCodeRow } from '../../storage/comment-frame-store.js';
import type { CommentStage } from '../../storage/comment-tables.js';
import { listQuery } from '../comments/address.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { PageModel } from '../render.js';

/** What was typed into a form, and what is wrong with it. */
export interface FrameForm {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** What the page is made of. */
export interface FrameParts {
  readonly codes: readonly CommentCodeRow[];
  readonly counts: CodeCounts;
  readonly stage: CommentStage;
}

/** The address of the comments with a code. */
export function withCode(base: string, name: string): string {
  return `${base}${listQuery({ search: '', filter: null, group: null, code: `code:${name}`, page: 1 })}`;
}

/** The model of `views/pages/comments-frame.ejs`. */
export function commentFramePage(
  desk: CommentDesk,
  { codes, counts, stage }: FrameParts,
  { values, errors }: FrameForm,
): PageModel {
  const { base } = desk;
  const codeAt = (name: string) => codes.find((code) => code.name === name);
  return {
    ...commentFrame(desk, '/frame'),
    ...{ title: 'Frame of codes', values, errors, action: `${base}/frame` },
    // Comments are counted for a code that was merged where they count now.
    codes: counts.codes.map(({ name, label, isBelow, retired, counts: [count = 0] }) => ({
      ...{ label, isBelow, retired, count: countWords(count, stage), name },
      description: codeAt(name)?.description ?? '',
      href: withCode(base, name),
      changeHref: `${base}/code?code=${name}`,
    })),
    merged: codes
      .filter(({ merged_into }) => merged_into !== null)
      .map(({ name, label, merged_into }) => ({
        ...{ label, into: codes.find(({ id }) => id === merged_into)?.label ?? '' },
        changeHref: `${base}/code?code=${name}`,
      })),
    themes: themeChoices(codes, null),
    files: [
      { text: 'Frame as CSV', href: `${base}/frame.csv` },
      { text: 'Frame as JSON', href: `${base}/frame.json` },
    ],
  };
}

function countWords(count: number, stage: CommentStage): string {
  const comments = `${count} ${count === 1 ? 'comment' : 'comments'}`;
  return stage === 'coding' ? `${comments} of yours` : comments;
}

/** Codes that can be a theme: those that belong to none. `besides` is left out. */
export function themeChoices(codes: readonly CommentCodeRow[], besides: string | null) {
  return [
    { value: '', text: 'No theme' },
    ...codes
      .filter(({ parent_id, retired, name }) => parent_id === null && retired === 0 && name !== besides)
      .map(({ name, label }) => ({ value: name, text: label })),
  ];
}
