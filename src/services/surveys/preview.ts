/** Trying a questionnaire out while it is written: asked as respondents are asked, from any page, with nothing kept anywhere. */
import { z } from 'zod';
import {
  answerPage,
  type Compiled,
  compileQuestionnaire,
  type Moment,
  type Next,
  type PageAsked,
  type PageFaults,
  pageAt,
  type ResponseState,
  simulateResponse,
  startResponse,
} from '../../domain/questionnaire/flow/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import type { Questionnaire } from '../../domain/questionnaire/questionnaire.js';
import { type Designs, experimentsOf } from './designs.js';

/** Where a preview stands. */
export type PreviewStep =
  | {
      readonly kind: 'asked';
      readonly asked: PageAsked;
      readonly state: ResponseState;
      readonly faults: PageFaults;
    }
  | { readonly kind: 'ended'; readonly ending: Next; readonly state: ResponseState };

/** How many made-up respondents are sent off to come by a part. */
const MOST_TRIES = 60;
const SEED = 'preview';

const answer = z.union([
  z.string().max(20_000),
  z.array(z.string().max(200)).max(2000),
  z.record(z.string().max(200), z.string().max(20_000)),
  z.null(),
]);
const stateShape = z.strictObject({
  seed: z.string().max(100),
  language: z.string().max(40),
  given: z.record(z.string().max(200), z.string().max(2000)),
  answers: z.record(z.string().max(500), answer),
  hidden: z.array(z.string().max(500)).max(10_000),
  at: z.string().max(500).nullable(),
  ended: z.null(),
});

/**
 * The questionnaire ready to be tried with these designs; where an experiment has none, with all its items in each task.
 * Null while it has faults that the flow cannot go round.
 */
export function previewOf(questionnaire: Questionnaire, designs: Designs): Compiled | null {
  const isWhole = experimentsOf(questionnaire).every(({ name }) => Object.hasOwn(designs, name));
  const compiled = compileQuestionnaire(questionnaire, isWhole ? designs : null);
  return compiled.ok ? compiled.value : null;
}

/** The first page. */
export function beginPreview(compiled: Compiled, language: string, moment: Moment): PreviewStep {
  return stepAt(compiled, startResponse(compiled, { seed: SEED, language, given: {} }, moment), moment);
}

/**
 * The page on which one of these parts is asked, with made-up answers to all before it; null when none of the made-up
 * respondents came by.
 */
export function previewFrom(
  compiled: Compiled,
  names: ReadonlySet<string>,
  language: string,
  moment: Moment,
): PreviewStep | null {
  for (let number = 1; number <= MOST_TRIES; number += 1) {
    const start = { seed: `${SEED} ${number}`, language, given: {} };
    const { sent } = simulateResponse(compiled, start, moment, { skipping: number % 3 === 0 ? 0.5 : 0 });
    let state = startResponse(compiled, start, moment);
    for (const { page, form } of sent) {
      const step = stepAt(compiled, state, moment);
      if (step.kind === 'asked' && asksAny(step.asked, names)) return step;
      const answered = answerPage(compiled, state, page, form, moment);
      if (!answered.ok) break;
      state = answered.value.state;
    }
  }
  return null;
}

/** Whether one of them is on the page; an experiment's tasks and a repeat's instances are named after it. */
function asksAny({ sections }: PageAsked, names: ReadonlySet<string>): boolean {
  return sections.some(({ questions }) =>
    questions.some(({ question: { name } }) => {
      const plain = name.replace(/(~\d+)+$/, '');
      return names.has(plain) || names.has(plain.replace(/_\d+$/, ''));
    }),
  );
}

/** What comes of a page's form; a state that is none begins anew. */
export function answerPreview(
  compiled: Compiled,
  sent: { readonly state: string; readonly page: string; readonly form: Form; readonly language: string },
  moment: Moment,
): PreviewStep {
  const state = readState(sent.state);
  if (state === null) return beginPreview(compiled, sent.language, moment);
  const answered = answerPage(compiled, state, sent.page, sent.form, moment);
  if (answered.ok) return stepAfter(compiled, answered.value.state, answered.value.next, moment);
  if (answered.problem.kind === 'elsewhere') return stepAfter(compiled, state, answered.problem.next, moment);
  const here = pageAt(compiled, state, sent.page, moment);
  return here.ok
    ? { kind: 'asked', asked: here.value, state, faults: answered.problem.faults }
    : stepAfter(compiled, state, here.problem, moment);
}

/** A page that was asked before, as it was answered. */
export function lookBack(
  compiled: Compiled,
  sent: { readonly state: string; readonly page: string; readonly language: string },
  moment: Moment,
): PreviewStep {
  const state = readState(sent.state);
  if (state === null) return beginPreview(compiled, sent.language, moment);
  const here = pageAt(compiled, { ...state, language: sent.language }, sent.page, moment);
  return here.ok
    ? { kind: 'asked', asked: here.value, state: { ...state, language: sent.language }, faults: {} }
    : stepAfter(compiled, state, here.problem, moment);
}

function stepAt(compiled: Compiled, state: ResponseState, moment: Moment): PreviewStep {
  const next: Next =
    state.at === null ? (state.ended ?? { kind: 'complete' }) : { kind: 'page', page: state.at };
  return stepAfter(compiled, state, next, moment);
}

function stepAfter(compiled: Compiled, state: ResponseState, next: Next, moment: Moment): PreviewStep {
  const then = next.kind === 'quota-check' ? next.then : next;
  if (then.kind !== 'page') return { kind: 'ended', ending: then, state };
  const asked = pageAt(compiled, state, then.page, moment);
  if (asked.ok) return { kind: 'asked', asked: asked.value, state, faults: {} };
  return { kind: 'ended', ending: { kind: 'complete' }, state };
}

function readState(text: string): ResponseState | null {
  try {
    const read = stateShape.safeParse(JSON.parse(text));
    return read.success ? (read.data as ResponseState) : null;
  } catch {
    return null;
  }
}
