/** The words of a comment, and how often words and phrases of up to three words are written. */

/** One word where it stands in its text. */
export interface Word {
  /** Lower case, with straight apostrophes. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** Whether a full stop, comma or the like stands between it and the word before; always so for the first. */
  readonly opens: boolean;
}

/** Letters and digits, with apostrophes and hyphens inside: `don’t`, `sy’n`, `long-term`. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’\-‑][\p{L}\p{M}\p{N}]+)*/gu;

/** The words of the text in their order. */
export function wordsOf(text: string): readonly Word[] {
  let after = 0;
  return [...text.matchAll(WORD)].map((match, index) => {
    const between = text.slice(after, match.index);
    after = match.index + match[0].length;
    return {
      word: match[0].toLowerCase().replaceAll('’', "'").replaceAll('‑', '-'),
      start: match.index,
      end: after,
      opens: index === 0 || /[^\s"'’‘“”]/u.test(between) || /\n\s*\n/.test(between),
    };
  });
}

/** Different words of the text that say something: no stop words, no single letters, no numbers. */
export function tellingWords(text: string, stop: ReadonlySet<string>): readonly string[] {
  const words = wordsOf(text).map(({ word }) => word);
  return [...new Set(words.filter((word) => isTelling(word, stop)))];
}

function isTelling(word: string, stop: ReadonlySet<string>): boolean {
  return !stop.has(word) && word.length > 1 && !/^[\p{N}.,-]+$/u.test(word);
}

/** The phrases of so many words in the text: within one clause, and neither beginning nor ending with a stop word. */
export function phrasesOf(text: string, size: number, stop: ReadonlySet<string>): readonly string[] {
  const words = wordsOf(text);
  return words.flatMap((_, from) => {
    const phrase = words.slice(from, from + size);
    const [first, last] = [phrase[0], phrase[phrase.length - 1]];
    if (phrase.length < size || first === undefined || last === undefined) return [];
    if (!isTelling(first.word, stop) || !isTelling(last.word, stop)) return [];
    return phrase.slice(1).some(({ opens }) => opens) ? [] : [phrase.map(({ word }) => word).join(' ')];
  });
}

/** A word or phrase with how often it is written. */
export interface PhraseCount {
  readonly phrase: string;
  /** Comments in which it stands at least once. */
  readonly comments: number;
  /** How often it stands in all of them. */
  readonly times: number;
}

/**
 * How far groups differ in how many of their comments have a phrase: Pearson's chi-square over comments with and without it. It
 * puts phrases in an order; with so many of them, some differ by chance.
 */
export function groupDifference(counts: readonly number[], comments: readonly number[]): number {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const share = sum(counts) / sum(comments);
  if (!(share > 0 && share < 1)) return 0;
  return counts.reduce((total, count, at) => {
    const expected = (comments[at] ?? 0) * share;
    return expected === 0 ? total : total + (count - expected) ** 2 / (expected * (1 - share));
  }, 0);
}

/** Words (`size` 1) or phrases of all texts, those in most comments first, equal ones by their letters. */
export function phraseCounts(
  texts: readonly string[],
  size: number,
  stop: ReadonlySet<string>,
): readonly PhraseCount[] {
  const counts = new Map<string, { comments: number; times: number }>();
  for (const text of texts) {
    const phrases = phrasesOf(text, size, stop);
    for (const phrase of phrases) {
      const count = counts.get(phrase) ?? { comments: 0, times: 0 };
      count.times += 1;
      counts.set(phrase, count);
    }
    for (const phrase of new Set(phrases)) {
      const count = counts.get(phrase);
      if (count !== undefined) count.comments += 1;
    }
  }
  return [...counts]
    .map(([phrase, count]) => ({ phrase, ...count }))
    .sort((a, b) => b.comments - a.comments || b.times - a.times || (a.phrase < b.phrase ? -1 : 1));
}
