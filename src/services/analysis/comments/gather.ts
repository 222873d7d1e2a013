/** Gathers comments: of a survey from completed responses, of a ballot from its papers once they are counted. */
import { type DataPlan, emptyRow } from '../../../domain/questionnaire/flow/index.js';
import { present } from '../../../shared/assert.js';
import { sha256 } from '../../../shared/digest.js';
import { ballotById } from '../../../storage/ballot-store.js';
import { completedAnswers, endedCounts } from '../../../storage/data-set-store.js';
import type { Database } from '../../../storage/tables.js';
import { commentsOf } from '../../ballots/comments.js';
import { papersOf } from '../../ballots/count-papers.js';
import { type BallotDefinition, definitionOf } from '../../ballots/definition.js';
import { isCounted } from '../../ballots/result.js';
import { rememberedVersions } from '../../surveys/compiled.js';
import { surveyData } from '../../surveys/rows.js';
import type { BlockOrder } from '../data-set/block-order.js';
import {
  type Aside,
  FIRST_CHOICE,
  headOf,
  type QuestionComments,
  refOf,
  type StoredComment,
  writeComments,
} from './comment-block.js';
import { CommentPile } from './comment-pile.js';
import { textCompanions, textQuestionsOf } from './text-questions.js';

/** The block as it is now; null where there are no comments to read; `unchanged` where it is the one that is known. */
export async function gatherComments(
  reader: Database,
  { subject, known, progress }: BlockOrder,
): Promise<SharedArrayBuffer | null | 'unchanged'> {
  const stamp =
    subject.kind === 'ballot'
      ? await ballotStamp(reader, subject.id)
      : JSON.stringify([subject.id, await endedCounts(reader, subject.id)]);
  if (stamp === null) return null;
  if (known !== null && headOf(known).stamp === stamp) return 'unchanged';
  if (subject.kind === 'ballot') return ballotComments(reader, subject.id, stamp);
  const read = new Int32Array(progress);
  return surveyComments(reader, subject.id, stamp, (rows) => void Atomics.store(read, 0, rows));
}

async function ballotStamp(reader: Database, ballotId: string): Promise<string | null> {
  const ballot = await ballotById(reader, ballotId);
  return isCounted(ballot) ? JSON.stringify([ballotId, ballot.fingerprint]) : null;
}

async function surveyComments(
  reader: Database,
  surveyId: string,
  stamp: string,
  onProgress: (rows: number) => void,
): Promise<SharedArrayBuffer | null> {
  const data = await surveyData(reader, rememberedVersions(), surveyId);
  if (data === null) return null;
  const { asked, fill, cells } = wordsAlone(data.plan);
  let rows = 0;
  for await (const responses of completedAnswers(reader, surveyId)) {
    for (const { response_key, version, answers } of responses) {
      fill(version - 1, answers, 'complete', cells);
      for (const { name, place, pile } of asked) {
        const text = cells.values[place];
        if (typeof text === 'string' && text.trim() !== '') pile.add(comment(name, response_key, text, []));
      }
    }
    rows += responses.length;
    onProgress(rows);
  }
  return writeComments(stamp, [], asked);
}

/** The text questions with their places in rows that hold nothing but them: of every other answer nothing is read. */
function wordsAlone(plan: DataPlan) {
  const texts = textQuestionsOf(plan);
  const holds = ({ from, to }: DataPlan['questions'][number]) =>
    texts.some(({ place }) => place >= from && place < to);
  const places = [...plan.questions.keys()].filter((at) => holds(present(plan.questions[at], 'a place')));
  let width = 0;
  const asked: (QuestionComments & { readonly place: number })[] = [];
  for (const { from, to } of places.map((at) => present(plan.questions[at], 'a place'))) {
    for (const { name, label, texts: words, place } of texts)
      if (place >= from && place < to)
        asked.push({ name, label, texts: words, pile: new CommentPile(), place: place - from + width });
    width += to - from;
  }
  return { asked, fill: plan.fillStoredOf(places), cells: emptyRow(width) };
}

/** Comments that say the same are one for coders: nothing but their words tells them apart. */
async function ballotComments(reader: Database, ballotId: string, stamp: string): Promise<SharedArrayBuffer> {
  const definition = definitionOf(await ballotById(reader, ballotId));
  const asides = asidesOf(definition);
  const all = commentsOf(definition, await papersOf(reader, ballotId));
  const questions = textCompanions(definition).map((question) => ({ ...question, pile: new CommentPile() }));
  const piles = new Map(questions.map(({ name, pile }) => [name, pile]));
  for (const { question, text, firstChoice, groups } of all) {
    const option = firstChoice === null ? undefined : definition.options[firstChoice];
    const told = asides.map((aside) =>
      aside.name === FIRST_CHOICE ? (option?.id ?? null) : (groups[aside.name] ?? null),
    );
    piles.get(question)?.add(comment(question, sha256(`${question}\n${text}`), text, told));
  }
  return writeComments(stamp, asides, questions);
}

function asidesOf({ options, companions }: BallotDefinition): readonly Aside[] {
  const first = {
    name: FIRST_CHOICE,
    label: 'First choice',
    categories: options.map(({ id, title }) => ({ name: id, label: title.en })),
  };
  const asked = companions
    .filter(({ choices, type }) => type === 'single-choice' && choices.length > 0)
    .map(({ name, label, choices }) => ({
      ...{ name, label: label.en },
      categories: choices.map((choice) => ({ name: choice.name, label: choice.label.en })),
    }));
  return [first, ...asked];
}

function comment(question: string, key: string, text: string, told: StoredComment['told']): StoredComment {
  return { ref: refOf(question, key), key, text, told };
}
