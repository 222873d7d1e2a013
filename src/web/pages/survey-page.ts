/** One page of a survey as its respondent sees it, and its faults as sentences. */
import { readAnswers } from '../../domain/questionnaire/answers.js';
import type { Question } from '../../domain/questionnaire/definition.js';
import type { AskedTitle, PageAsked, PageFaults } from '../../domain/questionnaire/flow/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import { present } from '../../shared/assert.js';
import { inLanguage, type Language, languageGiven } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { PageModel } from '../render.js';
import {
  answerErrors,
  answerLines,
  questionScripts,
  type ShownQuestion,
  type Standing,
  shownQuestions,
} from './questions.js';

/** The id of the form, for the language switch outside it. */
export const SURVEY_FORM = 'survey-page';

/** A text in the language it was written in. */
export interface ShownText {
  readonly text: string;
  readonly lang: string;
}

/** What `pages/survey-page` shows of one question. */
export interface PageQuestion {
  readonly question: ShownQuestion;
  /** The value of the hidden field that says that this question was on the page. */
  readonly shown: string;
  /** What a question that cannot be changed says. */
  readonly readOnly: readonly string[] | null;
}

export interface PageSection {
  readonly titles: readonly ShownText[];
  readonly questions: readonly PageQuestion[];
}

/** The sections of the page. Where a page asks one thing alone, that is its heading. */
export function shownSections(
  asked: PageAsked,
  { language, pictures }: { readonly language: Language; readonly pictures: string },
): readonly PageSection[] {
  const showing = { language, pictures, standing: isOneThing(asked) ? ALONE : BESIDE_OTHERS };
  return asked.sections.map(({ titles, questions }) => ({
    titles: titles.map((title) => shownTitle(title, language)),
    questions: questions.map(({ question, shown, readOnly }) => ({
      question: present(shownQuestions([question], showing)[0], 'one question is shown as one'),
      shown,
      readOnly: readOnly ? readOnlyWords(question, asked, language) : null,
    })),
  }));
}

const ALONE: Standing = { labelSize: 'l', isPageHeading: true };
const BESIDE_OTHERS: Standing = { labelSize: 'm', isPageHeading: false };

/** Whether the page asks one thing and has no title of its own. */
export function isOneThing(asked: PageAsked): boolean {
  const [section, ...others] = asked.sections;
  return section !== undefined && others.length === 0 && section.questions.length === 1;
}

/** Every question of the page. */
export function questionsOf(asked: PageAsked): readonly Question[] {
  return asked.sections.flatMap(({ questions }) => questions.map(({ question }) => question));
}

/** What the browser calls the page: its one question, its title, or the survey. */
export function pageTitle(asked: PageAsked, language: Language, survey: string): string {
  if (asked.another !== null) return inLanguage(asked.another.title, language) || survey;
  const [section] = asked.sections;
  const [question] = section?.questions ?? [];
  const own = isOneThing(asked) ? question?.question.label : section?.titles.at(-1)?.text;
  return (own === undefined ? '' : inLanguage(own, language)) || survey;
}

function readOnlyWords(question: Question, asked: PageAsked, language: Language): readonly string[] {
  const read = readAnswers([{ ...question, required: false }], asked.values);
  return answerLines(question, read.answers[question.name] ?? null, language);
}

function shownTitle({ text, instance }: AskedTitle, language: Language): ShownText {
  const words = inLanguage(text, language);
  return { text: instance === null ? words : `${words} ${instance}`, lang: languageGiven(text, language) };
}

/** The first fault of each field as a sentence: the author's own words, or ours naming the question. */
export function faultSentences(
  asked: PageAsked,
  faults: PageFaults,
  language: Language,
  t: Translate,
): Record<string, string> {
  const ours = answerErrors(questionsOf(asked), faults, language, t);
  return Object.fromEntries(
    Object.entries(faults).map(([field, [fault]]) => {
      const own = fault === undefined || fault.message === null ? '' : inLanguage(fault.message, language);
      return [field, own || (ours[field] ?? t('survey.page.answerThis'))];
    }),
  );
}

/** A page with what was typed on it. */
export interface Filled {
  readonly asked: PageAsked;
  readonly values: Form;
  readonly faults: PageFaults;
  /** Whether the respondent wanted to stop here for now. */
  readonly isLater?: boolean;
}

/** Where the page stands. */
export interface PageAround {
  /** The address that its pages are below. */
  readonly home: string;
  /** The address that the survey's pictures are below. */
  readonly pictures: string;
  /** What the survey is called. */
  readonly survey: string;
  readonly language: Language;
  readonly t: Translate;
}

/** What `pages/survey-page` shows. */
export function surveyPageModel(
  filled: Filled,
  { home, pictures, survey, language, t }: PageAround,
): PageModel {
  const { asked, isLater } = filled;
  const { part, of } = asked.progress;
  const addressOf = (page: string) => `${home}/page/${encodeURIComponent(page)}`;
  return {
    title: pageTitle(asked, language, survey),
    caption: survey,
    form: SURVEY_FORM,
    action: addressOf(asked.id),
    languageSwitch: { kind: 'form', form: SURVEY_FORM, main: { name: 'step', value: 'next' } },
    backLink: asked.back === null ? null : { text: t('survey.page.back'), href: addressOf(asked.back) },
    progress: {
      label: t('survey.page.progress'),
      max: of,
      value: part,
      text: t('survey.page.part', { part, of }),
    },
    sections: shownSections(asked, { language, pictures }),
    scripts: questionScripts(questionsOf(asked)),
    isOneThing: isOneThing(asked),
    another:
      asked.another === null
        ? null
        : t('survey.page.another', {
            title: inLanguage(asked.another.title, language),
            count: asked.another.count,
          }),
    leaveHref: isLater === true ? `${home}/later` : null,
    values: filled.values,
    errors: faultSentences(asked, filled.faults, language, t),
  };
}
