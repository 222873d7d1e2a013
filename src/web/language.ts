/** Which language a visitor reads: what they just asked for, what they asked for before, what their browser prefers. */
import type { Request, RequestHandler, Response } from 'express';
import { LANGUAGES, type Language } from '../shared/language.js';
import { isLanguage } from '../shared/text.js';
import type { Cookies } from './security/cookies.js';

const COOKIE = 'language';
const YEAR = 365 * 24 * 60 * 60 * 1000;

/** Keeps the language in the cookie and on this response. */
export type SetLanguage = (response: Response, language: Language) => void;

/** Builds the setter of the language cookie, which lasts a year. */
export function languageSetter(cookies: Cookies): SetLanguage {
  return (response, language) => {
    response.locals['language'] = language;
    cookies.set(response, COOKIE, language, YEAR);
  };
}

/**
 * Middleware: sets `response.locals.language` from `?language=`, the cookie, then `Accept-Language`. A language
 * asked for in the address is kept in the cookie; nothing else is stored, so a GET still changes no row.
 */
export function chooseLanguage(cookies: Cookies): RequestHandler {
  const setLanguage = languageSetter(cookies);
  return (request, response, next) => {
    response.set('Vary', 'Cookie, Accept-Language');
    const asked = request.query['language'];
    if (isLanguage(asked)) setLanguage(response, asked);
    else response.locals['language'] = languageBefore(cookies, request);
    next();
  };
}

/** The language of this response; English before the middleware has run. */
export function languageOf(response: Response): Language {
  const language: unknown = response.locals['language'];
  return isLanguage(language) ? language : 'en';
}

/**
 * The language that a form's switch (`<button name="language" value="cy">`) asked for, or null. A route that
 * gets one shows the same page again in that language with everything that was typed, and stores nothing.
 */
export function askedLanguage(form: unknown): Language | null {
  if (typeof form !== 'object' || form === null || !('language' in form)) return null;
  return isLanguage(form.language) ? form.language : null;
}

/** The other one of the two languages. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'cy' : 'en';
}

function languageBefore(cookies: Cookies, request: Request): Language {
  const kept = cookies.read(request, COOKIE);
  if (isLanguage(kept)) return kept;
  const accepted = request.acceptsLanguages([...LANGUAGES]);
  return isLanguage(accepted) ? accepted : 'en';
}
