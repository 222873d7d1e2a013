/** Keeps what somebody typed apart from what a cell says about its own blank, in files where both are text. */
import { ROW_BLANKS, type RowBlank } from '../../surveys/rows-beside.js';

/** The reason of a blank as a cell says it. */
export function reasonMark(reason: RowBlank): string {
  return `[${reason}]`;
}

const LIKE_A_MARK = new RegExp(`^'*\\[(?:${ROW_BLANKS.join('|')})\\]$`);

/** The text with an apostrophe before it where it looks like the reason of a blank. */
export function unlikeMark(text: string): string {
  return text.endsWith(']') && LIKE_A_MARK.test(text) ? `'${text}` : text;
}

/**
 * What a text cell of a file with reasons may begin with that is not the respondent's: an apostrophe before what could be a
 * formula or a reason. As the source of a regular expression that R, Python and JavaScript read alike: spaces are listed,
 * as each language has its own idea of them.
 */
export const APOSTROPHE_PATTERN = `^'(?=[\\t\\n\\u000b\\f\\r \\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff']*[=+@\\-]|[\\t\\r\\n]|'*\\[(?:${ROW_BLANKS.join('|')})\\]$)`;
