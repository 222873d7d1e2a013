/** A ballot's home for those who run it: where it stands, the one next step, and what is missing. */
import { movesFrom } from '../../services/ballots/moves/index.js';
import { missingForOpening, PARTS, type Part, type Situation } from '../../services/ballots/readiness.js';
import { isPublic } from '../../services/ballots/visibility.js';
import type { Translate } from '../../shared/text.js';
import type { CountUnderWayRow } from '../../storage/count-under-way-store.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { nextWhileCounting } from './ballot-count.js';
import { type NextStep, nextStep, type StepWords } from './next-step.js';
import { ballotHome, belowLabFrame } from './organiser-frame.js';
import { STATE_TAGS } from './state-tags.js';
import type { Tag } from './tag.js';

const STAGES = ['Draft', 'Roll', 'Open', 'Closed', 'Counted', 'Published'] as const;

const PART_NAMES: Readonly<Record<Part, string>> = {
  question: 'Question',
  options: 'Options',
  method: 'How votes are counted',
  companions: 'Questions beside the vote',
  dates: 'Dates',
  roll: 'Roll',
};

/** How the page writes things down. */
export type HomeWords = StepWords & { readonly t: Translate };

/** The home of the ballot in this situation, for this visitor's role; `underWay` is its count where one was asked for. */
export function ballotHomePage(
  visit: BallotVisit,
  situation: Situation,
  words: HomeWords,
  underWay?: CountUnderWayRow,
): PageModel {
  const { ballot, role } = visit;
  const home = ballotHome(ballot.slug);
  const isOrganiser = role === 'organiser';
  const next = underWay === undefined ? nextStep(situation, words) : nextWhileCounting(underWay, ballot.slug);
  return {
    ...belowLabFrame(visit),
    title: situation.definition.question.en,
    stages: { label: 'Stage of this ballot', items: STAGES, current: stageOf(situation) },
    tag: STATE_TAGS[ballot.state],
    next: isOrganiser || underWay !== undefined ? next : { ...next, button: null },
    turnout: ballot.state === 'open' ? turnoutOf(situation, home, words) : null,
    tasks: isOrganiser ? tasksOf(situation, home, words) : [],
    isDraft: ballot.state === 'draft',
    summary: { rows: summaryRows(situation, words) },
    fingerprint: ballot.fingerprint,
    seedHash: situation.definition.seedHash,
    links: linksOf(visit, home),
    moves: isOrganiser && underWay === undefined ? otherMoves(situation, home, next) : [],
  };
}

/** A draft whose own parts are complete waits for its roll and its opening. */
function stageOf(situation: Situation): (typeof STAGES)[number] | null {
  const { state } = situation.ballot;
  if (state === 'cancelled') return null;
  if (state === 'draft') {
    return missingForOpening(situation).every(({ part }) => part === 'roll') ? 'Roll' : 'Draft';
  }
  if (state === 'scheduled') return 'Roll';
  return STAGES.find((stage) => stage.toLowerCase() === state) ?? null;
}

function turnoutOf({ entries, voted }: Situation, home: string, { format }: HomeWords) {
  const share = format.percent(voted, entries);
  return {
    sentence: `${format.number(voted)} of ${format.number(entries)} have voted (${share}).`,
    href: `${home}/turnout`,
  };
}

interface Task {
  readonly text: string;
  readonly href: string | null;
  readonly hint: string;
  readonly status: string;
  readonly tone: Tag['tone'] | null;
}

/** The checklist: every part with what it holds, and what is missing. The roll can be kept while voting is open. */
function tasksOf(situation: Situation, home: string, words: HomeWords): readonly Task[] {
  const { state } = situation.ballot;
  if (!['draft', 'scheduled', 'open'].includes(state)) return [];
  const missing = missingForOpening(situation);
  const parts = state === 'draft' ? PARTS : PARTS.filter((part) => part === 'roll');
  return parts.map((part) => {
    const wanting = missing.find((thing) => thing.part === part);
    return {
      text: PART_NAMES[part],
      href: `${home}/${part}`,
      hint: hintOf(part, situation, words),
      ...statusOf(part, situation, wanting === undefined),
    };
  });
}

