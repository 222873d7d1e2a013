/** Every page goes out through here: one layout, one set of surroundings, nothing a page can forget. */

import { join } from 'node:path';
import type { Express, Response } from 'express';
import { type Formats, formats } from '../shared/dates.js';
import type { Language } from '../shared/language.js';
import type { Translators } from '../shared/locales.js';
import type { Problem } from '../shared/problem.js';
import { projectRoot } from '../shared/project-root.js';
import type { Translate } from '../shared/text.js';
import type { Assets } from './assets.js';
import { fieldId, fieldState } from './fields.js';
import { languageOf, otherLanguage } from './language.js';
import { viewEngine } from './view-engine.js';

/** Who a page is for. Organisers' pages are in English only and show their navigation. */
export type Area = 'public' | 'member' | 'organiser';

export interface PageLink {
  readonly text: string;
  readonly href: string;
}

/**
 * How a visitor changes language. `link` is for pages without a form. On a page with a form use `form`: the
 * switch becomes a submit button of that form (by its id), so nothing typed is lost; `main` is the name and
 * value of the form's own first button, which Enter in a text field must go on pressing.
 */
export type LanguageSwitch =
  | { readonly kind: 'link'; readonly href: string }
  | {
      readonly kind: 'form';
      readonly form: string;
      readonly main?: { readonly name: string; readonly value: string };
    }
  | { readonly kind: 'none' };

/** What the layout itself reads from a page's model; everything else goes to the page's own view. */
export interface PageFrame {
  /** What this page is, for the browser's title; the page shows it or a fuller sentence as its one h1. */
  readonly title: string;
  readonly area?: Area;
  /** True where the data shown are made up for demonstration: a banner says so. */
  readonly synthetic?: boolean;
  readonly backLink?: PageLink | null;
  /** From the start page down to the page above this one. */
  readonly breadcrumbs?: readonly PageLink[];
  /** `text`: two thirds, for reading and forms (usual). `full`: tables and charts. `wide`: as wide as the window lets it. */
  readonly mainWidth?: 'text' | 'full' | 'wide';
  readonly languageSwitch?: LanguageSwitch;
  /** Field name → sentence. When there are any, the layout opens with the error summary. */
  readonly errors?: Readonly<Record<string, string>>;
  /** Field name → what was typed, so that a form shown again has lost nothing. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Browser scripts of this page besides `enhanced.js` and `once.js`, e.g. `['ranking.js']`. */
  readonly scripts?: readonly string[];
}

export type PageModel = PageFrame & Readonly<Record<string, unknown>>;

/** What every page gets from the application; set once by `prepareViews`. */
export interface Surroundings {
  readonly assets: Assets;
  readonly translators: Translators;
  /** True on a service that holds demonstration data only. */
  readonly synthetic?: boolean;
}

/** Locals that a view can count on besides its own model. */
interface ViewLocals {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Formats;
}

/** Tells Express where the views are and gives all of them their helpers; compiled views are kept. */
export function prepareViews(app: Express, surroundings: Surroundings): void {
  app.set('views', [join(projectRoot(), 'views')]);
  app.set('view engine', 'ejs');
  app.engine('ejs', viewEngine());
  app.enable('view cache');
  app.locals['asset'] = (name: string) => surroundings.assets.url(name);
  app.locals['fieldId'] = fieldId;
  app.locals['fieldState'] = fieldState;
  app.locals['synthetic'] = surroundings.synthetic ?? false;
  app.locals['words'] = {
    en: wordsOf('en', surroundings.translators),
    cy: wordsOf('cy', surroundings.translators),
  };
}

/** A page's status, and after how many seconds the same can be asked again. */
export type Answer = Pick<Problem, 'status' | 'retryAfter'>;

/**
 * Sends the page `views/pages/<page>.ejs` inside the layout. The model's fields arrive in the view under their
 * own names, next to `t`, `format`, `language`, `account`, `asset`, `fieldId`, `errors` and `values`. Where a problem is
 * shown, `answer` is the problem, whose status and waiting time (RFC 9110 §10.2.3) go with the page.
 */
export function renderPage(
  response: Response,
  page: string,
  model: PageModel,
  answer: number | Answer = 200,
): void {
  const { status, retryAfter } = typeof answer === 'number' ? { status: answer, retryAfter: null } : answer;
  if (retryAfter !== null) response.set('Retry-After', String(retryAfter));
  const words = wordsFor(response, model.area ?? 'public');
  response.status(status).render('layout', {
    area: 'public',
    account: null,
    backLink: null,
    breadcrumbs: [],
    mainWidth: 'text',
    errors: {},
    values: {},
    scripts: [],
    ...response.locals,
    ...words,
    languageSwitch: linkSwitch(response, words.language),
    ...model,
    synthetic: isSynthetic(response, model),
    page,
  });
}

/** A page shows the banner when its data are made up, and every page does on a service that holds nothing else. */
function isSynthetic(response: Response, model: PageModel): boolean {
  const said = [model.synthetic, response.locals['synthetic'], response.app.locals['synthetic']];
  return said.includes(true);
}

/** The language, lookup and formatters of a response's pages, for view models that make sentences. */
export function wordsFor(response: Response, area: Area): ViewLocals {
  const words = response.app.locals['words'] as Readonly<Record<Language, ViewLocals>>;
  return words[area === 'organiser' ? 'en' : languageOf(response)];
}

function wordsOf(language: Language, all: Translators): ViewLocals {
  return { language, t: all[language], format: formats(language, all[language]) };
}

/** The same address in the other language; a page that answers a POST has no address to go back to. */
function linkSwitch(response: Response, language: Language): LanguageSwitch {
  if (response.req.method !== 'GET') return { kind: 'none' };
  const address = new URL(response.req.originalUrl, 'http://canvass.invalid');
  address.searchParams.set('language', otherLanguage(language));
  const path = address.pathname.replace(/^\/+/, '/');
  return { kind: 'link', href: `${path}${address.search}` };
}
