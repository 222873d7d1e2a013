/** How long a questionnaire is: pages, and a guess at minutes, before anybody has answered it. */
import { definedQuestion } from '../defined-question.js';
import type { Question } from '../definition.js';
import { isQuestionType, questionType } from '../question-types/index.js';
import type { Questionnaire, QuestionnairePart, QuestionPart } from '../questionnaire.js';
import { everyPart } from './outline.js';

export interface Length {
  /** Pages of somebody who is asked everything, each repeat once. */
  readonly pages: number;
  readonly questions: number;
  /** Whole minutes, at least 1 where anything is asked. */
  readonly minutes: number;
}

/**
 * Silent reading of plain English takes about 238 words a minute (Brysbaert, Journal of Memory and Language 109, 2019); the
 * seconds for answering are ours, until the field report's median replaces both.
 */
const WORDS_A_MINUTE = 238;
const SECONDS = { answer: 4, row: 3, writing: 30 } as const;

/** The length of the questionnaire for somebody who is asked everything, in its first language. */
export function lengthOf({ parts, lists, languages, settings }: Questionnaire): Length {
  const language = languages[0]?.code ?? 'en';
  const count = { pages: 0, questions: 0, seconds: 0 };
  const visit = (part: QuestionnairePart, onPage: boolean, depth: number): void => {
    if (part.kind === 'question') {
      const asked = askedFor(part, lists);
      if (!onPage) count.pages += asked.length;
      count.questions += asked.length;
      for (const question of asked) count.seconds += secondsOf(question, language);
      return;
    }
    const isPage = part.page || (part.kind === 'group' && settings.pages === 'groups' && depth === 0);
    if (isPage && !onPage && everyPart(part).some((each) => asksSomething(each, lists))) count.pages += 1;
    for (const child of part.children) visit(child, onPage || isPage, depth + 1);
  };
  for (const part of parts) visit(part, false, 0);
  const { pages, questions, seconds } = count;
  return { pages, questions, minutes: questions === 0 ? 0 : Math.max(1, Math.round(seconds / 60)) };
}

/** What is put on a page for the part: itself, the tasks of an experiment, or nothing. */
function askedFor(part: QuestionPart, lists: Questionnaire['lists']): readonly Question[] {
  if (!isQuestionType(part.type)) return [];
  const type = questionType(part.type);
  return type.answeredBy === 'calculation' ? [] : type.expand(definedQuestion(part, lists), null);
}

/** A group without anything to ask is no page. */
function asksSomething(part: QuestionnairePart, lists: Questionnaire['lists']): boolean {
  return part.kind === 'question' && askedFor(part, lists).length > 0;
}

function secondsOf(question: Question, language: string): number {
  const type = questionType(question.type);
  const rows = question.rows ?? [];
  const read = [question.label, question.hint ?? {}, ...question.choices.map(({ label }) => label)];
  const words = [...read, ...rows.map(({ label }) => label)]
    .map((texts) => (texts[language] ?? '').split(/\s+/).filter((word) => word !== '').length)
    .reduce((sum, many) => sum + many, 0);
  const reading = (words * 60) / WORDS_A_MINUTE;
  if (type.answeredBy === 'nobody') return reading;
  const writes = type.defaultTable === 'texts';
  return reading + (writes ? SECONDS.writing : SECONDS.answer) + rows.length * SECONDS.row;
}
