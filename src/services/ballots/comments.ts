/** What voters wrote, for those who must read it: with the first choice, and with a group only where it is large. */
import { questionType } from '../../domain/questionnaire/question-types/index.js';
import { sha256 } from '../../shared/digest.js';
import type { BallotDefinition } from './definition.js';
import { firstChoice } from './election.js';
import type { PaperContent } from './paper-content.js';

/** One comment. Two comments from one paper are two of these, and nothing says that they belong together. */
export interface Comment {
  /** The name of the text question it answers. */
  readonly question: string;
  readonly text: string;
  /** The position of the paper's first choice, if it has one. */
  readonly firstChoice: number | null;
  /** By single-choice question: the choice, or null where too few papers share it (or none was given). */
  readonly groups: Readonly<Record<string, string | null>>;
}

/**
 * All comments, in an order that depends on their words alone, so that neither casting order nor paper shows.
 * An answer is told only if at least `smallestGroup` papers share it together with the first choice and the
 * answers told before it.
 */
export function commentsOf(
  definition: BallotDefinition,
  papers: readonly PaperContent[],
): readonly Comment[] {
  const told = tellers(definition, papers);
  const texts = definition.companions.filter(({ type }) => questionType(type).defaultTable === 'texts');
  const comments = papers.flatMap((paper) =>
    texts.flatMap(({ name }): Comment[] => {
      const text = paper.answers[name];
      if (typeof text !== 'string' || text === '') return [];
      return [
        { question: name, text, firstChoice: firstChoice(definition, paper.marks), groups: told(paper) },
      ];
    }),
  );
  const keyed = comments.map((comment) => ({ comment, key: sha256(`${comment.question}\n${comment.text}`) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ comment }) => comment);
}

/** For a paper, the answers that may stand beside its comments. */
function tellers(
  definition: BallotDefinition,
  papers: readonly PaperContent[],
): (paper: PaperContent) => Record<string, string | null> {
  const questions = definition.companions.filter(
    ({ type }) => questionType(type).defaultTable === 'frequencies',
  );
  const first = new Map(papers.map((paper) => [paper, firstChoice(definition, paper.marks)]));
  const sizes = new Map<string, number>();
  const sizeOf = (option: number | null, groups: Groups): number => {
    const told = Object.entries(groups).filter(([, answer]) => answer !== null);
    const key = JSON.stringify([option, told]);
    const shares = (paper: PaperContent) =>
      first.get(paper) === option && told.every(([name, answer]) => paper.answers[name] === answer);
    const size = sizes.get(key) ?? papers.filter(shares).length;
    sizes.set(key, size);
    return size;
  };
  return (paper) => {
    const groups: Groups = {};
    for (const { name } of questions) {
      const answer = paper.answers[name];
      groups[name] = typeof answer === 'string' ? answer : null;
      if (sizeOf(first.get(paper) ?? null, groups) < definition.smallestGroup) groups[name] = null;
    }
    return groups;
  };
}

type Groups = Record<string, string | null>;
