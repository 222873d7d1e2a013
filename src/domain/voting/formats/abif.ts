/** ABIF, the Aggregated Ballot Information Format: one line for each way of voting, names declared or simply used. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Election } from '../election.js';
import { LARGEST_MARK, type PaperKind } from '../paper.js';
import { NO_MARK } from '../paper-box.js';
import { type AbifMention, readMentions, withoutComment } from './abif-line.js';
import { writeAbif } from './abif-writer.js';
import {
  A_WEIGHT,
  type BallotFormat,
  type FileFault,
  fault,
  linesOf,
  NO_PAPERS,
  nameFault,
  quoted,
  textOf,
  tooHeavy,
  weightOf,
} from './format.js';
import { LoosePapers } from './loose-papers.js';

/**
 * `{"json": "metadata"}`, `=token:[Name]`, `weight:A>B=C/5`, `#` comments; `*` after the weight
 * means the same as the colon. Where any option is declared, all must be.
 * Commas leave the order to the scores, or to nothing. Read for approvals, scores must be 0 or 1; without scores a
 * paper approves what it lists.
 */
export const abif: BallotFormat = {
  name: 'abif',
  holds: ['choice', 'ranks', 'approvals', 'scores'],
  read: (bytes, wanted) => {
    const text = textOf(bytes);
    return text.ok ? new AbifReader(wanted).read(linesOf(text.value)) : text;
  },
  write: writeAbif,
};

const DECLARATION = /^=\s*(?:"([^"]*)"|([^:]*?))\s*:\s*(.*)$/u;
const PAPER = /^([^:*>=,[\]"/]*)[:*](.*)$/u;

class AbifReader {
  private title = '';
  private readonly options: string[] = [];
  private readonly lines: number[] = [];
  private readonly tokens = new Map<string, number>();
  private readonly papers = new LoosePapers();
  private declared = false;
  private lastLine = 0;

  constructor(private readonly wanted: PaperKind) {}

  read(raw: readonly string[]): Result<Election, FileFault> {
    const lines = raw.map((line, at) => ({ text: withoutComment(line).trim(), number: at + 1 }));
    const [declarations, others] = [true, false].map((wanted) =>
      lines.filter(({ text }) => text !== '' && text.startsWith('=') === wanted),
    );
    this.declared = (declarations ?? []).length > 0;
    for (const { text, number } of [...(declarations ?? []), ...(others ?? [])]) {
      this.lastLine = number;
      const wrong = this.readLine(text, number);
      if (wrong !== null) return refuse(wrong);
    }
    return this.finish();
  }

  private finish(): Result<Election, FileFault> {
    if (this.papers.isEmpty) return refuse(NO_PAPERS);
    const wrong = nameFault(this.options, this.lines);
    if (wrong !== null) return refuse(wrong);
    if (this.options.length === 0) return fault(this.lastLine, 'a paper that names an option', 'none');
    const papers = this.papers.gather(this.options.length);
    if (papers === null) return refuse(tooHeavy(this.lastLine));
    return ok({
      title: this.title,
      options: this.options,
      withdrawn: [],
      seats: 1,
      kind: this.wanted,
      papers,
    });
  }

  private readLine(text: string, line: number): FileFault | null {
    if (text.startsWith('{')) return this.readMetadata(text, line);
    if (text.startsWith('=')) return this.readDeclaration(text, line);
    const match = PAPER.exec(text);
    if (match === null) return { line, expected: 'a weight, a colon and options', found: quoted(text) };
    const weight = weightOf((match[1] ?? '').trim());
    if (weight === null) return { line, expected: A_WEIGHT, found: quoted(match[1] ?? '') };
    const mentions = readMentions(match[2] ?? '');
    if (!mentions.ok) return { line, ...mentions.problem };
    return this.readPaper(mentions.value, weight, line);
  }

  private readMetadata(text: string, line: number): FileFault | null {
    const known = parseObject(text);
    if (known === null) return { line, expected: 'metadata as one JSON object', found: quoted(text) };
    if ('title' in known && typeof known.title === 'string') this.title = known.title;
    return null;
  }

  private readDeclaration(text: string, line: number): FileFault | null {
    const match = DECLARATION.exec(text);
    const token = match?.[1] ?? match?.[2] ?? '';
    const name = (match?.[3] ?? '')
      .trim()
      .replace(/^\[(.*)\]$/u, '$1')
      .trim();
    if (token === '' || name === '') return { line, expected: '=token:[Name]', found: quoted(text) };
    if (this.tokens.has(token)) return { line, expected: 'each token once', found: `${quoted(token)} twice` };
    this.tokens.set(token, this.options.length);
    this.options.push(name);
    this.lines.push(line);
    return null;
  }

  private readPaper(mentions: readonly AbifMention[], weight: number, line: number): FileFault | null {
    const marks = new Map<number, number>();
    const ranks = ranksOf(mentions);
    for (const [at, mention] of mentions.entries()) {
      const option = this.optionOf(mention.token, line);
      if (option === null) return { line, expected: 'a declared option', found: quoted(mention.token) };
      if (marks.has(option))
        return { line, expected: 'each option once', found: `${quoted(mention.token)} twice` };
      const mark = this.markOf(mention, ranks[at] ?? 1);
      if (typeof mark === 'string')
        return { line, expected: mark, found: quoted(`${mention.token}/${mention.score ?? ''}`) };
      marks.set(option, mark);
    }
    const lists = this.wanted === 'approvals' && mentions.every(({ score }) => score === null);
    this.papers.add(marks, weight, lists ? 0 : NO_MARK);
    return null;
  }

  /** The mark, or in words what was expected. */
  private markOf(mention: AbifMention, rank: number): number | string {
    if (mention.score !== null && mention.score > LARGEST_MARK) return `a score up to ${LARGEST_MARK}`;
    if (this.wanted === 'scores') return mention.score ?? 'a score after each option';
    if (this.wanted !== 'approvals') return rank;
    return mention.score === null ? 1 : mention.score <= 1 ? mention.score : '1 or 0 after each option';
  }

  private optionOf(token: string, line: number): number | null {
    const known = this.tokens.get(token) ?? this.options.indexOf(token);
    if (known >= 0) return known;
    if (this.declared) return null;
    this.tokens.set(token, this.options.length);
    this.lines.push(line);
    return this.options.push(token) - 1;
  }
}

/** The rank of each mention: by what stands between them, or by the scores where there are commas and scores. */
function ranksOf(mentions: readonly AbifMention[]): readonly number[] {
  const scores = mentions.map((mention) => mention.score);
  if (mentions.some(({ after }) => after === ',') && scores.every((score) => score !== null)) {
    const levels = [...new Set(scores)].sort((a, b) => b - a);
    return scores.map((score) => levels.indexOf(score) + 1);
  }
  let rank = 1;
  return mentions.map(({ after }) => {
    if (after === '>') rank++;
    return rank;
  });
}

function parseObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
