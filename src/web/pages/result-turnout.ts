/** Who took part, by what the roll tells of members: one picture for each attribute, small groups together. */
import type { BallotResult } from '../../services/ballots/result.js';
import type { Breakdown, TurnoutGroup } from '../../services/ballots/turnout/breakdown.js';
import { NOT_TOLD } from '../../services/ballots/turnout/breakdown.js';
import { drawBars } from '../charts/bars.js';
import type { ResultWords } from './result-words.js';

/** One figure for each attribute of the roll that tells at least two groups apart. */
export function turnoutFigures({ document: { turnout } }: BallotResult, words: ResultWords) {
  return turnout.breakdowns.map((breakdown, at) => figureOf(breakdown, at, words));
}

/** Attributes that every roll calls by these names; others are the lab's own words. */
const KNOWN = ['country', 'role', 'language'];

function figureOf({ attribute, groups }: Breakdown, at: number, words: ResultWords) {
  const { t, format } = words;
  const share = ({ voted, members }: TurnoutGroup) =>
    t('result.takingPart.turnoutText', { voted, members, percent: format.percent(voted, members) });
  const title = t('result.takingPart.turnoutTitle', {
    attribute: KNOWN.includes(attribute) ? t(`result.attributes.${attribute}`) : attribute,
  });
  return {
    id: `turnout-${at}`,
    kind: 'bars',
    title,
    subtitle: t('result.takingPart.turnoutSubtitle'),
    description: t('result.takingPart.turnoutDescription'),
    drawing: drawBars({
      groups: [
        {
          bars: groups.map((group) => ({
            label: nameOf(group, words),
            value: group.members === 0 ? 0 : (group.voted / group.members) * 100,
            text: share(group),
          })),
        },
      ],
      max: 100,
    }),
    table: {
      caption: title,
      captionHidden: true,
      head: [
        { text: t('result.takingPart.group') },
        { text: t('result.takingPart.members'), numeric: true },
        { text: t('result.takingPart.votedHead'), numeric: true },
        { text: t('result.share'), numeric: true },
      ],
      rows: groups.map((group) => [
        nameOf(group, words),
        format.number(group.members),
        format.number(group.voted),
        format.percent(group.voted, group.members),
      ]),
    },
  };
}

function nameOf(group: TurnoutGroup, { t }: ResultWords): string {
  if (group.name === null) return t('result.takingPart.otherGroups', { count: group.groups });
  return group.name === NOT_TOLD ? t('result.takingPart.notTold') : group.name;
}
