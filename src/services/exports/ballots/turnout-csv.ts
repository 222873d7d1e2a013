/** `turnout.csv`: who took part, in total and by what the roll tells of members. */
import type { ResultDocument } from '../../ballots/result-document.js';
import { NOT_TOLD, type TurnoutGroup } from '../../ballots/turnout/breakdown.js';
import { safeCsv } from './spreadsheet.js';

/** Everybody on the first line, then each attribute's groups, small ones together as on the pages. */
export function turnoutCsv({ turnout }: Pick<ResultDocument, 'turnout'>): string {
  return safeCsv([
    ['attribute', 'group', 'members', 'voted'],
    ['', 'all', turnout.members, turnout.voted],
    ...turnout.breakdowns.flatMap(({ attribute, groups }) =>
      groups.map((group) => [attribute, nameOf(group), group.members, group.voted]),
    ),
  ]);
}

function nameOf(group: TurnoutGroup): string {
  if (group.name === null) return `other groups (${group.groups})`;
  return group.name === NOT_TOLD ? 'not given' : group.name;
}
