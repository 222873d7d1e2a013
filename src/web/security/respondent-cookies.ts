/** What a respondent's browser holds: the code that leads back to the answers, and afterwards for an hour how it ended. */
import type { Request, Response } from 'express';
import { readTypedCode } from '../../services/surveys/codes.js';
import type { Stop } from '../../services/surveys/pass.js';
import type { Cookies } from './cookies.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CODE_LIFE = 60 * DAY;
const END_LIFE = HOUR;
const MARK_LIFE = 365 * DAY;

/** How a response that was given in this browser ended. */
export type KeptEnd =
  | { readonly kind: 'completed'; readonly withdrawalCode: string }
  /** `name` is the screen-out's own; empty for a quota. */
  | { readonly kind: 'stopped'; readonly stop: Stop; readonly name: string };

/** A panel company's id for somebody, as it came in their link. */
export interface PanelId {
  readonly rid: string;
  readonly signature: string;
}

/** The respondent's cookies, named after the survey, so that two surveys in one browser never mix. */
export interface RespondentCookies {
  code(request: Request, slug: string): string | undefined;
  /** `life` in milliseconds; without one, for as long as we keep anything for a respondent. */
  keepCode(response: Response, slug: string, code: string, life?: number): void;
  end(request: Request, slug: string): KeptEnd | null;
  /** Keeps the end and forgets the code; `mark` remembers for a year that this browser has answered. */
  keepEnd(response: Response, slug: string, end: KeptEnd, how: { mark: boolean; life?: number }): void;
  hasAnswered(request: Request, slug: string): boolean;
  /** The panel's id for this person, with the signature that it came with (perhaps empty). */
  panelId(request: Request, slug: string): PanelId | null;
  keepPanelId(response: Response, slug: string, id: PanelId, life?: number): void;
  /** Whether the respondent said that others use this browser too; remembered until it is closed. */
  isShared(request: Request, slug: string): boolean;
  keepShared(response: Response, slug: string): void;
  forgetShared(response: Response, slug: string): void;
  /** Forgets everything but the mark, and that the browser is shared. */
  forget(response: Response, slug: string): void;
}

/** The respondent's cookies kept through the service's one way of keeping cookies. */
export function respondentCookies(cookies: Cookies): RespondentCookies {
  const codeName = (slug: string) => `survey-${slug}`;
  const endName = (slug: string) => `sent-${slug}`;
  const markName = (slug: string) => `answered-${slug}`;
  const panelName = (slug: string) => `panel-${slug}`;
  const sharedName = (slug: string) => `shared-${slug}`;
  return {
    code: (request, slug) => cookies.read(request, codeName(slug)),
    keepCode: (response, slug, code, life = CODE_LIFE) => cookies.set(response, codeName(slug), code, life),
    end: (request, slug) => readEnd(cookies.read(request, endName(slug)) ?? ''),
    keepEnd: (response, slug, end, { mark, life = END_LIFE }) => {
      cookies.set(response, endName(slug), writeEnd(end), life);
      if (mark) cookies.set(response, markName(slug), 'yes', MARK_LIFE);
      cookies.clear(response, codeName(slug));
    },
    hasAnswered: (request, slug) => cookies.read(request, markName(slug)) === 'yes',
    panelId: (request, slug) => readPanelId(cookies.read(request, panelName(slug)) ?? ''),
    keepPanelId: (response, slug, { rid, signature }, life = CODE_LIFE) => {
      const value = `${Buffer.from(rid).toString('base64url')}.${signature}`;
      cookies.set(response, panelName(slug), value, life);
    },
    isShared: (request, slug) => cookies.read(request, sharedName(slug)) === 'yes',
    keepShared: (response, slug) => cookies.set(response, sharedName(slug), 'yes'),
    forgetShared: (response, slug) => cookies.clear(response, sharedName(slug)),
    forget: (response, slug) => {
      cookies.clear(response, codeName(slug));
      cookies.clear(response, panelName(slug));
      cookies.clear(response, endName(slug));
    },
  };
}

function writeEnd(end: KeptEnd): string {
  return end.kind === 'completed' ? `completed.${end.withdrawalCode}` : `${end.stop}.${end.name}`;
}

function readEnd(value: string): KeptEnd | null {
  const [kind = '', ...rest] = value.split('.');
  const name = rest.join('.');
  if (kind === 'screened-out' || kind === 'quota-full') return { kind: 'stopped', stop: kind, name };
  const withdrawalCode = kind === 'completed' ? readTypedCode(name) : null;
  return withdrawalCode === null ? null : { kind: 'completed', withdrawalCode };
}

function readPanelId(value: string): PanelId | null {
  const [encoded = '', signature = ''] = value.split('.');
  const rid = Buffer.from(encoded, 'base64url').toString('utf8');
  return rid === '' ? null : { rid, signature };
}
