/** Voting codes: the secret in a personal link, derived and never stored. */
import { encodeBase32, readBase32 } from '../../shared/base32.js';
import { hmacSha256, sha256 } from '../../shared/digest.js';

/** 130 bits of the HMAC: 26 characters. */
const CODE_LENGTH = 26;

/**
 * The voting code of one roll entry: an HMAC under the service's secret of ballot, entry and issue number, so
 * that a reminder can carry the same link, a stolen database cannot vote, and a reissued link kills the old one.
 */
export function votingCode(secretKey: string, ballotId: string, entryId: string, issue: number): string {
  return encodeBase32(hmacSha256(secretKey, 'voting-code', ballotId, entryId, String(issue))).slice(
    0,
    CODE_LENGTH,
  );
}

/** What the database holds of a code; null when what was typed cannot be a code. */
export function codeHash(typed: string): string | null {
  const code = readBase32(typed);
  return code?.length === CODE_LENGTH ? sha256(`voting-code ${code}`) : null;
}

/** The personal link of a code. */
export function votingLink(baseUrl: string, code: string): string {
  return `${baseUrl}/v/${code}`;
}
