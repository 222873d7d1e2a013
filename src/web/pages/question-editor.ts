/** The page of one question of a questionnaire: its form, what is wrong with it, and the way to its logic. */
import {
  attributesOf,
  levelPairs,
  outline,
  type Placed,
  picturedIn,
} from '../../domain/questionnaire/editing/index.js';
import type { QuestionType } from '../../domain/questionnaire/question-type.js';
import { isQuestionType } from '../../domain/questionnaire/question-types/index.js';
import type { ListedChoice, QuestionPart } from '../../domain/questionnaire/questionnaire.js';
import type { Texts } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, deskFaults, firstText, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { BEHAVIOURS } from './choice-rows.js';
import { conditionWording, shortened } from './condition-words.js';
import { experimentNotes } from './experiment-notes.js';
import {
  appearanceChoices,
  designParameterHint,
  designParameterWords,
  parameterChoices,
  parameterWords,
} from './parameter-words.js';
import { partFaultSentence } from './part-faults.js';
import { questionValues, typeChoices } from './question-form.js';
import { listModel, listsShown, typeOf } from './question-lists.js';

/** What the page shows besides the question as stored: what was typed, once something was. */
export interface Typed {
  readonly reader: FormReader;
  readonly revision: number;
}

type Stored = Placed & { readonly part: QuestionPart };

/** The page of the question. */
export function questionPage(desk: Desk, placed: Stored, t: Translate, typed?: Typed): PageModel {
  const { questionnaire, visit } = desk;
  const { languages } = questionnaire;
  const { part, key } = placed;
  const address = partAddress(desk, key);
  const faults = deskFaults(desk).filter((fault) => fault.key === key);
  return {
    ...belowQuestionnaire(desk),
    title: 'Edit a question',
    action: address,
    revision: typed?.revision ?? visit.survey.revision,
    languages,
    values: typed?.reader.typed ?? questionValues(part, languages),
    errors: typed?.reader.errors ?? {},
    faults: typed === undefined ? faults.map((fault) => partFaultSentence(part, fault)) : [],
    types: isQuestionType(part.type)
      ? typeChoices(t)
      : [{ value: part.type, text: part.type }, ...typeChoices(t)],
    ...typeFacts(part),
    lists: listsShown(part).map((list) => listModel(desk, part, list, typed?.reader)),
    behaviours: BEHAVIOURS,
    attributes: attributesIn(desk, part, address),
    design: experimentNotes(questionnaire, desk.address).find(({ name }) => name === part.name) ?? null,
    designHref: `${address}/design`,
    logicHref: `${address}/logic`,
    logic: logicOf(desk, part),
    picturesHref: `${address}/pictures`,
    pictures: picturesOn(desk, part),
    previewHref: `${desk.address}/preview?from=${encodeURIComponent(key)}`,
    removeHref: `${address}/delete`,
  };
}

/** What options differ in, for the summary below the form; null for every type without levels. */
function attributesIn({ questionnaire }: Desk, part: QuestionPart, address: string) {
  if (typeOf(part)?.levels !== true) return null;
  const words = ({ label, name }: ListedChoice) => firstText(questionnaire, label) || name;
  return {
    rows: attributesOf(part, questionnaire.lists).map(({ row, levels }) => ({
      key: words(row),
      value: levels.map(words).join('; ') || 'No levels yet',
    })),
    levelsHref: `${address}/levels`,
    prohibitionsHref: `${address}/prohibitions`,
    pairs: levelPairs(part, questionnaire.lists).length,
  };
}

/** How many of the things that can have a picture have one. */
function picturesOn({ questionnaire }: Desk, part: QuestionPart): string {
  const shown = picturedIn(part, questionnaire.lists).filter(({ image }) => image !== null);
  if (shown.length === 0) return 'Neither the question nor a choice has a picture.';
  return shown.length === 1 ? 'One picture.' : `${shown.length} pictures.`;
}

function typeFacts(part: QuestionPart) {
  const { required, parameters } = part;
  const known = typeOf(part);
  return {
    appearances: appearanceChoices(known?.appearances ?? []),
    answered: known?.answeredBy === 'respondent',
    requiredWhen: required === null || required === 'true()' ? null : required,
    parameters: parametersOf(known),
    parametersHeading: known?.experiment ? 'Tasks of the experiment' : 'Limits, order and other settings',
    parametersOpen: known?.experiment === true || Object.keys(parameters).length > 0,
  };
}

/** What the type lets be set, each as a field; the list of a scale's labels is among the lists. */
function parametersOf(type: QuestionType | null) {
  const set = (type?.parameters ?? []).filter(({ name }) => name !== type?.xlsform.listParameter);
  return set.map((parameter) => ({
    name: `parameter-${parameter.name}`,
    label: type?.experiment ? designParameterWords(parameter.name) : parameterWords(parameter.name),
    ...(parameter.words === undefined
      ? {
          kind: 'text-field',
          hint: (type?.experiment ? designParameterHint(parameter.name) : null) ?? inWords(parameter.expects),
          width: 10,
        }
      : { kind: 'radios', choices: parameterChoices(parameter), labelSize: 's', small: true }),
  }));
}

function inWords(expects: string): string {
  return `${expects.charAt(0).toUpperCase()}${expects.slice(1)}.`;
}

/** What its logic says, in words, for the summary beside the form. */
function logicOf({ questionnaire }: Desk, part: QuestionPart): readonly { key: string; value: string }[] {
  const wording = conditionWording(questionnaire);
  const said: readonly (readonly [string, string | null])[] = [
    ['Asked if', part.relevant],
    ['Must be answered if', part.required === 'true()' ? null : part.required],
    ['Accepted if', part.constraint],
    ['Worked out as', part.calculation],
    ['Choices offered if', part.choiceFilter],
    ['Begins with', part.default],
  ];
  return said
    .filter(([, expression]) => expression !== null && expression !== '')
    .map(([key, expression]) => ({ key, value: wording(expression) }));
}

/** The parts of a select that says where something goes: after each part, in the order asked. */
export function placesFor({ questionnaire }: Desk) {
  const words = (texts: Texts, name: string) => shortened(firstText(questionnaire, texts) || name, 60);
  return outline(questionnaire).map(({ key, part, parents }) => ({
    value: key,
    text: `${'– '.repeat(parents.length)}${words(part.label, part.name)}`,
    isGroup: part.kind !== 'question',
  }));
}
