/** The hall of pages about the comments on a question, by the end of their address. */
import { code } from './code.js';
import { coders } from './coders.js';
import { coding } from './coding.js';
import { counts } from './counts.js';
import type { CommentPage } from './desk.js';
import { frame } from './frame.js';
import { frameFile } from './frame-files.js';
import { quote } from './quote.js';
import { quotes, quotesFile } from './quotes.js';
import { settle } from './settle.js';
import { words } from './words.js';

/** Every page below a question's list. */
export const COMMENT_PAGES: Readonly<Record<string, CommentPage>> = {
  ...{ coding, frame, code, coders, settle, counts, words, quote, quotes },
  'frame.csv': frameFile('csv'),
  'frame.json': frameFile('json'),
  'quotes.csv': quotesFile,
};
