/** What analysts and organisers see of the tokens with which programs read their lab. */
import { type ListedToken, LONGEST_LIFE, SCOPES, type Scope } from '../../services/people/access-tokens.js';
import type { Problem } from '../../shared/problem.js';
import type { LabRow } from '../../storage/lab-store.js';
import type { PageModel } from '../render.js';
import { belowLabFrame } from './organiser-frame.js';

/** What each scope lets a program read. */
const SCOPE_WORDS: Readonly<Record<Scope, { text: string; hint: string }>> = {
  surveys: {
    text: 'Surveys',
    hint: 'What surveys there are, their codebooks, and how many responses they have.',
  },
  responses: {
    text: 'Responses',
    hint: 'The answers themselves, row by row, as far as they may be taken out.',
  },
  tables: {
    text: 'Tables',
    hint: 'Any table of the workbench. Its numbers have not passed disclosure control and are for analysts’ eyes.',
  },
  exports: {
    text: 'Files of answers',
    hint: 'Have files prepared in any format, and take them out. Each is written to the log.',
  },
  results: {
    text: 'Ballots and results',
    hint: 'What ballots there are and their results once they are counted, and the reports that are published.',
  },
};

/** The list of tokens, and the form that makes one more. */
export function accessTokensPage(page: {
  lab: LabRow;
  tokens: readonly ListedToken[];
  baseUrl: string;
  /** Writes a day, epoch milliseconds. */
  day(at: number): string;
  form?: Readonly<Record<string, unknown>>;
  fault?: Problem;
}): PageModel {
  const { lab, tokens, fault } = page;
  const address = `/manage/labs/${lab.slug}/tokens`;
  return {
    ...belowLabFrame({ lab }),
    title: 'Access for programs',
    labTitle: lab.title,
    action: address,
    tokens: tokens.map((token) => ({
      name: token.name,
      owner: token.owner,
      reads: token.scopes.map((scope) => SCOPE_WORDS[scope].text).join(', '),
      until: page.day(token.expiresAt),
      used:
        token.lastUsedOn === null ? 'Not used yet' : page.day(Date.parse(`${token.lastUsedOn}T12:00:00Z`)),
      endAction: `${address}/${token.id}/end`,
    })),
    scopes: SCOPES.map((scope) => ({ value: scope, ...SCOPE_WORDS[scope] })),
    longest: LONGEST_LIFE,
    description: `${page.baseUrl}/api/openapi.json`,
    values: page.form ?? { days: '90' },
    errors: fault?.fields ?? {},
  };
}

/** The page after a token was made: the only time it can be seen. */
export function newTokenPage(lab: LabRow, name: string, token: string, baseUrl: string): PageModel {
  const tokens = `/manage/labs/${lab.slug}/tokens`;
  return {
    ...belowLabFrame({ lab }, { text: 'Access for programs', href: tokens }),
    title: 'Your new access token',
    labTitle: lab.title,
    name,
    token,
    example: `curl -H "Authorization: Bearer ${token}" ${baseUrl}/api/v1/surveys`,
    tokens,
  };
}
