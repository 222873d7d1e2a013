/** Questionnaires for tests, written with what matters to the test alone. */
import {
  answerPage,
  type Compiled,
  compileQuestionnaire,
  type FrozenDesigns,
  type Moment,
  type PageAsked,
  pageAt,
  type ResponseState,
  startResponse,
} from '../../src/domain/questionnaire/flow/index.js';
import type {
  GroupPart,
  ListedChoice,
  Questionnaire,
  QuestionnairePart,
  QuestionPart,
  RepeatPart,
} from '../../src/domain/questionnaire/questionnaire.js';

/** Noon of 3 January 2027 in London. */
export const MOMENT: Moment = { now: Date.UTC(2027, 0, 3, 12), zone: 'Europe/London' };

const SHARED = { hint: {}, relevant: null, appearance: [], place: null };

/** A question, by default a line of text; a type that chooses is given its list as `list: 'yes-no'`. */
export function question(name: string, own: Partial<QuestionPart> = {}): QuestionPart {
  return {
    ...SHARED,
    ...{ kind: 'question', type: 'short-text', name, label: { en: `Label of ${name}` } },
    ...{ guidance: {}, required: null, requiredMessage: {}, constraint: null, constraintMessage: {} },
    ...{ calculation: null, choiceFilter: null, default: null, readOnly: null, trigger: [] },
    ...{ list: null, rows: null, image: null, imageAlt: {}, parameters: {} },
    ...own,
  };
}

/** A question answered yes or no. */
export function yesNo(name: string, own: Partial<QuestionPart> = {}): QuestionPart {
  return question(name, { type: 'single-choice', list: 'yes-no', ...own });
}

export function group(name: string, children: QuestionnairePart[], own: Partial<GroupPart> = {}): GroupPart {
  return { ...SHARED, kind: 'group', name, label: {}, page: false, order: 'fixed', children, ...own };
}

export function repeat(
  name: string,
  children: QuestionnairePart[],
  own: Partial<RepeatPart> = {},
): RepeatPart {
  return {
    ...SHARED,
    kind: 'repeat',
    name,
    label: { en: `Label of ${name}` },
    page: false,
    count: null,
    children,
    ...own,
  };
}

/** A choice with its filters. */
export function choice(name: string, own: Partial<ListedChoice> = {}): ListedChoice {
  return {
    name,
    label: { en: `Choice ${name}` },
    image: null,
    imageAlt: {},
    filters: {},
    behaviour: [],
    ...own,
  };
}

/** A questionnaire in English and Welsh with a list `yes-no`. */
export function questionnaire(parts: QuestionnairePart[], own: Partial<Questionnaire> = {}): Questionnaire {
  return {
    settings: { title: { en: 'Test' }, id: 'test', version: '1', pages: 'one', completion: {} },
    languages: [
      { code: 'en', name: 'English' },
      { code: 'cy', name: 'Welsh' },
    ],
    parts,
    quotas: [],
    screenOuts: [],
    ...own,
    lists: { 'yes-no': [choice('yes'), choice('no')], ...own.lists },
  };
}

/** The questionnaire compiled; it must have no faults. */
export function compiled(
  parts: QuestionnairePart[],
  own: Partial<Questionnaire> = {},
  designs: FrozenDesigns | null = null,
): Compiled {
  const result = compileQuestionnaire(questionnaire(parts, own), designs);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** A response that has answered nothing. */
export function started(ready: Compiled, seed = 'seed', given: Record<string, string> = {}): ResponseState {
  return startResponse(ready, { seed, language: 'en', given }, MOMENT);
}

/** The page as asked; it must be on the way. */
export function shownPage(ready: Compiled, state: ResponseState, page: string): PageAsked {
  const asked = pageAt(ready, state, page, MOMENT);
  if (!asked.ok) throw new Error(`${page} is not asked: ${JSON.stringify(asked.problem)}`);
  return asked.value;
}

/** The names of the questions on the page. */
export function namesOn(page: PageAsked): string[] {
  return page.sections.flatMap(({ questions }) => questions.map(({ question: { name } }) => name));
}

/** The form that a browser sends of the page with these answers typed into it, by question's path. */
export function typedForm(
  page: PageAsked,
  typed: Record<string, string | string[]>,
): Record<string, unknown> {
  const shown = page.sections.flatMap(({ questions }) => questions.map((asked) => asked.shown));
  const answers = Object.entries(typed).map(([path, value]) => [`answer-${path}`, value]);
  return { shown, ...Object.fromEntries(answers) };
}

/** Sends the page and everything after it: one record of typed answers for each page in turn. Each must be accepted. */
export function walked(
  ready: Compiled,
  from: ResponseState,
  ...pages: Record<string, string | string[]>[]
): ResponseState {
  let state = from;
  for (const typed of pages) state = sent(ready, state, state.at ?? '', typed);
  return state;
}

/** The state after this page was sent; it must be accepted. */
export function sent(
  ready: Compiled,
  state: ResponseState,
  page: string,
  typed: Record<string, string | string[]>,
): ResponseState {
  const asked = shownPage(ready, state, page);
  const form = asked.another === null ? typedForm(asked, typed) : typed;
  const result = answerPage(ready, state, page, form, MOMENT);
  if (!result.ok) throw new Error(`${page} was refused: ${JSON.stringify(result.problem)}`);
  return result.value.state;
}
