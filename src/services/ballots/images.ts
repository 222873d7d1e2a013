/** Pictures for options: what we take, told by the bytes themselves and never by the name or the sender. */
import { sha256 } from '../../shared/digest.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import type { ImageRow } from '../../storage/image-store.js';

/** The largest picture we keep, in bytes: 300 kB, so that a page of options loads on a slow phone. */
export const LARGEST_IMAGE = 300_000;

/** A picture that can be kept with a ballot. */
export type NewImage = Omit<ImageRow, 'ballot_id'>;

/** The picture in these bytes; refused when too large, or when the bytes do not begin as a PNG, JPEG or WebP does. */
export function readImage(bytes: Buffer): Result<NewImage, 'too-large' | 'not-an-image'> {
  if (bytes.length > LARGEST_IMAGE) return refuse('too-large');
  const mediaType = mediaTypeOf(bytes);
  return mediaType === null
    ? refuse('not-an-image')
    : ok({ id: sha256(bytes), media_type: mediaType, content: bytes.toString('base64') });
}

/** By the signatures of the PNG (ISO/IEC 15948 §5.2), JPEG (ITU-T T.81 B.1) and WebP (RFC 9649 §2.4) formats. */
function mediaTypeOf(bytes: Buffer): ImageRow['media_type'] | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  const isRiff = bytes.subarray(0, 4).equals(Buffer.from('RIFF'));
  return isRiff && bytes.subarray(8, 12).equals(Buffer.from('WEBP')) ? 'image/webp' : null;
}
