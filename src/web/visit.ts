/** One request as a page's code sees it: who came, for what, in which language. */
import type { Request, Response } from 'express';
import type { TokenHolder } from '../services/people/access-tokens.js';
import type { SignedIn } from '../services/people/signed-in.js';
import type { Language } from '../shared/language.js';
import type { BallotRow } from '../storage/ballot-store.js';
import type { LabRow } from '../storage/lab-store.js';
import type { SurveyRow } from '../storage/survey-store.js';
import type { Role } from '../storage/tables.js';

export type { SignedIn };

/** A request that was let through its door. */
export interface Visit {
  readonly request: Request;
  readonly response: Response;
  readonly language: Language;
  readonly account: SignedIn | null;
}

/** A visit to a page below `/labs/:lab`; `role` is null for the public. */
export interface LabVisit extends Visit {
  readonly lab: LabRow;
  readonly role: Role | null;
}

/** A visit to a page of one ballot. */
export interface BallotVisit extends LabVisit {
  readonly ballot: BallotRow;
}

/** A visit to a page of one survey. */
export interface SurveyVisit extends LabVisit {
  readonly survey: SurveyRow;
}

/** A program's request, let in by a token. */
export interface TokenVisit extends Pick<Visit, 'request' | 'response'> {
  readonly holder: TokenHolder;
  readonly lab: LabRow;
  /** What the address names. */
  readonly named: { readonly survey?: SurveyRow; readonly ballot?: BallotRow };
}

/** What a door's pattern says the handler will be given. */
export type VisitTo<Door extends string> = Door extends `${string} /api/v1/${string}`
  ? TokenVisit
  : Door extends `${string}/:ballot${string}`
    ? BallotVisit
    : Door extends `${string}/:survey${string}`
      ? SurveyVisit
      : Door extends `${string}/:lab${string}`
        ? LabVisit
        : Visit;
