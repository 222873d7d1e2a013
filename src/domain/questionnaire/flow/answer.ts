/** Judges one page's form: faults, or the new state and what comes next. The one place where a response changes. */
import { ok, type Result, refuse } from '../../../shared/result.js';
import type { Answer } from '../definition.js';
import { type Form, typedIn } from '../form.js';
import type { PageAnswered, PageFaults, PageRefused } from './asked.js';
import type { Compiled } from './compiled.js';
import { cellsDecidedOn, cellsOf, screenOutOf } from './endings.js';
import { readForm } from './hall.js';
import { judge, optionalQuestion, type PlacedFault } from './judge.js';
import { Live, type QuestionNode } from './live.js';
import { gathered, shownMark } from './page.js';
import type { RoutePage } from './route.js';
import { type Settled, settledState } from './settle.js';
import type { Moment, ResponseState } from './state.js';
import { afterPage, frontOf, isDone, type Onward, openPage, type Way, wayOf } from './way.js';

/**
 * What comes of submitting a page. The same form sent twice gives the same state and the same next page; any page up
 * to the first unanswered one may be sent again, and what follows is worked out anew. A response that has ended stays
 * as it is.
 *
 * The form has a field for each question (`answer-<path>`, `answer-<path>.<part>`), `shown` with the mark of each
 * question that was on the page, and `another` on a page that offers one more instance. A question that was not on the
 * page, or had other choices or another value filled in, because an answer on the same page only now brings it about, is
 * no fault: the same page comes next. Without any `shown`, every question is taken to have been there.
 */
export function answerPage(
  compiled: Compiled,
  state: ResponseState,
  page: string,
  form: Form,
  moment: Moment,
): Result<PageAnswered, PageRefused> {
  if (state.ended !== null) return ok({ state, next: state.ended });
  const way = wayOf(new Live(compiled, state, moment));
  const found = openPage(way, page);
  if (found === null) return refuse({ kind: 'elsewhere', next: frontOf(way) });
  const answers = found.another === null ? readPage(way, found, form) : readAnother(found, form);
  if (!answers.ok) return refuse({ kind: 'faults', faults: answers.problem });
  const { kept, open } = answers.value;
  const answered = dropped({ ...state, answers: { ...state.answers, ...kept } }, open);
  const settled = settledState(way.live, answered, new Set(Object.keys(kept)));
  return ok(ended(settled, found, isDone(way.live, found)));
}

/** What a page's form holds: answers to keep, and paths whose questions have to be asked again. */
interface Reading {
  readonly kept: Readonly<Record<string, Answer>>;
  readonly open: readonly string[];
}

function readAnother({ id }: RoutePage, form: Form): Result<Reading, PageFaults> {
  const [typed] = typedIn(form, 'another');
  if (typed === 'yes' || typed === 'no') return ok({ kept: { [id]: typed }, open: [] });
  return refuse({ another: [{ key: 'choose-answer', parameters: {}, message: null }] });
}

function readPage({ live: before }: Way, page: RoutePage, form: Form): Result<Reading, PageFaults> {
  const live = readInto(before, page, form);
  const marks = new Set(typedIn(form, 'shown'));
  const wasAsNow = (node: QuestionNode, answer: Answer) =>
    marks.size === 0 ||
    (answer === null ? marks.has(shownMark(live, node)) : !isStale(live, node, answer, marks));
  const faults: PlacedFault[] = [];
  const open: string[] = [];
  const kept = new Map<string, Answer>();
  for (const { slot, instances } of page.questions) {
    const node = live.node(slot, instances);
    const answer = live.stored(node) ?? null;
    if (!live.isRelevant(node)) {
      if (answer !== null) kept.set(node.path, answer);
    } else if (live.isReadOnly(node)) kept.set(node.path, live.answer(node));
    else if (!wasAsNow(node, answer)) open.push(node.path);
    else {
      kept.set(node.path, answer);
      faults.push(...judge(live, node, (question) => readForm(question, form)));
    }
  }
  return faults.length > 0 ? refuse(gathered(faults)) : ok({ kept: Object.fromEntries(kept), open });
}

/** Whether the answer is only what the page filled in, worked out from what the same form has changed. */
function isStale(live: Live, node: QuestionNode, answer: Answer, marks: ReadonlySet<string>): boolean {
  const filled = shownMark(live, node, answer);
  return filled !== shownMark(live, node) && marks.has(filled);
}

/**
 * The response with what the form holds, as far as it can be read. Where choices depend on answers of the same page, it
 * is read again until no question gets other choices than it was read with.
 */
function readInto(before: Live, { questions }: RoutePage, form: Form): Live {
  const filtered = questions.filter(({ slot }) => slot.choiceFilter !== null).length;
  let live = before;
  for (let pass = 0; pass <= filtered; pass += 1) {
    const answers = new Map(Object.entries(before.state.answers));
    for (const { slot, instances } of questions) {
      const node = live.node(slot, instances);
      if (live.isReadOnly(node)) continue;
      const read = readForm(optionalQuestion(live, node), form);
      const hides = read.ok && read.value === null && !live.isRelevant(node);
      if (!hides) answers.set(node.path, read.ok ? read.value : null);
    }
    const state = { ...before.state, answers: Object.fromEntries(answers) };
    live = new Live(before.compiled, state, before.moment);
  }
  return live;
}

function dropped(state: ResponseState, paths: readonly string[]): ResponseState {
  if (paths.length === 0) return state;
  const gone = new Set(paths);
  const answers = Object.entries(state.answers).filter(([path]) => !gone.has(path));
  return { ...state, answers: Object.fromEntries(answers) };
}

function ended({ live, state: settled }: Settled, page: RoutePage, wasDone: boolean): PageAnswered {
  const screenOut = screenOutOf(live);
  const then: Onward =
    screenOut === null ? afterPage(wayOf(live), page.id, wasDone) : { kind: 'screened-out', name: screenOut };
  const state: ResponseState = {
    ...settled,
    at: then.kind === 'page' ? then.page : null,
    ended: then.kind === 'page' ? null : then,
  };
  if (then.kind === 'screened-out') return { state, next: then };
  const cells = then.kind === 'complete' ? cellsOf(live) : cellsDecidedOn(live, page);
  return { state, next: cells.length === 0 ? then : { kind: 'quota-check', cells, then } };
}
