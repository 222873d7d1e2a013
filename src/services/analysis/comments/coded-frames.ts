/** Frames whose coders were compared: the codes that their comments have are questions like any other. */
import { countedAs, familyOf, inThemes, settledCodes } from '../../../domain/comments/coding.js';
import { codesOf, framesOf } from '../../../storage/comment-frame-store.js';
import type { Database } from '../../../storage/tables.js';
import { ownerOf, type Subject } from '../subject.js';
import { codeOf } from './stored-codings.js';

/** A frame whose coders were compared; `saves` tells an answer that was worked out before from one that would be now. */
export interface CodedFrame {
  readonly id: string;
  readonly question: string;
  readonly saves: number;
}

/** The frames of a subject whose codes can be counted with its answers. */
export async function codedFrames(
  reader: Database,
  subject: Pick<Subject, 'kind' | 'id'>,
): Promise<readonly CodedFrame[]> {
  const frames = await framesOf(reader, ownerOf(subject));
  return frames
    .filter(({ stage }) => stage === 'compared')
    .map(({ id, question, saves }) => ({ id, question, saves }));
}

/** The codes of a frame that stand, and which of them a comment has. */
export interface StandingCodes {
  /** In the order of themes. */
  readonly codes: readonly { readonly name: string; readonly label: string }[];
  /** The places of the codes that a comment with these codings has, themes too; null where nothing is settled. */
  placesOf(codings: Parameters<typeof settledCodes>[0]): readonly number[] | null;
}

/** The codes of a frame as they stand now. */
export async function standingCodes(reader: Database, frameId: string): Promise<StandingCodes> {
  const codes = (await codesOf(reader, frameId)).map(codeOf);
  const as = countedAs(codes);
  const live = inThemes(codes).filter(({ mergedInto }) => mergedInto === null);
  const families = live.map((code) => familyOf({ codes, as }, code.id));
  return {
    codes: live.map(({ name, label }) => ({ name, label })),
    placesOf: (codings) => {
      const known = settledCodes(codings, as);
      if (known === null) return null;
      return families.flatMap((family, at) => (known.some((one) => family.has(one)) ? [at] : []));
    },
  };
}
