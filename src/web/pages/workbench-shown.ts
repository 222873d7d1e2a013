/** The result of a view: its sentence in words, and each of its parts as tables and charts. */

import { inWords } from '../../domain/statistics/words.js';
import type { Look, Seen } from '../../services/analysis/enquiries/look.js';
import { filesOf, VIEW_FILES } from '../../services/analysis/files/index.js';
import type { Formats } from '../../shared/dates.js';
import { titleOf } from '../definitions/definition-form.js';
import { viewAddress } from '../workbench/address.js';
import { choiceShown } from './choice-shown.js';
import { nothingToCount } from './nothing-to-count.js';
import { type NumberPanel, numberPanel } from './number-panel.js';
import type { NumberPlace } from './number-shown.js';
import { CHANCE_ALONE } from './table-legend.js';
import { tableShown } from './table-shown.js';
import type { Workbench } from './workbench.js';
import { preferencesShown } from './workbench-preferences.js';
import type { ShownPart, ShownResult } from './workbench-result.js';

interface Showing extends Omit<Workbench, 'result'> {
  readonly format: Formats;
  /** The number that the address asks to be explained. */
  readonly number: NumberPlace | null;
}

/** The result as the page shows it. */
export function resultShown(seen: Look, showing: Showing): ShownResult {
  const nothing = nothingToCount(seen, showing);
  const look = nothing === null ? seen : { ...seen, parts: [] };
  return {
    sentence: sentenceOf(look, showing),
    nothing,
    faults: look.faults,
    parts: withFiles(
      look.parts.flatMap((part) => partShown(part, showing)),
      showing,
    ),
    files: filesOf(look).map((name) => ({
      text: VIEW_FILES[name]?.title ?? name,
      href: viewAddress(showing.place.workbench, showing.view, name),
    })),
    number: numberOf(look, showing),
    publishable:
      showing.place.subject.kind === 'ballot' || look.parts.length === 0
        ? null
        : viewAddress(showing.place.workbench, showing.view, 'publishable'),
    notes: look.parts.length === 0 ? [] : notesOn(look, showing),
  };
}

function notesOn({ about }: Look, { view, place }: Showing): readonly string[] {
  const kind = about ?? place.subject.kind;
  return kind === 'ballot' || view.wave === null ? NOTES[kind] : [TWO_WAVES, ...NOTES[kind]];
}

/** Whoever answered both is two people here, since nothing in the answers tells that they are one. */
const TWO_WAVES =
  'Somebody who answered both surveys is counted in both: answers are kept without saying whose they are, so nobody can tell who did. The two are compared as if different people had answered each. Where many answered both, a difference between the two is usually surer than its interval and letters say, and numbers of both together are less sure than theirs say.';

/** What must be kept in mind. */
const NOTES = {
  survey: [CHANCE_ALONE],
  comments: [
    'These numbers are of comments, not of papers. A group is told beside a comment only where enough papers share it, so groups do not add up to everybody. Everything here can be counted on the list of comments, which analysts alone read. A report can carry one question’s codes by themselves, through disclosure control, and never beside the vote or another answer.',
    CHANCE_ALONE,
  ],
  ballot: [
    'Groups are those of the ballot’s result, and the vote is told of them as it is there. Numbers of few people, and numbers that would give one away together with others, are the same for everybody who asks, whatever is asked for first. The papers themselves are not given out.',
    'Intervals and letters take those who voted for a sample of all who might have. Who chose to vote is no random sample of anybody (AAPOR 2016); of these papers the numbers are exact.',
  ],
} as const;

/** The name of the file of the page's first, second, … chart. */
export function chartFileName(place: number): string {
  return `chart-${place + 1}.svg`;
}

function withFiles(parts: readonly ShownPart[], { place, view }: Showing): readonly ShownPart[] {
  let count = 0;
  return parts.map((part) => ({
    ...part,
    figures: part.figures.map((figure) => {
      const file = viewAddress(place.workbench, view, chartFileName(count));
      count += 1;
      return { ...figure, file };
    }),
  }));
}

function numberOf({ parts }: Look, { place, number, view, format }: Showing): NumberPanel | null {
  const counted = parts.find((part) => part.kind === 'table');
  if (counted === undefined) return null;
  const panel = numberPanel(counted.table, number, view, format);
  // Lines of R read the papers, which nobody is given.
  return place.subject.kind === 'ballot' && panel.shown !== null
    ? { ...panel, shown: { ...panel.shown, lines: [] } }
    : panel;
}

function partShown(part: Seen, { view, format }: Showing): readonly ShownPart[] {
  if (part.kind === 'table') return tableShown(part, view, format);
  return part.kind === 'choice'
    ? [choiceShown(part.report, view, format)]
    : [preferencesShown(part.report, view, format)];
}

const ROWS_OF_BALLOT = { papers: 'papers with a first choice', comments: 'comments' } as const;

/** What is seen, in words: "How far do you agree?, by Country, among 2,104 completed responses in Wales". */
function sentenceOf(look: Look, { place, view, described, definitions, waves, format }: Showing): string {
  const beside = waves.find(({ slug }) => slug === view.wave);
  const titled = (name: string) => {
    const question = described.description.questions.find((candidate) => candidate.name === name);
    return question === undefined ? name : `“${titleOf(question)}”`;
  };
  const filter = definitions.find(({ name }) => name === view.filter)?.content.label.en;
  const known = (name: string) => described.description.questions.some((question) => question.name === name);
  const isBallot = place.subject.kind === 'ballot';
  const completed = view.who === 'completed' ? 'completed responses' : 'responses that ended';
  const by = view.banner.filter(known).map(titled);
  return [
    inWords(view.rows.filter(known).map(titled)),
    ...(by.length === 0 ? [] : [`by ${inWords(by)}`]),
    `among ${format.number(look.people)} ${isBallot ? ROWS_OF_BALLOT[look.about ?? 'papers'] : completed}`,
    ...(beside === undefined ? [] : [`together with those of “${beside.called}”`]),
    ...(isBallot || filter === undefined ? [] : [`in the filter “${filter}”`]),
    ...(isBallot || view.where === null ? [] : [`where ${view.where}`]),
    ...(isBallot ? [] : [look.weight === null ? 'unweighted' : `weighted by “${look.weight.label}”`]),
  ]
    .join(', ')
    .replace(/, by /, ' by ')
    .concat('.');
}
