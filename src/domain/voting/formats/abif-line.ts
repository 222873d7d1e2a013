/** One line of preferences in the Aggregated Ballot Information Format, taken apart. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import { quoted } from './format.js';

/** One option on a paper: its token, its score where one is given, and what stands between it and the one before. */
export interface AbifMention {
  readonly token: string;
  readonly score: number | null;
  readonly after: '>' | '=' | ',' | null;
}

/** What a line was expected to hold and what it holds instead. */
export interface LineFault {
  readonly expected: string;
  readonly found: string;
}

const MENTION =
  /^\s*(?:\[([^\]]*)\]|"([^"]*)"|([^\s>=,/[\]"]+(?:[ \t]+[^\s>=,/[\]"]+)*))\s*(?:\/\s*([^\s>=,]+)\s*)?/u;
const SEPARATOR = /^[>=,]/;

/** The mentions of `A/5>B=[C, D]`, in the order written; none for an empty text. */
export function readMentions(text: string): Result<readonly AbifMention[], LineFault> {
  const mentions: AbifMention[] = [];
  let rest = text.trim();
  let after: AbifMention['after'] = null;
  if (rest === '') return ok([]);
  for (;;) {
    const match = MENTION.exec(rest);
    if (match === null) return refuse({ expected: 'an option', found: quoted(rest) });
    const token = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    const score = match[4];
    if (token === '') return refuse({ expected: 'the name of an option', found: 'nothing' });
    if (score !== undefined && !/^\d{1,5}$/.test(score)) {
      return refuse({ expected: 'a whole score from 0', found: quoted(score) });
    }
    mentions.push({ token, score: score === undefined ? null : Number(score), after });
    rest = rest.slice(match[0].length);
    if (rest === '') return ok(mentions);
    const separator = SEPARATOR.exec(rest)?.[0];
    if (separator !== '>' && separator !== '=' && separator !== ',') {
      return refuse({ expected: '>, = or , between options', found: quoted(rest) });
    }
    after = separator;
    rest = rest.slice(1);
  }
}

/** The line without a comment: `#` begins one unless it stands inside brackets or quotation marks. */
export function withoutComment(line: string): string {
  let open: string | null = null;
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (open === null && character === '#') return line.slice(0, at);
    if (open === null && (character === '[' || character === '"')) open = character === '[' ? ']' : '"';
    else if (character === open) open = null;
  }
  return line;
}
