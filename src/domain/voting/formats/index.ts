/** The hall of ballot file formats: adding one is a file beside this one and a line here. */
import { abif } from './abif.js';
import { blt } from './blt.js';
import { csv } from './csv.js';
import type { BallotFormat } from './format.js';
import { cat, soc, soi, toc, toi } from './preflib.js';

/** Every format; a file's ending is its format's name. */
export const FORMATS: readonly BallotFormat[] = [blt, abif, soc, soi, toc, toi, cat, csv];

/** The format of that name, or null. */
export function formatNamed(name: string): BallotFormat | null {
  return FORMATS.find((format) => format.name === name) ?? null;
}

/** The format that the ending of a file name tells, or null. */
export function formatOfFile(fileName: string): BallotFormat | null {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1] ?? '';
  return formatNamed(ending.toLowerCase());
}
