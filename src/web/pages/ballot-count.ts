/** The page on which a lab waits for a count: what is done, what is being done, and why it broke off if it did. */
import { COUNT_STAGES, type CountStage } from '../../domain/voting/progress.js';
import type { Formats } from '../../shared/dates.js';
import { problem } from '../../shared/problem.js';
import type { CountUnderWayRow } from '../../storage/count-under-way-store.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { counted } from './counted.js';
import type { NextStep } from './next-step.js';
import { ballotHome, belowBallotFrame } from './organiser-frame.js';

const TITLES: Readonly<Record<CountStage, string>> = {
  papers: 'Papers read and held against the board and the roll',
  rounds: 'The count by the ballot’s method',
  margin: 'How safe the result is',
  others: 'What other methods would have said',
  depth: 'How much of each paper the count needed',
  groups: 'Tables by role, country and other answers',
};

/** What is said of a stage while it is under way. */
type Hint = (done: number, total: number | null, format: Formats) => string;

const HINTS: Readonly<Record<CountStage, Hint>> = {
  papers: (done, total, format) => `${format.number(done)} of ${papers(format, total ?? 0)}`,
  rounds: (done, _total, format) => (done === 0 ? '' : `Round ${format.number(done)}`),
  margin: (done, total, format) =>
    done === 0 || total === null
      ? 'Proving what could not have changed it'
      : `${counted(format, done, 'count', 'counts')} of altered papers, at most ${format.number(total)}`,
  others: (done, total, format) =>
    `${format.number(done)} of ${counted(format, total ?? 0, 'method', 'methods')} done`,
  depth: (done, total, format) =>
    `${format.number(done)} of at most ${counted(format, total ?? 0, 'count', 'counts')} of shortened papers`,
  groups: () => '',
};

const WHY: Readonly<Record<NonNullable<CountUnderWayRow['failed']>, string>> = {
  'papers-changed': problem('papers-changed').sentence,
  'count-failed':
    'The count broke off three times, and nothing was stored. The papers are as they were. Tell whoever runs this service; the log says what happened.',
};

/** The page of a count that was asked for and is not stored yet. */
export function ballotCountPage(visit: BallotVisit, row: CountUnderWayRow, format: Formats): PageModel {
  const { home, ...frame } = belowBallotFrame(visit);
  const isGoing = row.failed === null;
  return {
    ...frame,
    home,
    title: isGoing ? 'The papers are being counted' : 'The papers could not be counted',
    scripts: isGoing ? ['renew.js'] : [],
    isGoing,
    address: `${home}/count`,
    waiting: row.counter === null,
    stages: isGoing ? stagesOf(row, format) : [],
    why: row.failed === null ? null : WHY[row.failed],
    again:
      isGoing || visit.role !== 'organiser'
        ? null
        : {
            action: `${home}/move/count`,
            text: 'Count the papers again',
            fields: { revision: String(visit.ballot.revision) },
          },
  };
}

/** The one next step of a closed ballot whose count was asked for. */
export function nextWhileCounting({ failed }: CountUnderWayRow, slug: string): NextStep {
  const href = `${ballotHome(slug)}/count`;
  return failed === null
    ? { sentence: 'The papers are being counted.', button: { text: 'See how far the count is', href } }
    : { sentence: 'The papers could not be counted.', button: { text: 'See why', href } };
}

function stagesOf({ stage, done, total }: CountUnderWayRow, format: Formats) {
  const now = stage === null ? -1 : COUNT_STAGES.indexOf(stage);
  return COUNT_STAGES.map((name, at) => ({
    text: TITLES[name],
    href: null,
    hint: at === now ? HINTS[name](done, total, format) : '',
    status: at < now ? 'Done' : at === now ? 'Now' : 'To come',
    tone: at < now ? 'good' : at === now ? 'needs-you' : null,
  }));
}

function papers(format: Formats, total: number): string {
  return counted(format, total, 'paper', 'papers');
}
