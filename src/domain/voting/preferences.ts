/** Ranked papers as lists: for each paper its options from first to last, with equal ranks marked. */
import { NO_MARK, type Papers } from './paper-box.js';

/**
 * Paper p lists `options[starts[p] … starts[p + 1] − 1]`, most preferred first. `level[i]` is 1 where the option at
 * i shares the rank of the one before it. Skipped ranks leave no trace: the order alone counts.
 */
export interface Preferences {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly options: Uint16Array;
  readonly level: Uint8Array;
}

/** The lists of `papers`, whose marks are ranks. Papers stay in their order. */
export function preferencesOf(papers: Papers): Preferences {
  const width = papers.optionCount;
  const starts = new Uint32Array(papers.count + 1);
  const options = new Uint16Array(papers.marks.length);
  const level = new Uint8Array(papers.marks.length);
  let end = 0;
  for (let paper = 0; paper < papers.count; paper++) {
    const start = end;
    const row = paper * width;
    for (let option = 0; option < width; option++) {
      const mark = papers.marks[row + option] ?? NO_MARK;
      if (mark !== NO_MARK) end = insert(options, papers.marks, row, start, end, option, mark);
    }
    for (let at = start + 1; at < end; at++) {
      const rank = papers.marks[row + (options[at] ?? 0)];
      if (rank === papers.marks[row + (options[at - 1] ?? 0)]) level[at] = 1;
    }
    starts[paper + 1] = end;
  }
  return { count: papers.count, starts, options: options.slice(0, end), level: level.slice(0, end) };
}

/** Insertion sort: lists are short, and papers are mostly filled in near their order of preference. */
function insert(
  options: Uint16Array,
  marks: Uint16Array,
  row: number,
  start: number,
  end: number,
  option: number,
  mark: number,
): number {
  let at = end;
  while (at > start && (marks[row + (options[at - 1] ?? 0)] ?? 0) > mark) {
    options[at] = options[at - 1] ?? 0;
    at--;
  }
  options[at] = option;
  return end + 1;
}

/** Stands for "no option" where a position is expected. */
export const NOBODY = 0xffff;

/**
 * The lists cut before the first rank that several options share, for rules under which such a paper says nothing
 * from there on. A paper whose first rank is shared has an empty list.
 */
export function cutAtSharedRanks(preferences: Preferences): Preferences {
  const starts = new Uint32Array(preferences.starts.length);
  const options = new Uint16Array(preferences.options.length);
  let end = 0;
  for (let paper = 0; paper < preferences.count; paper++) {
    const stop = preferences.starts[paper + 1] ?? 0;
    for (let at = preferences.starts[paper] ?? 0; at < stop; at++) {
      if (at + 1 < stop && preferences.level[at + 1] === 1) break;
      options[end++] = preferences.options[at] ?? NOBODY;
    }
    starts[paper + 1] = end;
  }
  return { count: preferences.count, starts, options: options.slice(0, end), level: new Uint8Array(end) };
}

/** The first option on the list of `paper` that is still in (`inCount[option]` is 1), or NOBODY. */
export function firstStillIn(preferences: Preferences, paper: number, inCount: Uint8Array): number {
  const stop = preferences.starts[paper + 1] ?? 0;
  for (let at = preferences.starts[paper] ?? 0; at < stop; at++) {
    const option = preferences.options[at] ?? NOBODY;
    if (inCount[option] === 1) return option;
  }
  return NOBODY;
}
