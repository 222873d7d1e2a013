/** Who took part, by what the roll tells of members: one picture for each attribute, small groups together. */
import type { BallotResult } from '../../services/ballots/result.js';
import type { Breakdown, TurnoutGroup } from '../../services/ballots/turnout/breakdown.js';
import { NOT_TOLD } from '../../services/ballots/turnout/breakdown.js';
import { drawBars } from '../charts/bars.js';
import type { ResultWords } from './result-words.js';

/** One figure for each attribute of the roll that tells at least two groups apart. */
export function turnoutFigures({ definition, document: { turnout } }: BallotResult, words: ResultWords) {
  return turnout.breakdowns.map((breakdown, at) =>
    figureOf(
      breakdown,
      at,
      (group) => nameOf(group, valueNames(definition, breakdown.attribute, words), words),
      words,
    ),
  );
}

/**
 * The roll is written in one language. Where the ballot's own questions offer the same words as a choice (the one called like
 * the attribute first), the choice's label says them in the reader's language; other values stay as the lab wrote them.
 */
function valueNames(
  { companions }: BallotResult['definition'],
  attribute: string,
  { local }: ResultWords,
): ReadonlyMap<string, string> {
  const sameFirst = [...companions].sort(
    (one, other) => Number(one.name === attribute) - Number(other.name === attribute),
  );
  const labels = sameFirst.flatMap(({ choices }) => choices.map(({ label }) => label));
  return new Map(labels.map((label) => [comparable(label.en), local(label)]));
}

function comparable(value: string): string {
  return value.trim().toLowerCase();
}

/** Attributes that every roll calls by these names; others are the lab's own words. */
const KNOWN = ['country', 'role', 'language'];

function figureOf(
  { attribute, groups }: Breakdown,
  at: number,
  name: (group: TurnoutGroup) => string,
  words: ResultWords,
) {
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
            label: name(group),
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
        name(group),
        format.number(group.members),
        format.number(group.voted),
        format.percent(group.voted, group.members),
      ]),
    },
  };
}

function nameOf(group: TurnoutGroup, values: ReadonlyMap<string, string>, { t }: ResultWords): string {
  if (group.name === null) return t('result.takingPart.otherGroups', { count: group.groups });
  if (group.name === NOT_TOLD) return t('result.takingPart.notTold');
  return values.get(comparable(group.name)) ?? group.name;
}
