/** Every text of a questionnaire with what it belongs to, changed by one rule in one fixed order. */
import type { Texts } from '../../../shared/language.js';
import type { ListedChoice, Questionnaire, QuestionnairePart } from '../questionnaire.js';

/** One text: of what, which of its fields, and its words in every language. */
export interface FieldTexts {
  /** A part's, list's or rule's name with a choice's behind it; `title` and `completion` of the whole. */
  readonly about: string;
  readonly field: string;
  readonly texts: Texts;
}

/** What becomes of one text. */
export type TextRule = (given: FieldTexts) => Texts;

/** The questionnaire with every text by the rule, which is asked in the same order each time. */
export function mapTextsOf(questionnaire: Questionnaire, rule: TextRule): Questionnaire {
  const { settings, parts, lists, screenOuts } = questionnaire;
  const title = rule({ about: 'title', field: 'title', texts: settings.title });
  const mapped = parts.map((part) => mapPartTexts(part, rule));
  const choices = Object.entries(lists).map(([list, each]) => [
    list,
    each.map((choice) => mapChoiceTexts(list, choice, rule)),
  ]);
  const outs = screenOuts.map((out) => ({
    ...out,
    message: rule({ about: out.name, field: 'message', texts: out.message }),
  }));
  const completion = rule({ about: 'completion', field: 'completion', texts: settings.completion });
  return {
    ...questionnaire,
    settings: { ...settings, title, completion },
    parts: mapped,
    lists: Object.fromEntries(choices) as Questionnaire['lists'],
    screenOuts: outs,
  };
}

function mapPartTexts(part: QuestionnairePart, rule: TextRule): QuestionnairePart {
  const of = (field: string, texts: Texts) => rule({ about: part.name, field, texts });
  const shared = { label: of('label', part.label), hint: of('hint', part.hint) };
  if (part.kind !== 'question')
    return { ...part, ...shared, children: part.children.map((child) => mapPartTexts(child, rule)) };
  return {
    ...part,
    ...shared,
    guidance: of('guidance', part.guidance),
    requiredMessage: of('requiredMessage', part.requiredMessage),
    constraintMessage: of('constraintMessage', part.constraintMessage),
    imageAlt: of('imageAlt', part.imageAlt),
  };
}

function mapChoiceTexts(list: string, choice: ListedChoice, rule: TextRule): ListedChoice {
  const about = `${list}: ${choice.name}`;
  return {
    ...choice,
    label: rule({ about, field: 'label', texts: choice.label }),
    imageAlt: rule({ about, field: 'imageAlt', texts: choice.imageAlt }),
  };
}
