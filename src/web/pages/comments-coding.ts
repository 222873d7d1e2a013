/** One comment to code: its words, what is suggested and why, and every code with what it means. */
import { inThemes } from '../../domain/comments/coding.js';
import type { OneComment } from '../../services/analysis/comments/asks/one.js';
import { codeOf } from '../../services/analysis/comments/stored-codings.js';
import type { Formats } from '../../shared/dates.js';
import type { CommentCodeRow } from '../../storage/comment-frame-store.js';
import type { CommentStage } from '../../storage/comment-tables.js';
import { type CommentDesk, commentFrame } from '../comments/desk.js';
import type { PageModel } from '../render.js';

/** What the page is made of. */
export interface CodingParts {
  readonly comment: OneComment | null;
  readonly stage: CommentStage;
  readonly codes: readonly CommentCodeRow[];
  readonly saved: boolean;
}

/** The model of `views/pages/comments-coding.ejs`. */
export function commentCodingPage(
  desk: CommentDesk,
  { comment, stage, codes, saved }: CodingParts,
  format: Formats,
): PageModel {
  const { base } = desk;
  if (comment === null) return { ...commentFrame(desk, '/coding'), title: 'Nothing to code', comment: null };
  const { place, total, done, mine } = comment;
  const to = (ref: string | null) => (ref === null ? null : `${base}/coding?comment=${ref}`);
  const ticked = codes.filter(({ id }) => mine?.includes(id) === true).map(({ name }) => name);
  return {
    ...commentFrame(desk, '/coding'),
    title: `Comment ${format.number(place)} of ${format.number(total)}`,
    comment: { ref: comment.ref, text: comment.text },
    action: `${base}/coding`,
    saved,
    done: doneWords(done, total, format),
    isDone: done === total,
    isCoded: mine !== null,
    often:
      comment.times > 1
        ? `Written in the same words ${format.number(comment.times)} times; coded once.`
        : null,
    blind: stage === 'coding',
    ways: {
      previous: to(comment.previous),
      next: to(comment.next),
      quote: `${base}/quote?comment=${comment.ref}`,
    },
    suggestions: comment.suggestions.flatMap(({ code, words }) => {
      const label = codes.find(({ id }) => id === code)?.label;
      return label === undefined ? [] : [{ label, words: words.map((word) => `“${word}”`).join(', ') }];
    }),
    groups: codeGroups(codes, ticked),
    values: { codes: ticked },
  };
}

function doneWords(done: number, total: number, format: Formats): string {
  if (done === 0) return 'You have not coded any yet.';
  if (done === total) return 'You have coded every comment.';
  return `You have coded ${format.number(done)} of ${format.number(total)}.`;
}

/** Codes as fields of a form: those without a theme first, then each theme with its codes. */
export function codeGroups(codes: readonly CommentCodeRow[], ticked: readonly string[]) {
  const offered = inThemes(codes.map(codeOf)).filter(
    ({ mergedInto, retired, name }) => mergedInto === null && (!retired || ticked.includes(name)),
  );
  const isTheme = (id: string) => offered.some(({ parent }) => parent === id);
  const item = ({ name, label, description, retired }: (typeof offered)[number]) => ({
    value: name,
    text: retired ? `${label} (retired)` : label,
    ...(description === '' ? {} : { hint: description }),
  });
  const alone = offered.filter(({ id, parent }) => parent === null && !isTheme(id));
  const themes = offered.filter(({ id, parent }) => parent === null && isTheme(id));
  const listed = [
    ...(alone.length === 0 ? [] : [{ label: 'Codes', choices: alone.map(item) }]),
    ...themes.map((theme) => ({
      label: theme.label,
      choices: [theme, ...offered.filter(({ parent }) => parent === theme.id)].map((code) =>
        code === theme ? { ...item(code), text: `${code.label}, in general` } : item(code),
      ),
    })),
  ];
  return listed.map((group, at) => ({ ...group, id: at === 0 ? 'codes' : `codes-of-${at + 1}` }));
}
