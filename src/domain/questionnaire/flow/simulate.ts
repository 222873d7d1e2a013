/** Makes up a response that follows the logic, so that a survey can be tried out and an analysis checked. */

import { seededRandom } from '../../../shared/seeded-random.js';
import type { Form } from '../form.js';
import { answerPage } from './answer.js';
import type { AskedQuestion, PageAsked } from './asked.js';
import type { Compiled } from './compiled.js';
import { pageAt } from './page.js';
import { proposedFields, type Utilities } from './proposals.js';
import { startResponse } from './start.js';
import type { Moment, ResponseState, Start } from './state.js';

/** What a made-up respondent is like. */
export interface Preferences {
  /** By the question's or experiment's key: how much each choice, item or level is liked. */
  readonly utilities?: Readonly<Record<string, Utilities>>;
  /** How likely a question that is not required is left blank, from 0 to 1; 0.1 where nothing is said. */
  readonly skipping?: number;
  /** How likely the respondent leaves at each page, from 0 to 1; 0 where nothing is said. */
  readonly leaving?: number;
  /** By question: sentences of which one or two are written where words are asked for. */
  readonly sentences?: Readonly<Record<string, readonly string[]>>;
  /** How likely a question that has sentences is answered, where it may be skipped; 1 where nothing is said. */
  readonly writing?: number;
}

/** A made-up response: where it ended, and each page's form that was accepted, in order. */
export interface Simulated {
  readonly state: ResponseState;
  readonly sent: readonly { readonly page: string; readonly form: Form }[];
}

/** How often a page is answered anew when it is refused, as by a constraint. */
const MOST_TRIES = 60;
/** More pages than any interview has that is not sent in circles. */
const MOST_PAGES = 5000;
const SKIPPING = 0.1;

/**
 * A response that answers each page it is led to until it ends, leaves, or can find no answer that is accepted (its state
 * is then not ended). The same seed gives the same response. Synthetic: whoever shows it says so.
 */
export function simulateResponse(
  compiled: Compiled,
  start: Start,
  moment: Moment,
  preferences: Preferences = {},
): Simulated {
  const { next } = seededRandom(`simulated ${start.seed}`);
  const sent: { page: string; form: Form }[] = [];
  let state = startResponse(compiled, start, moment);
  while (state.at !== null && sent.length < MOST_PAGES && next() >= (preferences.leaving ?? 0)) {
    const page = state.at;
    const asked = pageAt(compiled, state, page, moment);
    if (!asked.ok) break;
    const accepted = answered(compiled, state, asked.value, { moment, next, seed: start.seed, preferences });
    if (accepted === null) break;
    sent.push({ page, form: accepted.form });
    state = accepted.state;
  }
  return { state, sent };
}

interface Person {
  readonly moment: Moment;
  readonly next: () => number;
  readonly seed: string;
  readonly preferences: Preferences;
}

/** The page with answers that are accepted; null when none was found. */
function answered(
  compiled: Compiled,
  state: ResponseState,
  asked: PageAsked,
  person: Person,
): { readonly form: Form; readonly state: ResponseState } | null {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const form = formFor(asked, person);
    const result = answerPage(compiled, state, asked.id, form, person.moment);
    if (result.ok) return { form, state: result.value.state };
  }
  return null;
}

function formFor({ another, sections }: PageAsked, person: Person): Form {
  if (another !== null) return { another: person.next() < 1 / (1 + another.count) ? 'yes' : 'no' };
  const questions = sections.flatMap((section) => section.questions);
  const fields = questions.map((asked) => fieldsFor(asked, person));
  return { ...Object.assign({}, ...fields), shown: questions.map(({ shown }) => shown) };
}

function fieldsFor({ question, readOnly }: AskedQuestion, person: Person): Form {
  const { next, preferences } = person;
  const isSkipped = !question.required && next() < (preferences.skipping ?? SKIPPING);
  if (readOnly || isSkipped) return {};
  const words = wordsFor(question.name, person);
  if (words === '' && !question.required) return {};
  const utilities = utilitiesFor(question.name, preferences.utilities ?? {});
  return proposedFields({ question, next, utilities, words: words || undefined });
}

/**
 * One or two of the sentences for the question, '' where nothing is written, null where none are known. Drawn apart from all
 * other answers, which stay the same whatever there is to say.
 */
function wordsFor(name: string, { seed, preferences }: Person): string | null {
  const { sentences = {}, writing = 1 } = preferences;
  const known = Object.hasOwn(sentences, name) ? (sentences[name] ?? []) : [];
  if (known.length === 0) return null;
  const { next } = seededRandom(`written ${seed} ${name}`);
  if (next() >= writing) return '';
  const first = Math.floor(next() * known.length);
  const second = Math.floor(next() * known.length);
  const chosen = second === first || next() < 0.5 ? [first] : [first, second];
  return chosen.map((index) => known[index]).join(' ');
}

/** The utilities of a question, whichever instance or task of it: `factors` for `factors_3` and `factors~2`. */
function utilitiesFor(path: string, all: Readonly<Record<string, Utilities>>): Utilities {
  for (const name of [
    path,
    path.replace(/(~\d+)+$/, ''),
    path.replace(/(~\d+)*$/, '').replace(/_\d+$/, ''),
  ]) {
    if (Object.hasOwn(all, name)) return all[name] ?? {};
  }
  return {};
}
