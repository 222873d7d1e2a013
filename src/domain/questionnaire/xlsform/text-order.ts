/** A questionnaire's texts in the order of its languages, so that what falls back falls back to the default. */
import type { Texts } from '../../../shared/language.js';
import type { ListedChoice, Questionnaire, QuestionnairePart } from '../questionnaire.js';

/** The same questionnaire with every text in order, and the languages of texts that it does not list. */
export function inLanguageOrder(questionnaire: Questionnaire): {
  questionnaire: Questionnaire;
  unlisted: readonly string[];
} {
  const codes = questionnaire.languages.map(({ code }) => code);
  const unlisted = new Set<string>();
  const order = (texts: Texts): Texts => {
    for (const code of Object.keys(texts)) if (!codes.includes(code)) unlisted.add(code);
    return Object.fromEntries(
      codes.filter((code) => Object.hasOwn(texts, code)).map((code) => [code, texts[code]]),
    );
  };
  const { settings, parts, lists, quotas, screenOuts } = questionnaire;
  const ordered = {
    ...questionnaire,
    settings: { ...settings, title: order(settings.title), completion: order(settings.completion) },
    parts: parts.map((part) => orderedPart(part, order)),
    lists: Object.fromEntries(
      Object.entries(lists).map(([name, choices]) => [
        name,
        choices.map((choice) => orderedChoice(choice, order)),
      ]),
    ),
    quotas: quotas.map((quota) => ({ ...quota, label: order(quota.label) })),
    screenOuts: screenOuts.map((out) => ({ ...out, message: order(out.message) })),
  };
  return { questionnaire: ordered, unlisted: [...unlisted] };
}

type Order = (texts: Texts) => Texts;

function orderedPart(part: QuestionnairePart, order: Order): QuestionnairePart {
  const shared = { label: order(part.label), hint: order(part.hint) };
  if (part.kind !== 'question') {
    return { ...part, ...shared, children: part.children.map((child) => orderedPart(child, order)) };
  }
  return {
    ...part,
    ...shared,
    guidance: order(part.guidance),
    requiredMessage: order(part.requiredMessage),
    constraintMessage: order(part.constraintMessage),
    image: part.image === null ? null : order(part.image),
    imageAlt: order(part.imageAlt),
  };
}

function orderedChoice(choice: ListedChoice, order: Order): ListedChoice {
  const { label, image, imageAlt } = choice;
  return {
    ...choice,
    label: order(label),
    image: image === null ? null : order(image),
    imageAlt: order(imageAlt),
  };
}
