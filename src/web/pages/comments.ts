/** What voters wrote, page by page, for the lab's organisers and analysts. */
import type { TextQuestion } from '../../services/analysis/comments/text-questions.js';
import type { Comment } from '../../services/ballots/comments.js';
import { definitionOf } from '../../services/ballots/definition.js';
import { inLanguage } from '../../shared/language.js';
import type { BallotRow } from '../../storage/ballot-store.js';
import type { LabRow } from '../../storage/lab-store.js';
import { questionAddress } from '../comments/desk.js';
import type { PageModel } from '../render.js';
import { ballotHome, belowBallotFrame, resultLink } from './organiser-frame.js';

const ON_A_PAGE = 50;

/** What the page is made of; `page` counts from 1. */
export interface CommentsParts {
  readonly lab: LabRow;
  readonly ballot: BallotRow;
  /** The questions that were answered in voters' own words. */
  readonly questions: readonly TextQuestion[];
  readonly comments: readonly Comment[];
  readonly page: number;
}

/** The model of `views/pages/comments.ejs`; a page that does not exist shows the first. */
export function commentsPage({ lab, ballot, questions, comments, page }: CommentsParts): PageModel {
  const definition = definitionOf(ballot);
  const pages = Math.max(1, Math.ceil(comments.length / ON_A_PAGE));
  const shown = Number.isInteger(page) && page >= 1 && page <= pages ? page : 1;
  const question = (name: string) => definition.companions.find((companion) => companion.name === name);
  return {
    ...belowBallotFrame({ lab, ballot }, resultLink({ ballot })),
    title: 'Comments',
    total: comments.length,
    // Where comments on one question are searched, coded, counted and quoted.
    questions: questions.map(({ name, label }) => ({
      text: label,
      href: questionAddress({ home: ballotHome(ballot.slug) }, name),
    })),
    download: `/ballots/${ballot.slug}/comments.csv`,
    smallestGroup: definition.smallestGroup,
    comments: comments.slice((shown - 1) * ON_A_PAGE, shown * ON_A_PAGE).map((comment) => ({
      text: comment.text,
      about: inLanguage(question(comment.question)?.label ?? { en: comment.question }, 'en'),
      from: [
        firstChoiceOf(definition.options, comment),
        ...Object.entries(comment.groups).flatMap(([name, answer]) => {
          const choice = question(name)?.choices.find((candidate) => candidate.name === answer);
          return choice === undefined ? [] : [inLanguage(choice.label, 'en')];
        }),
      ].join(' · '),
    })),
    pagination: {
      page: shown,
      pages,
      previous: shown > 1 ? `?page=${shown - 1}` : null,
      next: shown < pages ? `?page=${shown + 1}` : null,
    },
  };
}

function firstChoiceOf(options: readonly { readonly title: { en: string } }[], comment: Comment): string {
  const option = comment.firstChoice === null ? undefined : options[comment.firstChoice];
  return option === undefined ? 'No first choice' : `First choice: ${option.title.en}`;
}
