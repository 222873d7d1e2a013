/** The questions asked beside the vote: their list, and the page of one of them. */
import { COMPANION_TYPES, questionType } from '../../domain/questionnaire/question-types/index.js';
import { smallestPublication } from '../../services/ballots/definition.js';
import { draftOf } from '../../services/ballots/set-up.js';
import type { Translate } from '../../shared/text.js';
import type { PartForm } from '../draft-desk.js';
import type { PageModel } from '../render.js';
import type { BallotVisit } from '../visit.js';
import { type Companion, choiceRows, companionValues, readCompanion } from './companion-form.js';
import { STARTERS } from './companion-starters.js';
import { ballotHome, belowBallotFrame } from './organiser-frame.js';

/** The most questions a ballot asks beside the vote. */
export const MOST_COMPANIONS = 20;

/** The list, ways to add a question, and the size below which groups are protected. */
export function companionsPage(
  visit: BallotVisit,
  t: Translate,
  shown: { values?: Readonly<Record<string, unknown>>; errors?: Readonly<Record<string, string>> } = {},
): PageModel {
  const { definition } = draftOf(visit.ballot);
  const address = `${ballotHome(visit.ballot.slug)}/companions`;
  const { companions } = definition;
  return {
    ...belowBallotFrame(visit),
    title: 'Questions beside the vote',
    action: address,
    revision: visit.ballot.revision,
    values: shown.values ?? {
      'smallest-group': String(definition.smallestGroup),
      'smallest-publication': String(smallestPublication(definition)),
    },
    errors: shown.errors ?? {},
    canAdd: companions.length < MOST_COMPANIONS,
    types: COMPANION_TYPES.map(({ name }) => ({
      value: name,
      text: t(`questions.types.${name}.name`),
      hint: t(`questions.types.${name}.hint`),
    })),
    starters: STARTERS.filter((starter) => companions.every(({ name }) => name !== starter.name)).map(
      ({ name, text, hint }) => ({ text, hint, href: `${address}/new?from=${name}` }),
    ),
    items: companions.map((question, index) => ({
      title: question.label.en,
      notes: `${t(`questions.types.${question.type}.name`)}${question.required ? ', must be answered' : ''}`,
      href: `${address}/${question.name}`,
      move: `${address}/${question.name}/move`,
      isFirst: index === 0,
      isLast: index === companions.length - 1,
    })),
  };
}

/** One question as a form; a `question` without a name is a new one, and `from` the starter it comes from. */
export function companionForm(
  slug: string,
  question: Companion,
  t: Translate,
  from: string | null = null,
): PartForm {
  const list = `${ballotHome(slug)}/companions`;
  const isNew = question.name === '';
  const hasChoices = questionType(question.type).choices === 'needed';
  return {
    part: 'companions',
    view: 'ballot-companion',
    title: isNew ? 'Add a question' : 'Edit a question',
    action: `${list}/${isNew ? 'new' : question.name}`,
    afterwards: list,
    above: [{ text: 'Questions', href: list }],
    labels: {
      label: 'Question',
      'label-cy': 'Question in Welsh',
      hint: 'Hint',
      'hint-cy': 'Hint in Welsh',
      required: 'Must be answered',
      ...(hasChoices ? { choice: 'Choices', 'choice-cy': 'Choices in Welsh' } : {}),
    },
    values: (draft) =>
      companionValues(draft.definition.companions.find(({ name }) => name === question.name) ?? question),
    model: () => ({
      list,
      type: question.type,
      from,
      typeWords: t(`questions.types.${question.type}.name`),
      hasChoices,
      choiceRows,
      remove: isNew ? null : `${list}/${question.name}/remove`,
    }),
    read: (reader, { definition }) => {
      const others = definition.companions.filter(({ name }) => name !== question.name);
      if (isNew && others.length >= MOST_COMPANIONS) {
        reader.refuse('label', `A ballot asks ${MOST_COMPANIONS} questions at most beside the vote`);
      }
      const read = readCompanion(reader, { ...question, suggested: from }, others);
      return (draft) => ({
        ...draft,
        definition: { ...draft.definition, companions: withQuestion(draft.definition.companions, read) },
      });
    },
  };
}

/** The questions with this one in the place of its namesake, or at the end. */
function withQuestion(questions: readonly Companion[], question: Companion): Companion[] {
  return questions.some(({ name }) => name === question.name)
    ? questions.map((other) => (other.name === question.name ? question : other))
    : [...questions, question];
}
