/** The words of `canvass analyse` as options: which of them are texts, lists, numbers or JSON is for the kind to say. */
import type { z } from 'zod';
import { ok, type Result, refuse } from '../shared/result.js';

/** Words without a name, and options with their text; true for an option without one. */
export interface SplitWords {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | true>>;
}

/** Options that stand alone: the next word is not theirs. */
const ALONE = ['json'];

/** `--name value`, `--name=value` and `--name` apart from other words; refused where an option comes twice. */
export function splitWords(words: readonly string[]): Result<SplitWords, string> {
  const positionals: string[] = [];
  const options = new Map<string, string | true>();
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) {
      positionals.push(word);
      continue;
    }
    const [, name = '', written] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (name === '' || options.has(name)) return refuse(`expected each option once, found "${word}"`);
    const next = words[at + 1];
    const takesNext = written === undefined && next !== undefined && !next.startsWith('--');
    if (written === undefined && takesNext && !ALONE.includes(name)) {
      options.set(name, next);
      at += 1;
    } else options.set(name, written ?? true);
  }
  return ok({ positionals, options: Object.fromEntries(options) });
}

/**
 * The options as JSON would have them: a text is taken as it stands if the kind takes it so, otherwise as JSON,
 * otherwise as a list of texts with commas between them. What fits nowhere stays a text, for the kind to refuse.
 */
export function optionValues(
  given: Readonly<Record<string, string | true>>,
  schemas: Readonly<Record<string, z.ZodType>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, text]) => {
      const schema = schemas[name];
      if (text === true || schema === undefined) return [name, text];
      const readings = [text, parsedJson(text), text.split(','), text.split(',').map(Number)];
      // An option that may be left out takes undefined, which nobody wrote.
      const fits = (reading: unknown) => reading !== undefined && schema.safeParse(reading).success;
      return [name, readings.find(fits) ?? text];
    }),
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
