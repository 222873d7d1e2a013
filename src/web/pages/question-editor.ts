/** The page of one question of a questionnaire: its form, what is wrong with it, and the way to its logic. */
import { outline, type Placed, picturedIn, usersOf } from '../../domain/questionnaire/editing/index.js';
import { isQuestionType, questionType } from '../../domain/questionnaire/question-types/index.js';
import type { QuestionPart } from '../../domain/questionnaire/questionnaire.js';
import type { Texts } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, deskFaults, firstText, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { BEHAVIOURS, offeredRows, storedRows, typedRows } from './choice-rows.js';
import { conditionWording, shortened } from './condition-words.js';
import { appearanceChoices, parameterWords } from './parameter-words.js';
import { LIST_FIELDS, listChoices, questionValues, takesList, typeChoices } from './question-form.js';
import { faultSentence } from './questionnaire-outline.js';

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
    faults: typed === undefined ? faults.map(faultSentence) : [],
    types: isQuestionType(part.type)
      ? typeChoices(t)
      : [{ value: part.type, text: part.type }, ...typeChoices(t)],
    ...typeFacts(part),
    lists: LIST_FIELDS.filter(({ field }) => takesList(part.type, field) || part[field] !== null).map(
      (list) => listModel(desk, part, list, typed),
    ),
    behaviours: BEHAVIOURS,
    logicHref: `${address}/logic`,
    logic: logicOf(desk, part),
    picturesHref: `${address}/pictures`,
    pictures: picturesOn(desk, part),
    previewHref: `${desk.address}/preview?from=${encodeURIComponent(key)}`,
    removeHref: `${address}/delete`,
  };
}

/** How many of the things that can have a picture have one. */
function picturesOn({ questionnaire }: Desk, part: QuestionPart): string {
  const shown = picturedIn(part, questionnaire.lists).filter(({ image }) => image !== null);
  if (shown.length === 0) return 'Neither the question nor a choice has a picture.';
  return shown.length === 1 ? 'One picture.' : `${shown.length} pictures.`;
}

function typeFacts({ type, required, parameters }: QuestionPart) {
  const known = isQuestionType(type) ? questionType(type) : null;
  return {
    appearances: appearanceChoices(known?.appearances ?? []),
    answered: known?.answeredBy === 'respondent',
    requiredWhen: required === null || required === 'true()' ? null : required,
    parameters: (known?.parameters ?? []).map(({ name, expects }) => ({
      name: `parameter-${name}`,
      label: parameterWords(name),
      hint: `Expected: ${expects}.`,
    })),
    parametersOpen: Object.keys(parameters).length > 0,
  };
}

function listModel(
  { questionnaire }: Desk,
  part: QuestionPart,
  { prefix, field }: (typeof LIST_FIELDS)[number],
  typed: Typed | undefined,
) {
  const { languages, lists } = questionnaire;
  const list = part[field];
  const users = list === null ? [] : usersOf(questionnaire, list).filter(({ part: user }) => user !== part);
  const rows =
    typed === undefined
      ? storedRows(listChoices(questionnaire, list), languages)
      : typedRows(typed.reader, prefix, languages);
  const others = Object.keys(lists).filter((name) => name !== list);
  const words = (name: string) =>
    `${name}: ${shortened(
      listChoices(questionnaire, name)
        .map(({ label }) => firstText(questionnaire, label))
        .join(', '),
      60,
    )}`;
  return {
    prefix,
    heading: field === 'rows' ? 'Rows' : 'Choices',
    noun: field === 'rows' ? 'Row' : 'Choice',
    rows: offeredRows(rows, languages, typed?.reader, prefix).map((row, at) => ({
      ...row,
      number: at + 1,
      id: at === 0 ? prefix : `${prefix}-${at + 1}`,
      isTyped: at < rows.length,
      isFirst: at === 0,
      isLast: at >= rows.length - 1,
    })),
    sources: [
      ...(list === null ? [] : [{ value: list, text: `The list “${list}”, as below` }]),
      { value: '', text: list === null ? 'Its own, as below' : 'A new list of its own, as below' },
      ...others.map((name) => ({ value: name, text: words(name) })),
    ],
    hasOthers: others.length > 0,
    shared: users.map(({ part: user }) => user.name).join(', '),
  };
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
