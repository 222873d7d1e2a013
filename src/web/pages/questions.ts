/** A questionnaire's questions as the views in `views/questions/` show them, and their faults as sentences. */
import { answerField, type ReadAnswers } from '../../domain/questionnaire/answers.js';
import type { Answer, Choice, Question } from '../../domain/questionnaire/definition.js';
import { partField } from '../../domain/questionnaire/form.js';
import type { AnswerFault, Layout } from '../../domain/questionnaire/question-type.js';
import { questionType } from '../../domain/questionnaire/question-types/index.js';
import { formats } from '../../shared/dates.js';
import { inLanguage, type Language, languageGiven, type Texts } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import { type Block, markdown } from '../markdown.js';
import { listed } from './paper-errors.js';

/** One choice, row or item as its view shows it. */
export interface ShownChoice {
  readonly value: string;
  readonly text: string;
  /** The language in which the lab wrote it. */
  readonly language: string;
  /** The form field of the part of the question that is this choice's, where it has one. */
  readonly field: string;
  readonly asksForWords: boolean;
  readonly excludesOthers: boolean;
  readonly image: { readonly href: string; readonly text: string } | null;
}

/** What `views/questions/<type>.ejs` reads as `question`. */
export interface ShownQuestion {
  readonly type: string;
  readonly field: {
    readonly name: string;
    readonly label: string;
    /** The languages in which the lab wrote the label and each choice. */
    readonly lang: string;
    readonly hint?: string;
    readonly optional: boolean;
    readonly labelSize: 's' | 'm' | 'l';
    readonly isPageHeading: boolean;
    readonly choices: readonly ShownChoice[];
  };
  readonly rows: readonly ShownChoice[];
  readonly layout: Layout;
  /** The label as Markdown, for what is told and not asked. */
  readonly words: readonly Block[];
  readonly guidance: readonly Block[];
  readonly guidanceLang: string;
  readonly image: { readonly href: string; readonly text: string } | null;
  readonly task: Question['task'] | null;
}

/** How questions stand on their page. */
export interface Standing {
  readonly labelSize: 's' | 'm' | 'l';
  /** Whether the question is all there is on its page: its words are then the page's heading. */
  readonly isPageHeading: boolean;
}

/** Questions in a language, as they stand, with the address below which their pictures are. */
export interface Showing {
  readonly language: Language;
  readonly standing?: Standing;
  readonly pictures?: string;
}

const BESIDE_OTHERS: Standing = { labelSize: 's', isPageHeading: false };

/** The questions in the language asked for; include each with `include('questions/' + question.type, { question })`. */
export function shownQuestions(questions: readonly Question[], showing: Showing): readonly ShownQuestion[] {
  const { language, standing = BESIDE_OTHERS } = showing;
  return questions.map((question) => {
    const name = answerField(question);
    const choices = (of: readonly Choice[]) => of.map((choice) => shownChoice(choice, name, showing));
    const hint = question.hint === null ? '' : inLanguage(question.hint, language);
    const guidance = question.guidance ?? {};
    return {
      type: question.type,
      field: {
        name,
        label: inLanguage(question.label, language),
        lang: languageGiven(question.label, language),
        ...(hint === '' ? {} : { hint }),
        optional: !question.required,
        ...standing,
        choices: choices(question.choices),
      },
      rows: choices(question.rows ?? []),
      layout: questionType(question.type).layout(question),
      words: markdown(inLanguage(question.label, language), 1),
      guidance: markdown(inLanguage(guidance, language), 1),
      guidanceLang: languageGiven(guidance, language),
      image: picture(question, question.label, showing),
      task: question.task ?? null,
    };
  });
}

/** The browser scripts that these questions' views are enhanced by. */
export function questionScripts(questions: readonly Question[]): readonly string[] {
  return [...new Set(questions.flatMap(({ type }) => questionType(type).scripts))];
}

/** The answer in words: a text for each line, with what it is about. */
export function answerLines(question: Question, answer: Answer, language: Language): readonly string[] {
  return questionType(question.type)
    .answerText(question, answer)
    .map(({ about, text }) => {
      const words = inLanguage(text, language);
      return about === null ? words : `${inLanguage(about, language)}: ${words}`;
    });
}

/** The faults of `readAnswers` as the page's errors: one sentence a field, in the order of the questions. */
export function answerErrors(
  questions: readonly Question[],
  errors: ReadAnswers['errors'],
  language: Language,
  t: Translate,
): Record<string, string> {
  const fields = questions.flatMap((question) => {
    const own = answerField(question);
    return Object.entries(errors).flatMap(([field, [fault]]) =>
      fault !== undefined && field === partField(own, fault.part ?? '')
        ? [[field, sentenceOf(question, fault, language, t)] as const]
        : [],
    );
  });
  return Object.fromEntries(fields);
}

function sentenceOf(question: Question, fault: AnswerFault, language: Language, t: Translate): string {
  const lists = Object.entries(fault.lists ?? {}).map(([name, labels]) => [
    name,
    listed(
      labels.map((label) => inLanguage(label, language)),
      t,
    ),
  ]);
  const days = Object.entries(fault.days ?? {}).map(([name, day]) => [name, dayInWords(day, language, t)]);
  const label = inLanguage(question.label, language);
  const parameters = { ...fault.parameters, ...Object.fromEntries([...lists, ...days]), question: label };
  return t(`questions.errors.${fault.key}`, parameters);
}

/** "2027-01-03" as "3 January 2027". */
function dayInWords(day: string, language: Language, t: Translate): string {
  return formats(language, t).day(Date.parse(day), 'UTC');
}

function shownChoice(choice: Choice, field: string, showing: Showing): ShownChoice {
  const { language } = showing;
  return {
    value: choice.name,
    text: inLanguage(choice.label, language),
    language: languageGiven(choice.label, language),
    field: partField(field, choice.name),
    asksForWords: choice.behaviour?.includes('other') ?? false,
    excludesOthers: choice.behaviour?.includes('none') ?? false,
    image: picture(choice, {}, showing),
  };
}

/** What its author says that the picture shows; a choice's may say nothing beside its words, a question's says them. */
function picture(
  { image, imageAlt }: Pick<Question, 'image' | 'imageAlt'>,
  words: Texts,
  { language, pictures = '' }: Showing,
): ShownQuestion['image'] {
  const name = inLanguage(image ?? {}, language);
  const text = inLanguage(imageAlt ?? {}, language) || inLanguage(words, language);
  return name === '' ? null : { href: `${pictures}/${encodeURIComponent(name)}`, text };
}
