/** `turnout.csv`: who took part. */
import type { BallotResult } from '../ballots/result.js';
import { safeCsv } from './spreadsheet.js';

/** Everybody on the first line. */
export function turnoutCsv({ turnout }: BallotResult): string {
  return safeCsv([
    ['attribute', 'group', 'members', 'voted'],
    ['', 'all', turnout.members, turnout.voted],
  ]);
}
