/** The one way to keep something in a visitor's browser, so that every cookie is locked down alike. */
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/** Cookies of this service, by their plain name (`session`, `voter`); the name in the browser is ours to choose. */
export interface Cookies {
  /** What the visitor's browser sent under `name`; undefined when it sent nothing. */
  read(request: Request, name: string): string | undefined;
  /** Asks the browser to keep `value` for `milliseconds`, or until it is closed when none are given. */
  set(response: Response, name: string, value: string, milliseconds?: number): void;
  /** Asks the browser to forget the cookie. */
  clear(response: Response, name: string): void;
}

/**
 * The cookies of the service at `baseUrl`. All are `HttpOnly`, `SameSite=Lax` and `Path=/`. Under https they are
 * `Secure` and carry the prefix `__Host-`, with which browsers refuse a cookie that another host of the same
 * domain tries to plant (RFC 6265bis, section 4.1.3.2).
 */
export function cookiesFor(baseUrl: string): Cookies {
  const secure = new URL(baseUrl).protocol === 'https:';
  const nameOf = (name: string) => `${secure ? '__Host-' : ''}canvass_${name}`;
  const send = (response: Response, name: string, value: string, maxAge: number | undefined) => {
    const life = maxAge === undefined ? {} : { maxAge };
    const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure, ...life } as const;
    response.append('Set-Cookie', stringifySetCookie(nameOf(name), value, attributes));
  };
  return {
    read: (request, name) => parseCookie(request.headers.cookie ?? '')[nameOf(name)] || undefined,
    set: (response, name, value, milliseconds) =>
      send(response, name, value, milliseconds === undefined ? undefined : Math.floor(milliseconds / 1000)),
    clear: (response, name) => send(response, name, '', 0),
  };
}
