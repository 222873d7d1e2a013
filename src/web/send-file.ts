/** Sends a file that was prepared, whole or the part that a broken download still lacks (RFC 9110, section 14). */
import type { Request, Response } from 'express';
import type { OpenedFile } from '../services/exports/surveys/index.js';

/**
 * Answers 200 with the file, 206 with the one part that was asked for, or 416 where there is no such part. The digest is the
 * entity tag, so that a download never goes on with another file's bytes (`If-Range`). Several parts at once get the whole.
 */
export async function sendFile(request: Request, response: Response, file: OpenedFile): Promise<void> {
  const tag = `"${file.sha256}"`;
  response.type(file.mediaType).attachment(file.name).set({ 'Accept-Ranges': 'bytes', ETag: tag });
  const asked = request.get('if-range') ?? tag;
  const ranges = asked === tag ? request.range(file.bytes, { combine: true }) : undefined;
  if (ranges === -1) {
    response.status(416).removeHeader('Content-Disposition');
    response
      .set('Content-Range', `bytes */${file.bytes}`)
      .type('text/plain')
      .send('There is no such part.\n');
    return;
  }
  const [range, ...more] = Array.isArray(ranges) && ranges.type === 'bytes' ? ranges : [];
  const isPart = range !== undefined && more.length === 0;
  const { start, end } = isPart ? range : { start: 0, end: file.bytes - 1 };
  if (isPart) response.status(206).set('Content-Range', `bytes ${start}-${end}/${file.bytes}`);
  response.set('Content-Length', String(end - start + 1));
  if (request.method === 'HEAD' || file.bytes === 0) {
    response.end();
    return;
  }
  let bytes = 0;
  for await (const piece of file.read(start, end)) {
    // Whoever went away, or paused, comes back for the rest.
    if (!(await sent(response, piece))) return;
    bytes += piece.length;
  }
  // What there is of a file that was removed meanwhile must not look like the whole.
  if (bytes < end - start + 1) response.destroy();
  else response.end();
}

/** Whether a piece is on its way: its memory can be used again. */
function sent(response: Response, piece: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    const gone = () => resolve(false);
    response.once('close', gone);
    response.write(piece, (fault) => {
      response.off('close', gone);
      resolve(!fault);
    });
  });
}
