/** Answering: each page is saved when it is sent, and the flow alone decides what comes next. */
import {
  answerPage,
  type Next,
  onwardNow,
  type PageAsked,
  type PageRefused,
  pageAt,
  type ResponseState,
} from '../../domain/questionnaire/flow/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import { type Problem, problem } from '../../shared/problem.js';
import { ok, type Result, refuse } from '../../shared/result.js';
import { type PageToSave, saveResponse } from '../../storage/response-store.js';
import { quotasOf } from '../../storage/survey-count-store.js';
import type { SurveyRow } from '../../storage/survey-store.js';
import type { Database } from '../../storage/tables.js';
import { languageFor, whileAnswerable } from './begin.js';
import { endStopped } from './end.js';
import { readParadata, withPageTime } from './paradata.js';
import {
  answeringProblem,
  follow,
  type Pass,
  type RespondContext,
  type Stop,
  type UnderWay,
} from './pass.js';

/** Where a respondent goes: a page, the last look before sending, or a stop with the name of its screen-out. */
export type Onward =
  | { readonly kind: 'page'; readonly page: string }
  | { readonly kind: 'finish' }
  | { readonly kind: 'stopped'; readonly stop: Stop; readonly name: string | null };

/** A page as asked, in the version that its respondent began. */
export interface PageHere {
  readonly kind: 'asked';
  readonly asked: PageAsked;
  readonly underWay: UnderWay;
}

/** What came of a page that was sent. */
export type PageSent =
  | { readonly kind: 'saved'; readonly onward: Onward }
  | {
      readonly kind: 'faults';
      readonly faults: Extract<PageRefused, { kind: 'faults' }>['faults'];
      readonly here: PageHere;
    };

/** The response of this pass, while its survey is open; looked for as `follow` does. */
export async function underWay(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
  reader?: Database,
): Promise<Result<UnderWay, Problem>> {
  const closed = answeringProblem(survey, context.clock.now());
  if (closed !== null) return refuse(closed);
  const followed = await follow(context, survey, pass, reader);
  if (!followed.ok) return followed;
  if (followed.value.kind === 'under-way') return ok(followed.value);
  return refuse(problem(followed.value.kind === 'ended' ? 'survey-link-used' : 'no-response'));
}

/** The page as this respondent is asked it, or where they should be instead. */
export async function showPage(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
  page: string,
): Promise<Result<PageHere | { readonly kind: 'elsewhere'; readonly onward: Onward }, Problem>> {
  const found = await underWay(context, survey, pass);
  if (!found.ok) return found;
  const shown = pageAt(found.value.ready.compiled, found.value.state, page, momentOf(context));
  return ok(
    shown.ok
      ? { kind: 'asked', asked: shown.value, underWay: found.value }
      : { kind: 'elsewhere', onward: onwardOf(shown.problem) },
  );
}

/** Where a response under way goes on now. */
export function nextOf(context: RespondContext, { ready, state }: UnderWay): Onward {
  return onwardOf(onwardNow(ready.compiled, state, momentOf(context)));
}

/** Two saves at the same moment: as often the page is read and judged anew. */
const MOST_TRIES = 5;

/** A page as it was sent. */
interface SentPage {
  readonly page: string;
  readonly form: Form;
  readonly language: string;
}

/** Saves a page that was sent, or says what to change. Sent again, it is saved again and leads to the same place. */
export async function sendPage(
  context: RespondContext,
  survey: SurveyRow,
  pass: Pass,
  sent: SentPage,
): Promise<Result<PageSent, Problem>> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const taken = await whileAnswerable(
      context.storage.writer.run((database) => takePage(context, database, survey, pass, sent)),
    );
    if (!taken.ok) return taken;
    if (taken.value.kind === 'saved' || taken.value.kind === 'faults') return ok(taken.value);
    if (taken.value.kind === 'overtaken') continue;
    const { onward, ...end } = taken.value.end;
    const ended = await endStopped(context, survey, pass, { ...end, stop: onward.stop });
    if (!ended.ok) return ended;
    if (ended.value) return ok({ kind: 'saved', onward });
  }
  return refuse(problem('saved-elsewhere'));
}

