/** The questionnaire's page: its parts in order with what can be done with each, what is wrong, and how long it is. */
import {
  type AuthoringFault,
  type Container,
  type Direction,
  findPart,
  groupBeside,
  howOften,
  lengthOf,
  movesOf,
  outline,
  type Placed,
} from '../../domain/questionnaire/editing/index.js';
import { isQuestionType } from '../../domain/questionnaire/question-types/index.js';
import type { Questionnaire, QuestionnairePart } from '../../domain/questionnaire/questionnaire.js';
import { inLanguage, languageGiven } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import { fieldId } from '../fields.js';
import { belowQuestionnaire, type Desk, deskFaults, firstText, partAddress } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { type ConditionWording, conditionWording, shortened } from './condition-words.js';
import { ruleSlug } from './logic-rules.js';
import { isOfLevels, namedFault, partFaultSentence } from './part-faults.js';
import { questionnaireSections } from './questionnaire-sections.js';

/** One part as its line in the list. */
interface OutlineItem {
  readonly id: string;
  readonly title: string;
  readonly lang: string;
  readonly type: string;
  readonly name: string;
  readonly notes: readonly string[];
  readonly faults: readonly string[];
  readonly href: string;
  readonly logic: string;
  readonly move: string;
  readonly duplicate: string;
  readonly remove: string;
  readonly preview: string;
  readonly addAfter: string;
  readonly addIn: string | null;
  readonly moves: readonly { readonly direction: Direction; readonly text: string }[];
  readonly children: readonly OutlineItem[] | null;
}

/** The id of the part's line on the page. */
export function lineId(key: string): string {
  return fieldId(`part-${key}`);
}

/** The page. */
export function outlinePage(desk: Desk, t: Translate): PageModel {
  const { questionnaire, address, visit } = desk;
  const faults = deskFaults(desk);
  const wording = conditionWording(questionnaire);
  const maker = { desk, t, faults, wording, placed: [...outline(questionnaire)] };
  const { pages, questions, minutes } = lengthOf(questionnaire);
  const isEmpty = questionnaire.parts.length === 0;
  return {
    ...belowQuestionnaire(desk),
    breadcrumbs: belowQuestionnaire(desk).breadcrumbs.slice(0, -1),
    title: 'Questionnaire',
    mainWidth: 'full',
    sections: questionnaireSections(desk, 'questions'),
    address,
    revision: visit.survey.revision,
    isOver: desk.isOver,
    state: stateOf(desk),
    length: isEmpty
      ? null
      : `${counted(pages, 'page')}, ${counted(questions, 'question')}, about ${counted(minutes, 'minute')} for somebody who is asked everything.`,
    faults: isEmpty ? [] : faults.map((fault) => faultLine(fault, desk)),
    faultHeading: faults.length === 1 ? 'One thing to put right' : `${faults.length} things to put right`,
    publishHref:
      desk.from === 'draft' && faults.length === 0 && !desk.isOver
        ? `${address.replace(/\/questionnaire$/, '')}/versions/publish`
        : null,
    items: questionnaire.parts.map((part) => itemOf(part, maker)),
  };
}

interface Maker {
  readonly desk: Desk;
  readonly t: Translate;
  readonly faults: readonly AuthoringFault[];
  readonly wording: ConditionWording;
  /** What is still to be made into items, in order. */
  readonly placed: Placed[];
}

function itemOf(part: QuestionnairePart, maker: Maker): OutlineItem {
  const { desk, t, faults } = maker;
  const { questionnaire } = desk;
  const language = questionnaire.languages[0]?.code ?? 'en';
  const placed = maker.placed.shift() as Placed;
  const { key } = placed;
  const href = partAddress(desk, key);
  const words = inLanguage(part.label, language);
  return {
    id: lineId(key),
    title: words === '' ? `(${part.name})` : shortened(words, 160),
    lang: languageGiven(part.label, language),
    type: typeWords(part, t),
    name: part.name,
    notes: notesOf(part, questionnaire, maker.wording),
    faults: faults.filter((fault) => fault.key === key).map((fault) => partFaultSentence(part, fault)),
    href,
    logic: `${href}/logic`,
    move: `${href}/move`,
    duplicate: `${href}/duplicate`,
    remove: `${href}/delete`,
    preview: `${desk.address}/preview?from=${encodeURIComponent(key)}`,
    addAfter: `${desk.address}/add?after=${encodeURIComponent(key)}`,
    addIn: part.kind === 'question' ? null : `${desk.address}/add?in=${encodeURIComponent(key)}`,
    moves: movesOf(questionnaire, placed).map((direction) => ({
      direction,
      text: moveWords(direction, placed, questionnaire, language),
    })),
    children: part.kind === 'question' ? null : part.children.map((child) => itemOf(child, maker)),
  };
}

