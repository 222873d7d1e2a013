/** Holds `result.json` against the definition, the certificate and itself. */

import { type ResultDocument, recountedPart } from '../../ballots/result-document.js';
import { type Check, failed, judged, passed } from './check.js';
import type { VerifiedParts } from './verify-bundle.js';

/** Everything in the document that papers, board and definition can prove or disprove. */
export function resultChecks(parts: VerifiedParts): readonly Check[] {
  const { certificate, election, result } = parts;
  const { members, voted } = result.turnout;
  return [
    recountedCheck(parts),
    judged(
      'result.json: turnout',
      totalsFault(result, certificate.papers.cast) ?? breakdownFault(result),
      `${voted} of ${members} members voted, and every breakdown adds up to that`,
    ),
    judged(
      'result.json: groups',
      groupFault(result, certificate.count.papers.valid),
      `${election.papers.count} kinds of paper; the tables themselves need openings.json`,
    ),
    passed('result.json: not provable', 'the lab, the dates and who is in which group are as published'),
  ];
}

function recountedCheck({ definition, certificate, result }: VerifiedParts): Check {
  const expected = Object.entries(recountedPart({ definition, certificate }));
  const wrong = expected.find(
    ([key, value]) => JSON.stringify(result[key as keyof ResultDocument]) !== JSON.stringify(value),
  );
  if (wrong !== undefined) return failed('result.json', `"${wrong[0]}" is not what the certificate says`);
  return JSON.stringify(result.ballot.question) === JSON.stringify(definition.question)
    ? passed('result.json', `it says what the certificate says: ${certificate.count.winners.join(', ')}`)
    : failed('result.json', 'its question is not the one of the definition');
}

function totalsFault({ turnout }: ResultDocument, cast: number): string | null {
  const { members, voted } = turnout;
  return voted === cast && members >= cast
    ? null
    : `${voted} of ${members} members voted, but ${cast} papers were cast`;
}

/** Every breakdown divides all members; nowhere have more voted than there are. */
function breakdownFault({ turnout }: ResultDocument): string | null {
  for (const { attribute, groups } of turnout.breakdowns) {
    const members = groups.reduce((sum, group) => sum + group.members, 0);
    const voted = groups.reduce((sum, group) => sum + group.voted, 0);
    if (members !== turnout.members || voted !== turnout.voted)
      return `by ${attribute} it is ${voted} of ${members}, in all ${turnout.voted} of ${turnout.members}`;
    if (groups.some((group) => group.voted > group.members))
      return `by ${attribute} more members voted in a group than are in it`;
  }
  return null;
}

/** Groups that share no papers hold no more than were counted together; those that do, none of them. */
function groupFault({ groups: tables }: ResultDocument, valid: number): string | null {
  const table = tables.find((each) => {
    if (each.groups === null) return false;
    const bases = each.groups.map(({ base }) => base);
    const most = each.overlapping ? Math.max(0, ...bases) : bases.reduce((sum, base) => sum + base, 0);
    return most > valid;
  });
  return table === undefined ? null : `the groups of ${table.question} hold more papers than were counted`;
}
