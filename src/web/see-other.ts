/** Sends a browser on after what it sent was stored. */
import type { Response } from 'express';

/**
 * Answers 303 (RFC 9110 §15.4.4) with the path of this service to go on to, already encoded. Express's own redirect also
 * negotiates a text that no browser shows; where many send at once, they would wait for it.
 */
export function seeOther(response: Response, path: string): void {
  response.statusCode = 303;
  response.setHeader('Location', path);
  response.end();
}
