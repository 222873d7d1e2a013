/** The words of the language: what a name, a number and a text look like (XPath 1.0 section 3.7). */

const START = '[\\p{L}_]';
const REST = '[\\p{L}\\p{M}\\p{N}_.\\-\\u00B7]*';
const NAME = `${START}${REST}`;

/** A name, with a prefix or without. */
export const QUALIFIED_NAME = new RegExp(`${NAME}(?::${NAME})?`, 'uy');

/** The name of a function that is called: a name before an opening bracket, but no kind of node. */
export const CALLED_NAME = new RegExp(
  `(?!(?:node|text|comment|processing-instruction)[ \\t\\r\\n]*\\()${NAME}(?::${NAME})?(?=[ \\t\\r\\n]*\\()`,
  'uy',
);

/** The kinds of nodes that a step can ask for, and the names it can ask for with a star. */
export const NODE_KIND = /(?:node|text|comment|processing-instruction)(?=[ \t\r\n]*\()/y;
export const ANY_NAME = new RegExp(`\\*|${NAME}:\\*`, 'uy');

/** `${name}` and `${last-saved#name}`, with nothing between the braces but the name. */
export const REFERENCE = new RegExp(`\\$\\{(?:last-saved#)?${NAME}\\}`, 'uy');

/** Every `${name}` inside a text, its name in the first group. */
export const REFERENCES_INSIDE = new RegExp(`\\$\\{(?:last-saved#)?(${NAME})\\}`, 'gu');

export const NUMBER = /\d+(?:\.\d*)?|\.\d+/y;
export const TEXT = /'[^']*'|"[^"]*"/y;