function moveWords(
  direction: Direction,
  placed: Placed,
  questionnaire: Questionnaire,
  language: string,
): string {
  if (direction === 'up') return 'Move up';
  if (direction === 'down') return 'Move down';
  const group = direction === 'into' ? groupBeside(questionnaire, placed) : placed.parents.at(-1);
  const named = shortened(inLanguage(group?.label ?? {}, language) || (group?.name ?? ''), 40);
  return direction === 'into' ? `Move into “${named}”` : `Move out of “${named}”`;
}

/** The part's kind in words. */
export function typeWords(part: QuestionnairePart, t: Translate): string {
  if (part.kind === 'repeat')
    return part.page ? 'Asked several times, each on one page' : 'Asked several times';
  if (part.kind === 'group') return part.page ? 'Group, all on one page' : 'Group';
  return isQuestionType(part.type) ? t(`questions.types.${part.type}.name`) : part.type;
}

function notesOf(
  part: QuestionnairePart,
  questionnaire: Questionnaire,
  wording: ConditionWording,
): readonly string[] {
  const said = (intro: string, expression: string | null) =>
    expression === null || expression.trim() === '' ? [] : [`${intro} ${wording(expression)}`];
  const order = part.kind === 'group' && part.order === 'random' ? ['In random order'] : [];
  if (part.kind !== 'question')
    return [...oftenNotes(part, questionnaire), ...said('Asked if', part.relevant), ...order];
  const always = part.required === 'true()';
  return [
    ...(always ? ['Must be answered'] : said('Must be answered if', part.required)),
    ...said('Asked if', part.relevant),
    ...said('Accepted if', part.constraint),
    ...said('Worked out as', part.calculation),
  ];
}

function oftenNotes(part: Container, questionnaire: Questionnaire): readonly string[] {
  if (part.kind === 'group') return [];
  const often = howOften(part);
  if (often.kind === 'fixed') return [counted(often.times, 'time')];
  if (often.kind !== 'answer')
    return [part.count === null ? 'As often as respondents need' : `As often as ${part.count} says`];
  const asked = findPart(questionnaire, often.name)?.part;
  return [`As often as “${shortened(firstText(questionnaire, asked?.label ?? {}) || often.name)}” says`];
}

function stateOf({ from, isOver, visit }: Desk): string {
  if (isOver) return 'The survey is over, so its questionnaire can no longer change.';
  if (from === 'nothing') return 'Nothing is asked yet.';
  if (from === 'published')
    return 'This is the published version. What you change here is a draft until you publish it as the next version.';
  return visit.survey.state === 'open'
    ? 'This is a draft. Respondents go on with the published version until you publish this one.'
    : 'This is a draft: nobody sees it until you publish it.';
}

function faultLine(fault: AuthoringFault, desk: Desk) {
  return { text: namedFault(fault, desk), href: faultAddress(fault, desk) };
}

/** The page on which the fault can be put right. */
function faultAddress(fault: AuthoringFault, desk: Desk): string {
  const { sheet, key, name, field } = fault;
  if (sheet === 'quotas') return `${desk.address}/quotas/${encodeURIComponent(name)}`;
  if (sheet === 'screen_outs') return `${desk.address}/screen-outs/${encodeURIComponent(name)}`;
  if (sheet === 'settings') return `${desk.address}/settings`;
  if (key === null) return desk.address;
  if (isOfLevels(fault, desk)) return `${partAddress(desk, key)}/levels`;
  if (field === 'image') return `${partAddress(desk, key)}/pictures`;
  const rule = ruleSlug(field);
  return rule === undefined ? partAddress(desk, key) : `${partAddress(desk, key)}/logic/${rule}`;
}

function counted(number: number, noun: string): string {
  return number === 1 ? `1 ${noun}` : `${number} ${noun}s`;
}
