/** Reading and writing ballot files in tests, as text. */
import type { Election } from '../../../../src/domain/voting/election.js';
import { faultText } from '../../../../src/domain/voting/formats/format.js';
import { formatNamed } from '../../../../src/domain/voting/formats/index.js';
import type { PaperKind } from '../../../../src/domain/voting/paper.js';
import { marksOf } from '../../../../src/domain/voting/paper-box.js';

/** The election in a file of that format; throws the refusal. */
export function read(format: string, text: string, kind: PaperKind = 'ranks'): Election {
  const result = formatNamed(format)!.read(new TextEncoder().encode(text), kind);
  if (!result.ok) throw new Error(faultText(result.problem));
  return result.value;
}

/** The sentence with which a file is refused; throws when it is read. */
export function refusal(format: string, text: string | Uint8Array, kind: PaperKind = 'ranks'): string {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const result = formatNamed(format)!.read(bytes, kind);
  if (result.ok) throw new Error(`was read: ${JSON.stringify(papersOf(result.value))}`);
  return faultText(result.problem);
}

/** Each distinct paper as weight and marks. */
export function papersOf(election: Election) {
  return Array.from({ length: election.papers.count }, (_, paper) => [
    election.papers.weights[paper],
    marksOf(election.papers, paper),
  ]);
}
