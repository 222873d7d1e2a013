/** A page as this respondent is asked it now. */

import { sha256 } from '../../../shared/digest.js';
import { ok, type Result, refuse } from '../../../shared/result.js';
import { answerValues } from '../answers.js';
import type { Choice, Question } from '../definition.js';
import type { AskedQuestion, AskedSection, AskedTitle, Next, PageAsked, PageFault } from './asked.js';
import type { Compiled, RepeatSlot } from './compiled.js';
import { type PlacedFault, standingFaults } from './judge.js';
import { Live, type QuestionNode } from './live.js';
import type { LiveNode } from './live-node.js';
import { choicesShown } from './order.js';
import { pipedTexts } from './piping.js';
import type { RoutePage } from './route.js';
import type { Moment, ResponseState } from './state.js';
import { frontOf, openPage, pageBefore, progressAt, type Way, wayOf } from './way.js';

/**
 * The page with this id as it is asked now: every page up to the one to be asked next, and every page answered before,
 * may be looked at again. Otherwise, where the respondent should go instead.
 */
export function pageAt(
  compiled: Compiled,
  state: ResponseState,
  page: string,
  moment: Moment,
): Result<PageAsked, Next> {
  if (state.ended !== null) return refuse(state.ended);
  const way = wayOf(new Live(compiled, state, moment));
  const found = openPage(way, page);
  return found === null ? refuse(frontOf(way)) : ok(asked(way, found));
}

function asked(way: Way, page: RoutePage): PageAsked {
  const { live } = way;
  const questions = page.questions.filter((node) => live.isRelevant(node));
  const kept = questions.filter((node) => live.stored(node) !== undefined && !live.isReadOnly(node));
  return {
    id: page.id,
    sections: sectionsOf(live, questions),
    another: page.another === null ? null : anotherAsked(live, page.another),
    values: page.another === null ? valuesOf(live, questions) : anotherValue(live, page.id),
    faults: gathered(kept.flatMap((node) => standingFaults(live, node))),
    progress: progressAt(way, page.id),
    back: pageBefore(way, page.id),
  };
}

/** The faults by field, in order. */
export function gathered(faults: readonly PlacedFault[]): Record<string, readonly PageFault[]> {
  const byField = new Map<string, PageFault[]>();
  for (const [field, fault] of faults) byField.set(field, [...(byField.get(field) ?? []), fault]);
  return Object.fromEntries(byField);
}

/** The question as asked: texts piped, choices as offered and ordered for this response, its path as its name. */
export function askedQuestion(live: Live, node: QuestionNode): AskedQuestion {
  const whole = live.whole(node);
  const pipe = (texts: Question['label']) => pipedTexts(live, node, texts);
  const pipeChoice = (choice: Choice): Choice => ({ ...choice, label: pipe(choice.label) });
  const choices = node.slot.task === null ? choicesShown(live, node) : whole.choices;
  const question: Question = {
    ...whole,
    name: node.path,
    label: pipe(whole.label),
    hint: whole.hint === null ? null : pipe(whole.hint),
    guidance: pipe(whole.guidance ?? {}),
    required: live.test(node, node.slot.required, false),
    choices: choices.map(pipeChoice),
    rows: (whole.rows ?? []).map(pipeChoice),
  };
  return { question, readOnly: live.isReadOnly(node), shown: shownMark(live, node) };
}

/**
 * Tells which question was on a page; with which choices, where a filter makes them depend on other answers; and which
 * value was filled in, where it is worked out and may be typed over.
 */
export function shownMark(live: Live, node: QuestionNode, filled = live.calculated(node)): string {
  const { choiceFilter, calculation, part } = node.slot;
  const names = live.offered(node).map(({ name }) => name);
  const choices = choiceFilter === null ? '' : `:c${digest(names)}`;
  const isFilled = calculation !== null && part.trigger.length === 0;
  return `${node.path}${choices}${isFilled ? `:v${digest(filled)}` : ''}`;
}

function digest(value: unknown): string {
  return sha256(JSON.stringify(value)).slice(0, 8);
}

function sectionsOf(live: Live, questions: readonly QuestionNode[]): readonly AskedSection[] {
  const sections: { around: LiveNode | null; titles: readonly AskedTitle[]; questions: AskedQuestion[] }[] =
    [];
  for (const node of questions) {
    const asks = askedQuestion(live, node);
    const last = sections.at(-1);
    if (last !== undefined && last.around === node.parent) last.questions.push(asks);
    else sections.push({ around: node.parent, titles: titlesOf(live, node.parent), questions: [asks] });
  }
  return sections.map(({ titles, questions: within }) => ({ titles, questions: within }));
}

function titlesOf(live: Live, node: LiveNode | null): readonly AskedTitle[] {
  if (node === null || node.slot === null) return [];
  const { label } = node.slot.part;
  const instance = node.slot.kind === 'repeat' ? (node.instances.at(-1) ?? null) : null;
  const isTitled = Object.values(label).some((text) => text !== undefined && text !== '');
  const own = isTitled ? [{ text: pipedTexts(live, node, label), instance }] : [];
  return [...titlesOf(live, node.parent), ...own];
}

function valuesOf(live: Live, questions: readonly QuestionNode[]): PageAsked['values'] {
  const named = questions.map((node) => ({ ...live.whole(node), name: node.path }));
  const answers = Object.fromEntries(questions.map((node) => [node.path, live.answer(node)]));
  return answerValues(named, answers);
}

function anotherAsked(live: Live, node: LiveNode & { readonly slot: RepeatSlot }) {
  return {
    title: pipedTexts(live, node, node.slot.part.label),
    count: node.instances.at(-1) ?? 0,
  };
}

function anotherValue(live: Live, id: string): PageAsked['values'] {
  const kept = Object.hasOwn(live.state.answers, id) ? live.state.answers[id] : null;
  return typeof kept === 'string' ? { another: kept } : {};
}
