/** Settled codes of a survey's comments as variables of its rows, for files of answers and programs: each code 1 or 0. */
import type { DataPlan, PlannedQuestion } from '../../../domain/questionnaire/flow/index.js';
import type { Variable } from '../../../domain/questionnaire/question-type.js';
import { YES_OR_NO } from '../../../domain/questionnaire/question-types/yes-or-no.js';
import { codingsOf } from '../../../storage/comment-coding-store.js';
import type { Database } from '../../../storage/tables.js';
import { type FillBeside, NOT_CODED, type RowsBeside } from '../../surveys/rows-beside.js';
import { CODES, titled } from './code-columns.js';
import { codedFrames, type StandingCodes, standingCodes } from './coded-frames.js';
import { byComment } from './stored-codings.js';
import { textQuestionsOf } from './text-questions.js';

/** A question of codes with where the words stand that it is about. */
interface CodedQuestion extends StandingCodes {
  readonly frameId: string;
  readonly question: PlannedQuestion;
  readonly place: number;
}

/**
 * Beside the answers one question for each frame whose coders were compared, `codes.<question>`, with a variable for each code
 * that stands. A response without a comment is blank as its comment is; one whose codes are not settled is `not-coded`.
 */
export async function codesBeside(reader: Database, surveyId: string, plan: DataPlan): Promise<RowsBeside> {
  const coded = await codedQuestions(reader, surveyId, plan);
  return {
    questions: coded.map(({ question }) => question),
    variables: coded.flatMap(({ codes, question: { name } }) =>
      codes.map(
        (code): Variable => ({
          ...{ name: `${name}_${code.name}`, label: { en: code.label }, kind: 'code' },
          ...{ codes: YES_OR_NO, missing: [] },
        }),
      ),
    ),
    versions: coded.flatMap(({ codes, place }) => codes.map(() => plan.versions[place] ?? [])),
    read: async (keys) => {
      const fills: FillBeside[] = [];
      if (keys.length === 0) return () => undefined;
      for (const question of coded) fills.push(await fillOf(reader, question, keys));
      return (...words) => {
        for (const fill of fills) fill(...words);
      };
    },
  };
}

async function codedQuestions(
  reader: Database,
  surveyId: string,
  plan: DataPlan,
): Promise<readonly CodedQuestion[]> {
  const asked = textQuestionsOf(plan);
  const taken = new Set([...plan.questions, ...plan.variables].map(({ name }) => name));
  const coded: CodedQuestion[] = [];
  let from = 0;
  for (const frame of await codedFrames(reader, { kind: 'survey', id: surveyId })) {
    const found = asked.find(({ name }) => name === frame.question);
    const name = `${CODES}${frame.question}`;
    // An author may have called a question so; theirs was first.
    if (found === undefined || taken.has(name)) continue;
    const standing = await standingCodes(reader, frame.id);
    const to = from + standing.codes.length;
    const choices = standing.codes.map((code) => ({ name: code.name, label: { en: code.label } }));
    const label = titled(found.texts, false);
    const question = { name, label, type: 'multiple-choice', from, to, choices, rows: [], task: null };
    coded.push({ ...standing, frameId: frame.id, question, place: found.place });
    from = to;
  }
  return coded;
}

async function fillOf(
  reader: Database,
  { frameId, question, place, placesOf, codes }: CodedQuestion,
  keys: readonly string[],
): Promise<FillBeside> {
  const byKey = byComment(await codingsOf(reader, frameId, keys));
  return (key, { values, blanks }, answers, own) => {
    const first = own + question.from;
    const isGiven = values[answers + place] !== null;
    const known = isGiven ? placesOf(byKey.get(key) ?? []) : null;
    const blank = isGiven ? NOT_CODED : (blanks[answers + place] ?? 0);
    for (let at = 0; at < codes.length; at += 1) {
      values[first + at] = known === null ? null : Number(known.includes(at));
      blanks[first + at] = known === null ? blank : 0;
    }
  };
}
