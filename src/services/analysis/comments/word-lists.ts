/** The lists of words that comments are read with, from `data/comments`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { DetailLists } from '../../../domain/comments/details.js';
import { projectRoot } from '../../../shared/project-root.js';

const words = z.array(z.string().min(1));
const stopWords = z.strictObject({ en: words, cy: words });
const details = z.strictObject({
  titles: words,
  places: words,
  ordinaryPlaces: words,
  names: words,
  harmless: words,
});

export interface WordLists {
  /** Of both languages together, as comments are in either. */
  readonly stop: ReadonlySet<string>;
  readonly details: DetailLists;
}

/** Reads the lists. */
export function readWordLists(folder = join(projectRoot(), 'data', 'comments')): WordLists {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
  const { en, cy } = stopWords.parse(read('stop-words'));
  const lists = details.parse(read('details'));
  return {
    stop: new Set([...en, ...cy]),
    details: {
      titles: new Set(lists.titles),
      places: new Set(lists.places),
      ordinaryPlaces: new Set(lists.ordinaryPlaces),
      names: new Set(lists.names),
      harmless: new Set(lists.harmless),
    },
  };
}
