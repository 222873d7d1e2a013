/** Every expression, text and name of a questionnaire that may speak of its questions, changed by one rule. */
import type { Texts } from '../../../shared/language.js';
import type {
  CarriedCells,
  CarriedForm,
  ListedChoice,
  Questionnaire,
  QuestionnairePart,
  QuestionPart,
  Quota,
  ScreenOut,
} from '../questionnaire.js';
import { expressionWithNames, type NewNames, textWithNames } from './references.js';

/** What becomes of each field; `field` is its name in the questionnaire's words. */
export interface FieldRule {
  expression(text: string, field: string): string;
  text(text: string, field: string): string;
  name(name: string, field: string): string;
}

/** The rule that gives names anew. */
export function namingRule(names: NewNames): FieldRule {
  return {
    expression: (text, field) => expressionWithNames(text, names, field !== 'choiceFilter'),
    text: (text) => textWithNames(text, names),
    name: (name) => names.get(name) ?? name,
  };
}

const EXPRESSIONS = [
  'relevant',
  'required',
  'constraint',
  'calculation',
  'choiceFilter',
  'default',
  'readOnly',
  'count',
] as const;
const TEXTS = ['label', 'hint', 'guidance', 'requiredMessage', 'constraintMessage', 'image'] as const;

/** The part's own fields by the rule; what it contains stays. */
export function mapOwnFields<Part extends QuestionnairePart>(part: Part, rule: FieldRule): Part {
  const given: Readonly<Record<string, unknown>> = { ...part };
  const changed: Record<string, unknown> = {};
  for (const field of EXPRESSIONS) {
    const text = given[field];
    if (typeof text === 'string') changed[field] = rule.expression(text, field);
  }
  for (const field of TEXTS) {
    const texts = given[field];
    if (isTexts(texts)) changed[field] = mapTexts(texts, rule, field);
  }
  const { carried } = part;
  if (carried !== undefined) changed['carried'] = mapTexts(carried, rule, 'carried');
  return { ...part, ...changed, ...(part.kind === 'question' ? questionsOwn(part, rule) : {}) };
}

function questionsOwn({ trigger, parameters }: QuestionPart, rule: FieldRule) {
  const set = Object.entries(parameters).map(([key, value]) => [key, rule.text(value, 'parameters')]);
  return {
    trigger: trigger.map((name) => rule.name(name, 'trigger')),
    parameters: Object.fromEntries(set) as QuestionPart['parameters'],
  };
}

/** The part and everything in it by the rule. */
export function mapPart(part: QuestionnairePart, rule: FieldRule): QuestionnairePart {
  const own = mapOwnFields(part, rule);
  return own.kind === 'question'
    ? own
    : { ...own, children: own.children.map((child) => mapPart(child, rule)) };
}

/** The whole questionnaire by the rule. */
export function mapQuestionnaire(questionnaire: Questionnaire, rule: FieldRule): Questionnaire {
  const { settings, parts, lists, quotas, screenOuts, carried } = questionnaire;
  const mapped = Object.entries(lists).map(([name, choices]) => [name, mapChoices(choices, rule)]);
  return {
    ...questionnaire,
    settings: { ...settings, completion: mapTexts(settings.completion, rule, 'completion') },
    parts: parts.map((part) => mapPart(part, rule)),
    lists: Object.fromEntries(mapped) as Questionnaire['lists'],
    quotas: quotas.map((quota) => mapQuota(quota, rule)),
    screenOuts: screenOuts.map((screenOut) => mapScreenOut(screenOut, rule)),
    ...(carried === undefined ? {} : { carried: mapCarried(carried, rule) }),
  };
}

/** What the form says to other tools by the rule. */
function mapCarried({ settings, sheets, ...rest }: CarriedForm, rule: FieldRule): CarriedForm {
  const told = (text: string) => rule.text(text, 'carried');
  return {
    ...rest,
    settings: Object.fromEntries(Object.entries(settings).map(([header, text]) => [header, told(text)])),
    sheets: Object.fromEntries(
      Object.entries(sheets).map(([name, rows]) => [name, rows.map((cells) => cells.map(told))]),
    ),
  };
}

/** The choices' labels by the rule. */
export function mapChoices(choices: readonly ListedChoice[], rule: FieldRule): readonly ListedChoice[] {
  return choices.map(({ carried, ...choice }) => ({
    ...choice,
    label: mapTexts(choice.label, rule, 'label'),
    ...(carried === undefined ? {} : { carried: mapTexts(carried, rule, 'carried') as CarriedCells }),
  }));
}

/** The quota's fields by the rule. */
export function mapQuota(quota: Quota, rule: FieldRule): Quota {
  return { ...quota, when: rule.expression(quota.when, 'when') };
}

/** The screen-out's fields by the rule. */
export function mapScreenOut(screenOut: ScreenOut, rule: FieldRule): ScreenOut {
  const message = mapTexts(screenOut.message, rule, 'message');
  return { ...screenOut, when: rule.expression(screenOut.when, 'when'), message };
}

function mapTexts(texts: Texts, rule: FieldRule, field: string): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([code, text]) => [
      code,
      text === undefined ? undefined : rule.text(text, field),
    ]),
  );
}

function isTexts(value: unknown): value is Texts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
