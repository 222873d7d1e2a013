/** Full-text search in comments, with where each hit stands. */

/** A stretch of a text: from the first character up to, and without, the last. */
export type Span = readonly [number, number];

/** The text in small letters without accents, and for each place of it where that was. */
interface Folded {
  readonly text: string;
  placeOf(at: number): number;
}

/** Plain letters stay where they are. */
const NOT_PLAIN = /[^ -~\n]/;

function bare(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
}

function folded(text: string): Folded {
  if (!NOT_PLAIN.test(text)) return { text: text.toLowerCase(), placeOf: (at) => at };
  let plain = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const letters = bare(character);
    plain += letters;
    for (let part = 0; part < letters.length; part += 1) places.push(at);
    at += character.length;
  }
  places.push(at);
  return { text: plain, placeOf: (place) => places[place] ?? text.length };
}

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Where the text has what the query asks for; null where it has not. Every word must begin some word of the text; words in
 * quotation marks must stand together as they are; a word after a minus must not be there. Capitals and accents make no difference.
 */
export function searchHits(text: string, query: string): readonly Span[] | null {
  const terms = termsOf(query);
  if (terms.length === 0) return [];
  // Most comments have not the words at all, which is told without knowing where each letter stood.
  const letters = bare(text);
  if (terms.some(({ words, without }) => !without && !letters.includes(words))) return null;
  const plain = folded(text);
  const hits: Span[] = [];
  for (const { words, without } of terms) {
    const found = occurrences(plain, words);
    if (without === found.length > 0) return null;
    hits.push(...found);
  }
  return merged(hits);
}

function termsOf(query: string): readonly { readonly words: string; readonly without: boolean }[] {
  const parts = query.matchAll(/(-?)(?:"([^"]*)"|“([^”]*)”|([^\s"“”]+))/gu);
  return [...parts].flatMap(([, minus, straight, curly, bare]) => {
    const words = folded(straight ?? curly ?? bare ?? '')
      .text.trim()
      .replaceAll(/\s+/gu, ' ');
    return LETTER.test(words) ? [{ words, without: minus === '-' }] : [];
  });
}

function occurrences({ text, placeOf }: Folded, words: string): readonly Span[] {
  const hits: Span[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1];
    if (before !== undefined && LETTER.test(before)) continue;
    let end = at + words.length;
    while (LETTER.test(text[end] ?? '')) end += 1;
    hits.push([placeOf(at), placeOf(end)]);
  }
  return hits;
}

/** Spans in their order, those that touch made one. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const sorted = [...spans].sort(([a], [b]) => a - b);
  const joined: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** The text cut at the spans: what is marked and what is not, in order. */
export function cutAt(text: string, spans: readonly Span[]): readonly { text: string; marked: boolean }[] {
  const pieces: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [start, end] of merged(spans)) {
    pieces.push(
      { text: text.slice(at, start), marked: false },
      { text: text.slice(start, end), marked: true },
    );
    at = end;
  }
  pieces.push({ text: text.slice(at), marked: false });
  return pieces.filter((piece) => piece.text !== '');
}