type Stopped = Extract<Onward, { kind: 'stopped' }>;

/** What came of a page inside the transaction: another save may have come between, or the interview ends with it. */
type Taken =
  | PageSent
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'stops'; readonly end: Content & { readonly onward: Stopped } };

/**
 * Reads, judges and saves in one transaction. The writer's own connection keeps its pages in memory over its commits, where
 * a reader's are all read anew after each: that is most of what reading costs.
 */
async function takePage(
  context: RespondContext,
  database: Database,
  survey: SurveyRow,
  pass: Pass,
  sent: SentPage,
): Promise<Result<Taken, Problem>> {
  const found = await underWay(context, survey, pass, database);
  if (!found.ok) return found;
  const judged = judge(context, found.value, sent);
  if (judged.kind !== 'accepted') return ok(judged);
  const onward = await pastQuotas(database, survey, judged.next);
  const content = contentOf(context, judged, onward);
  if (onward.kind === 'stopped') return ok({ kind: 'stops', end: { ...content, onward } });
  // At the last look before sending, the page gone back to is the one just answered.
  const page = judged.state.at ?? judged.page;
  const saved = await saveResponse(database, { ...content, page, touched: context.clock.now() });
  return ok(saved ? { kind: 'saved', onward } : { kind: 'overtaken' });
}

interface Accepted {
  readonly kind: 'accepted';
  readonly from: UnderWay;
  readonly page: string;
  readonly state: ResponseState;
  readonly next: Next;
}

function judge(context: RespondContext, found: UnderWay, sent: SentPage): PageSent | Accepted {
  const { compiled, questionnaire } = found.ready;
  const state = { ...found.state, language: languageFor(questionnaire, sent.language) };
  const answered = answerPage(compiled, state, sent.page, sent.form, momentOf(context));
  if (answered.ok) return { kind: 'accepted', from: found, page: sent.page, ...answered.value };
  const refused = answered.problem;
  if (refused.kind === 'elsewhere') return { kind: 'saved', onward: onwardOf(refused.next) };
  const shown = pageAt(compiled, state, sent.page, momentOf(context));
  if (!shown.ok) return { kind: 'saved', onward: onwardOf(shown.problem) };
  return {
    kind: 'faults',
    faults: refused.faults,
    here: { kind: 'asked', asked: shown.value, underWay: found },
  };
}

/** What is stored of an accepted page, whether the interview goes on or stops. */
type Content = Omit<PageToSave, 'touched'>;

function contentOf(context: RespondContext, { from, page, state }: Accepted, onward: Onward): Content {
  const now = context.clock.now();
  const spent = now - (from.row.touched_at ?? now);
  // Until the answers are sent nothing has ended, so that every page can be gone back to.
  const kept: ResponseState = onward.kind === 'stopped' ? state : { ...state, ended: null };
  return {
    key: from.row.response_key,
    saves: from.row.saves,
    language: state.language,
    answers: JSON.stringify(kept),
    paradata: JSON.stringify(withPageTime(readParadata(from.row.paradata), page, spent)),
    page,
  };
}

/** A full hard quota ends the interview before more is asked; the last word is spoken at completion. */
async function pastQuotas(database: Database, survey: SurveyRow, next: Next): Promise<Onward> {
  if (next.kind !== 'quota-check') return onwardOf(next);
  const cells = await quotasOf(database, survey.id);
  const full = cells.some(
    ({ name, hard, completed, most }) => next.cells.includes(name) && hard === 1 && completed >= most,
  );
  return full ? { kind: 'stopped', stop: 'quota-full', name: null } : onwardOf(next.then);
}

function onwardOf(next: Next): Onward {
  if (next.kind === 'page') return next;
  if (next.kind === 'quota-check') return onwardOf(next.then);
  return next.kind === 'complete'
    ? { kind: 'finish' }
    : { kind: 'stopped', stop: 'screened-out', name: next.name };
}

function momentOf({ clock, config }: RespondContext) {
  return { now: clock.now(), zone: config.labTimeZone };
}
