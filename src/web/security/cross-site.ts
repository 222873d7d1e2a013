/** Refuses form posts that another website sent in a visitor's name (CSRF), without tokens. */
import type { NextFunction, Request, Response } from 'express';
import { ProblemError, problem } from '../../shared/problem.js';

/**
 * Whether a request that changes something may pass. Browsers tell where a request comes from in
 * `Sec-Fetch-Site` (Fetch Metadata, W3C); older ones send `Origin` with every POST (RFC 6454). A request with
 * neither does not come from a browser, so no browser's cookies are being abused.
 */
export function isSameSite(
  headers: { site: string | undefined; origin: string | undefined },
  ownOrigin: string,
): boolean {
  if (headers.site !== undefined) return headers.site === 'same-origin' || headers.site === 'none';
  return headers.origin === undefined || headers.origin === ownOrigin;
}

/** Middleware: reading passes, changing passes only from our own pages. */
export function refuseCrossSite(ownOrigin: string) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    const reads = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
    const headers = { site: request.get('sec-fetch-site'), origin: request.get('origin') };
    next(reads || isSameSite(headers, ownOrigin) ? undefined : new ProblemError(problem('cross-site')));
  };
}
