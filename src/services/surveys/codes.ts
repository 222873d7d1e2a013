/** The codes of respondents: what leads back to a response under way, and what withdraws one that was sent. */
import { encodeBase32, readBase32 } from '../../shared/base32.js';
import { hmacSha256, sha256 } from '../../shared/digest.js';
import type { Randomness } from '../../shared/random.js';

/** Characters of a code that people copy by hand: 80 bits, four groups of four. */
const TYPED_LENGTH = 16;
/** Characters of a link's code: 130 bits. */
const LINK_LENGTH = 26;

/** A new code to be copied by hand: a return code or a withdrawal code. */
export function drawCode(randomness: Randomness): string {
  return encodeBase32(randomness.bytes(10));
}

/** The return or withdrawal code that was typed, in its stored spelling; null when it cannot be one. */
export function readTypedCode(typed: string): string | null {
  const code = readBase32(typed);
  return code?.length === TYPED_LENGTH ? code : null;
}

/** The code of a link that was followed or typed; null when it cannot be one. */
export function readLinkCode(typed: string): string | null {
  const code = readBase32(typed);
  return code?.length === LINK_LENGTH ? code : null;
}

/** A contact's code: derived, never stored, so that a reminder can carry the same link. */
export function personalCode(secretKey: string, surveyId: string, contactId: string, issue: number): string {
  return linkCode(secretKey, 'personal-link', surveyId, contactId, String(issue));
}

/** The code of a panel member, from the panel company's own id for them, which is never stored. */
export function panelCode(secretKey: string, surveyId: string, rid: string): string {
  return linkCode(secretKey, 'panel-link', surveyId, sha256(rid));
}

function linkCode(secretKey: string, ...parts: readonly string[]): string {
  return encodeBase32(hmacSha256(secretKey, ...parts)).slice(0, LINK_LENGTH);
}

/** What the links table holds of a link's code. */
export function linkHash(code: string): string {
  return sha256(`survey-link ${code}`);
}

/** The key of the response under way that a return code or a link's code leads to. */
export function keyUnderWay(code: string): string {
  return sha256(`response-under-way ${code}`);
}

/** The key of a completed response, which its withdrawal code alone leads to. */
export function keyOfCompleted(withdrawalCode: string): string {
  return sha256(`response-completed ${withdrawalCode}`);
}

/** The key of a response by an open link that was screened out or met a full quota. */
export function keyOfStopped(returnCode: string): string {
  return sha256(`response-stopped ${returnCode}`);
}

/** A key that no code leads to. */
export function keyOfNobody(randomness: Randomness): string {
  return randomness.bytes(32).toString('hex');
}