function statusOf(part: Part, { definition }: Situation, done: boolean): Pick<Task, 'status' | 'tone'> {
  if (!done) return { status: 'To do', tone: 'needs-you' };
  const isOptional = part === 'companions' && definition.companions.length === 0;
  return isOptional ? { status: 'Optional', tone: null } : { status: 'Done', tone: 'good' };
}

function hintOf(part: Part, { ballot, definition, entries }: Situation, words: HomeWords): string {
  const { format, zone, t } = words;
  const hints: Readonly<Record<Part, () => string>> = {
    question: () => (definition.introduction.en === '' ? 'No introduction' : 'With an introduction'),
    options: () => counted(definition.options.length, 'option', 'options'),
    method: () =>
      `${t(`methods.${definition.method}.name`)}, ${counted(definition.seats, 'winner', 'winners')}`,
    companions: () => counted(definition.companions.length, 'question', 'questions'),
    dates: () =>
      ballot.closes_at === null
        ? 'Not set'
        : `${ballot.opens_at === null ? 'Opened by hand' : format.shortMoment(ballot.opens_at, zone)} to ${format.shortMoment(ballot.closes_at, zone)}`,
    roll: () => (entries === 0 ? 'Nobody yet' : `${format.number(entries)} who may vote`),
  };
  return hints[part]();
}

function counted(count: number, one: string, several: string): string {
  return `${count === 0 ? 'No' : count} ${count === 1 ? one : several}`;
}

/** What members see, for reading; in a draft the checklist says it already. */
function summaryRows(situation: Situation, words: HomeWords) {
  const { ballot, definition } = situation;
  if (ballot.state === 'draft') return [];
  const { format, zone } = words;
  const when = (moment: number | null) => (moment === null ? 'By hand' : format.moment(moment, zone));
  return [
    { key: 'Options', value: definition.options.map(({ title }) => title.en) },
    { key: 'Method', value: hintOf('method', situation, words) },
    {
      key: 'Questions beside the vote',
      value: definition.companions.length === 0 ? 'None' : definition.companions.map(({ label }) => label.en),
    },
    { key: 'Opening', value: when(ballot.opens_at) },
    { key: 'Closing', value: when(ballot.closes_at) },
  ];
}

function linksOf({ ballot, lab, role }: BallotVisit, home: string) {
  const isRunning = ballot.state === 'scheduled' || ballot.state === 'open';
  return [
    { text: 'Preview as a voter', href: `${home}/preview` },
    ...(isPublic(ballot) ? [{ text: 'Public page', href: `/ballots/${ballot.slug}` }] : []),
    ...(isRunning && role === 'organiser' ? [{ text: 'Mail', href: `${home}/mail` }] : []),
    ...(ballot.fingerprint !== null ? [{ text: 'Turnout', href: `${home}/turnout` }] : []),
    ...(ballot.state === 'counted' || ballot.state === 'published'
      ? [
          { text: 'Result', href: `${home}/result` },
          ...(role === 'observer' ? [] : [{ text: 'Tables by group', href: `${home}/workbench` }]),
        ]
      : []),
    ...(role === 'organiser' ? [{ text: 'Who did what', href: `/manage/labs/${lab.slug}/audit` }] : []),
  ];
}

/** The moves that are possible now besides the next step. */
function otherMoves(situation: Situation, home: string, next: NextStep) {
  return movesFrom(situation.ballot.state)
    .filter((move) => move.missing(situation).length === 0)
    .map((move) => ({ text: move.button, href: `${home}/move/${move.name}` }))
    .filter(({ href }) => href !== next.button?.href);
}
