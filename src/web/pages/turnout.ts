/** Turnout for those who run a ballot: how many, which groups, over time. No papers, no options, no names. */
import type { Breakdown, Turnout, TurnoutGroup } from '../../services/ballots/turnout/breakdown.js';
import { NOT_TOLD } from '../../services/ballots/turnout/breakdown.js';
import type { Formats } from '../../shared/dates.js';
import { capitalised } from '../../shared/text.js';
import { drawBars } from '../charts/bars.js';
import { drawLine } from '../charts/line.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { counted } from './counted.js';
import { belowBallotFrame } from './organiser-frame.js';

const HOUR = 3_600_000;

interface Words {
  readonly format: Formats;
  /** The lab's IANA zone. */
  readonly zone: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The page of the ballot's turnout as it is now. */
export function turnoutPage(visit: BallotVisit, turnout: Turnout, words: Words): PageModel {
  const { format } = words;
  const { members, voted } = turnout;
  return {
    ...belowBallotFrame(visit),
    title: 'Turnout',
    mainWidth: 'full',
    hasRoll: members > 0,
    sentence: `${format.number(voted)} of ${counted(format, members, 'member has', 'members have')} voted (${format.percent(voted, members)}).`,
    progress: {
      label: 'Turnout',
      value: voted,
      max: Math.max(1, members),
      text: format.percent(voted, members),
    },
    timeFigure: turnout.hours.length === 0 ? null : timeFigure(visit, turnout, words),
    groupFigures:
      voted === 0
        ? []
        : turnout.breakdowns.map((breakdown, at) => groupFigure(breakdown, at, turnout, format)),
    waitingNote: voted === 0 ? 'Nobody has voted yet.' : null,
  };
}

function groupFigure({ attribute, groups }: Breakdown, at: number, turnout: Turnout, format: Formats) {
  const merged = groups.find((group) => group.name === null);
  const shares = groups.map(shareOf);
  return {
    id: `turnout-${at + 1}`,
    kind: 'bars',
    title: titleOf(attribute, groups, format),
    subtitle: `Members of each group who have voted, by ${attribute} on the roll, ${counted(format, turnout.members, 'member', 'members')}`,
    description: groups.map((group) => `${nameOf(group)}: ${textOf(group, format)}.`).join(' '),
    drawing: drawBars({
      groups: [
        {
          bars: groups.map((group, index) => ({
            label: nameOf(group),
            value: (shares[index] ?? 0) * 100,
            text: textOf(group, format),
          })),
        },
      ],
      max: 100,
    }),
    table: {
      caption: `Turnout by ${attribute}`,
      head: [
        { text: capitalised(attribute) },
        { text: 'On the roll', numeric: true },
        { text: 'Voted', numeric: true },
        { text: 'Turnout', numeric: true },
      ],
      rows: groups.map((group) => [
        nameOf(group),
        format.number(group.members),
        format.number(group.voted),
        format.percent(group.voted, group.members),
      ]),
    },
    note:
      merged === undefined
        ? undefined
        : `Groups of fewer than ${turnout.smallestGroup} members are shown together, so that nobody can be singled out.`,
  };
}

/** The chart's message: which group takes part most, unless several do alike. */
function titleOf(attribute: string, groups: readonly TurnoutGroup[], format: Formats): string {
  const [first, second] = [...groups].sort((one, other) => shareOf(other) - shareOf(one));
  if (first === undefined || second === undefined || shareOf(first) === shareOf(second)) {
    return `Turnout by ${attribute}`;
  }
  return `${nameOf(first)}: highest turnout by ${attribute}, at ${format.percent(first.voted, first.members)}`;
}

function shareOf(group: TurnoutGroup): number {
  return group.members === 0 ? 0 : group.voted / group.members;
}

function textOf(group: TurnoutGroup, format: Formats): string {
  return `${format.percent(group.voted, group.members)} (${format.number(group.voted)} of ${format.number(group.members)})`;
}

function nameOf(group: TurnoutGroup): string {
  if (group.name === null) return `Other groups (${group.groups})`;
  return group.name === NOT_TOLD ? 'Not given' : group.name;
}

function timeFigure({ ballot }: BallotVisit, { hours, voted }: Turnout, { format, zone, now }: Words) {
  const start = Math.min(ballot.opens_at ?? Number.POSITIVE_INFINITY, hours[0]?.hour ?? now);
  const end = Math.max(Math.min(ballot.closes_at ?? now, now), start + HOUR);
  const points = [{ at: start, value: 0 }];
  let total = 0;
  for (const { hour, papers } of hours) {
    total += papers;
    points.push({ at: Math.min(hour + HOUR, end), value: total });
  }
  points.push({ at: end, value: total });
  const isOneDay = format.day(start, zone) === format.day(end, zone);
  const axisText = (moment: number) => (isOneDay ? format.time(moment, zone) : format.day(moment, zone));
  return {
    id: 'turnout-time',
    kind: 'line',
    title: `${counted(format, voted, 'vote', 'votes')} since ${format.shortMoment(start, zone)}`,
    subtitle: `Votes so far, counted by the hour (${format.zone(zone)})`,
    description: `The number of votes rises from 0 to ${format.number(total)} between ${format.shortMoment(start, zone)} and ${format.shortMoment(end, zone)}.`,
    drawing: drawLine({
      points,
      from: start,
      to: end,
      fromText: axisText(start),
      toText: axisText(end),
      endText: format.number(total),
      format: (value) => format.number(value),
    }),
    table: {
      caption: 'Votes by day',
      head: [{ text: 'Day' }, { text: 'Votes', numeric: true }, { text: 'So far', numeric: true }],
      rows: byDay(hours, format, zone),
    },
  };
}

function byDay(hours: Turnout['hours'], format: Formats, zone: string): string[][] {
  const days = new Map<string, number>();
  for (const { hour, papers } of hours) {
    const day = format.day(hour, zone);
    days.set(day, (days.get(day) ?? 0) + papers);
  }
  let total = 0;
  return [...days].map(([day, papers]) => {
    total += papers;
    return [day, format.number(papers), format.number(total)];
  });
}
