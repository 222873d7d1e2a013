/** Takes one file of a multipart form into memory, within bounds; the form's texts become the request's body. */
import type { Request, Response } from 'express';
import multer from 'multer';

/** `file` is null when none was chosen; a file over the limit is not kept at all. */
export type Upload =
  | { readonly kind: 'read'; readonly file: Buffer | null; readonly name: string }
  | { readonly kind: 'too-large' };

/**
 * Reads the form. Fields before the file survive a file that is too large, so forms put the file last. A form that
 * is malformed otherwise (too many parts, a second file) rejects with multer's error, which is answered as `not-found`.
 */
export async function readUpload(
  request: Request,
  response: Response,
  field: string,
  largest: number,
): Promise<Upload> {
  const take = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: largest, files: 1, fields: 200, fieldSize: 65_536, parts: 201, fieldNameSize: 100 },
  }).single(field);
  const error = await new Promise<unknown>((resolve) => {
    take(request, response, resolve);
  });
  if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') return { kind: 'too-large' };
  if (error !== undefined && error !== null) throw error;
  const file = request.file;
  const isChosen = file !== undefined && file.size > 0;
  return { kind: 'read', file: isChosen ? file.buffer : null, name: isChosen ? file.originalname : '' };
}
