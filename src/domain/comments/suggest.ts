/** Codes suggested for a comment from the words of comments that are coded: a count of words, with its reasons. */
import { tellingWords } from './words.js';

/** A comment with the codes that it has. */
export interface Coded {
  readonly text: string;
  readonly codes: readonly string[];
}

/** A code that fits a comment's words, and the words that say so, the strongest first. */
export interface Suggestion {
  readonly code: string;
  /** The logarithm of the odds that a comment with these words has the code. */
  readonly logOdds: number;
  readonly words: readonly string[];
}

/** How often words stand in comments with and without each code. */
export interface WordUse {
  readonly comments: number;
  /** By code: comments that have it, and in how many of them each word stands. */
  readonly codes: ReadonlyMap<
    string,
    { readonly comments: number; readonly words: ReadonlyMap<string, number> }
  >;
  readonly words: ReadonlyMap<string, number>;
}

/** A code on fewer comments has no words of its own yet. */
const FEWEST = 3;
/** At most so many codes are suggested, and so many words named. */
const MOST = 3;
/** A word speaks for a code where it makes its odds at least half as large again. */
const SPEAKS = Math.log(1.5);

/** Counts the words of coded comments. */
export function wordUse(coded: readonly Coded[], stop: ReadonlySet<string>): WordUse {
  const words = new Map<string, number>();
  const codes = new Map<string, { comments: number; words: Map<string, number> }>();
  for (const comment of coded) {
    const telling = tellingWords(comment.text, stop);
    for (const word of telling) words.set(word, (words.get(word) ?? 0) + 1);
    for (const code of new Set(comment.codes)) {
      const use = codes.get(code) ?? { comments: 0, words: new Map<string, number>() };
      codes.set(code, use);
      use.comments += 1;
      for (const word of telling) use.words.set(word, (use.words.get(word) ?? 0) + 1);
    }
  }
  return { comments: coded.length, codes, words };
}

/**
 * The codes that are likelier than not for the text, at most three. Naive Bayes over the words that are there (Maron,
 * *Journal of the ACM* 8, 1961): prior odds of the code times, for each word, how much more often it stands in comments with
 * the code than in those without, each count with a half added and each base with one. Only words that some coded comment
 * has say anything; a code without a word that speaks for it is not suggested, however common it is.
 */
export function suggestCodes(text: string, use: WordUse, stop: ReadonlySet<string>): readonly Suggestion[] {
  const telling = tellingWords(text, stop).filter((word) => use.words.has(word));
  const all = [...use.codes].flatMap(([code, own]): readonly Suggestion[] => {
    const others = use.comments - own.comments;
    if (own.comments < FEWEST) return [];
    const weights = telling.map((word) => {
      const [within, all] = [own.words.get(word) ?? 0, use.words.get(word) ?? 0];
      const weight =
        Math.log((within + 0.5) / (own.comments + 1)) - Math.log((all - within + 0.5) / (others + 1));
      return { word, weight };
    });
    const prior = Math.log((own.comments + 0.5) / (others + 0.5));
    const logOdds = weights.reduce((sum, { weight }) => sum + weight, prior);
    const words = weights
      .filter(({ weight }) => weight >= SPEAKS)
      .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
      .slice(0, MOST)
      .map(({ word }) => word);
    return words.length > 0 && logOdds > 0 ? [{ code, logOdds, words }] : [];
  });
  return all.sort((a, b) => b.logOdds - a.logOdds || (a.code < b.code ? -1 : 1)).slice(0, MOST);
}
