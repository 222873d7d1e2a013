/** One page of a survey as its respondent sees it, and its faults as sentences. */
import { answerField } from '../../domain/questionnaire/answers.js';
import type { AskedQuestion, PageAsked, PageFaults } from '../../domain/questionnaire/flow/index.js';
import { inLanguage, type Language, languageGiven, type Texts } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import { type Block, markdown } from '../markdown.js';
import { type ShownQuestion, shownQuestions } from './questions.js';

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
  readonly readOnly: boolean;
  readonly guidance: { readonly blocks: readonly Block[]; readonly lang: string } | null;
}

export interface PageSection {
  readonly titles: readonly ShownText[];
  readonly questions: readonly PageQuestion[];
}

/** The sections of the page. Where a page asks one thing alone, that is its heading. */
export function shownSections(asked: PageAsked, language: Language): readonly PageSection[] {
  const alone = isOneThing(asked);
  return asked.sections.map(({ titles, questions }) => ({
    titles: titles.map((title) => shownText(title, language)),
    questions: questions.map((one) => shownAsked(one, language, alone)),
  }));
}

/** Whether the page asks one thing and has no title of its own. */
export function isOneThing(asked: PageAsked): boolean {
  const [section, ...others] = asked.sections;
  return section !== undefined && others.length === 0 && section.questions.length === 1;
}

/** What the browser calls the page: its one question, its title, or the survey. */
export function pageTitle(asked: PageAsked, language: Language, survey: string): string {
  if (asked.another !== null) return inLanguage(asked.another.title, language) || survey;
  const [section] = asked.sections;
  const [question] = section?.questions ?? [];
  const own = isOneThing(asked) ? question?.question.label : section?.titles.at(-1);
  return (own === undefined ? '' : inLanguage(own, language)) || survey;
}

function shownAsked(asked: AskedQuestion, language: Language, alone: boolean): PageQuestion {
  const [question] = shownQuestions([asked.question], language) as [ShownQuestion];
  const guidance = inLanguage(asked.guidance, language);
  return {
    question: alone
      ? ({
          ...question,
          field: { ...question.field, isPageHeading: true, labelSize: 'l' },
        } as unknown as ShownQuestion)
      : question,
    shown: asked.shown,
    readOnly: asked.readOnly,
    guidance:
      guidance === ''
        ? null
        : { blocks: markdown(guidance), lang: languageGiven(asked.guidance, language) },
  };
}

function shownText(texts: Texts, language: Language): ShownText {
  return { text: inLanguage(texts, language), lang: languageGiven(texts, language) };
}

/** The first fault of each field as a sentence: the author's own words, or ours naming the question. */
export function faultSentences(
  asked: PageAsked,
  faults: PageFaults,
  language: Language,
  t: Translate,
): Record<string, string> {
  const questions = asked.sections.flatMap(({ questions }) => questions.map(({ question }) => question));
  return Object.fromEntries(
    Object.entries(faults).flatMap(([field, [fault]]) => {
      if (fault === undefined) return [];
      const question = questions.find((one) => {
        const own = answerField(one);
        return field === own || field.startsWith(`${own}.`);
      });
      const label = question === undefined ? '' : inLanguage(question.label, language);
      const own = fault.message === null ? '' : inLanguage(fault.message, language);
      return [[field, own || t(`questions.errors.${fault.key}`, { ...fault.parameters, question: label })]];
    }),
  );
}
