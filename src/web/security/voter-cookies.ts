/** What a member's browser holds while they vote: the voting code for two hours, the receipt for one. */
import type { Request, Response } from 'express';
import { readReceiptCode } from '../../services/ballots/receipt-code.js';
import type { Cookies } from './cookies.js';

const HOUR = 3_600_000;
const VOTING_CODE_LIFE = 2 * HOUR;
const RECEIPT_LIFE = HOUR;

/** A receipt code with the seal that ties it to the member it was drawn for; empty after a change by code. */
export interface KeptReceipt {
  readonly receiptCode: string;
  readonly seal: string;
}

/** The member's cookies, one pair for each ballot, so that two ballots in one browser never mix. */
export interface VoterCookies {
  votingCode(request: Request, slug: string): string | undefined;
  keepVotingCode(response: Response, slug: string, votingCode: string): void;
  receipt(request: Request, slug: string): KeptReceipt | null;
  keepReceipt(response: Response, slug: string, receipt: KeptReceipt): void;
  forgetReceipt(response: Response, slug: string): void;
  forgetAll(response: Response, slug: string): void;
}

/** The member's cookies kept through the service's one way of keeping cookies. */
export function voterCookies(cookies: Cookies): VoterCookies {
  const voteName = (slug: string) => `vote-${slug}`;
  const receiptName = (slug: string) => `receipt-${slug}`;
  return {
    votingCode: (request, slug) => cookies.read(request, voteName(slug)),
    keepVotingCode: (response, slug, votingCode) =>
      cookies.set(response, voteName(slug), votingCode, VOTING_CODE_LIFE),
    receipt: (request, slug) => readKept(cookies.read(request, receiptName(slug))),
    keepReceipt: (response, slug, { receiptCode, seal }) =>
      cookies.set(response, receiptName(slug), `${receiptCode}.${seal}`, RECEIPT_LIFE),
    forgetReceipt: (response, slug) => cookies.clear(response, receiptName(slug)),
    forgetAll: (response, slug) => {
      cookies.clear(response, voteName(slug));
      cookies.clear(response, receiptName(slug));
    },
  };
}

function readKept(value: string | undefined): KeptReceipt | null {
  const [typed = '', seal = ''] = (value ?? '').split('.');
  const receiptCode = readReceiptCode(typed);
  return receiptCode === null ? null : { receiptCode, seal: /^[0-9a-f]{64}$/.test(seal) ? seal : '' };
}
