/** The one form in which a voting code is typed: on its own, or when the cookie ran out while a paper was filled in. */
import { type Problem, problem } from '../shared/problem.js';
import { ok, type Result, refuse } from '../shared/result.js';
import { hiddenFields } from './pages/paper.js';
import { type Form, sentUnder, textUnder } from './pages/paper-form.js';
import { renderPage, wordsFor } from './render.js';
import type { Visit } from './visit.js';

/** Where the form goes, and what else it carries. */
export interface CodeErrand {
  readonly action: string;
  /** The half-filled paper that waits for the code, or null. */
  readonly paper: Form | null;
}

/** Fields of the form itself, and of a page's moves: not part of the paper that waits. */
const NOT_OF_THE_PAPER = new Set(['code', 'language']);

/** Shows the form; `why` says what was wrong with the code that was typed. */
export function showCodeForm({ response }: Visit, errand: CodeErrand, typed: string, why?: Problem): void {
  const { t } = wordsFor(response, 'member');
  const waits = errand.paper !== null;
  const isFirst = why === undefined || (waits && why.code === 'voting-code-missing');
  const error = t(why?.code === 'voting-code-missing' ? 'voting.code.missing' : 'voting.code.unknown');
  renderPage(
    response,
    'voting-code',
    {
      title: t('voting.code.title'),
      area: 'member',
      languageSwitch: { kind: 'form', form: 'voting-code' },
      values: { code: typed },
      errors: isFirst ? {} : { code: error },
      action: errand.action,
      introduction: t(waits ? 'voting.code.waiting' : 'voting.code.introduction'),
      hidden: errand.paper === null ? [] : waiting(errand.paper),
    },
    isFirst ? (why ?? 200) : 422,
  );
}

/** Every text of the paper's form as it was sent. */
function waiting(paper: Form): ReturnType<typeof hiddenFields> {
  const names = Object.keys(paper).filter((name) => !NOT_OF_THE_PAPER.has(name));
  return hiddenFields(Object.fromEntries(names.map((name) => [name, sentUnder(paper, name)])));
}

/** The code that was typed, which may be the whole link. */
export function typedCode(form: Form): Result<string, Problem> {
  const code = textUnder(form, 'code')
    .trim()
    .replace(/^.*\/v\//s, '');
  return code === '' ? refuse(problem('voting-code-missing')) : ok(code);
}
