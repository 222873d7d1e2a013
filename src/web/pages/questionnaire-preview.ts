/** A page of the questionnaire as its author tries it out: the respondent's page, and what was answered on the way. */
import type { Compiled } from '../../domain/questionnaire/flow/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import type { PreviewStep } from '../../services/surveys/preview.js';
import { inLanguage, type Language } from '../../shared/language.js';
import type { Translate } from '../../shared/text.js';
import { belowQuestionnaire, type Desk, deskFaults } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { picturesPath } from '../respond-desk.js';
import { namedFault } from './part-faults.js';
import { questionnaireSections } from './questionnaire-sections.js';
import { questionScripts } from './questions.js';
import { faultSentences, isOneThing, questionsOf, shownSections } from './survey-page.js';

/** What is tried out: null while it cannot be, and experiments by where their tasks come from. */
export interface TriedOut {
  readonly compiled: Compiled | null;
  readonly experiments: readonly string[];
  /** Those whose tasks are of a quick design. */
  readonly quick: readonly string[];
  /** Those that have no design. */
  readonly undesigned: readonly string[];
}

interface Shown {
  readonly language: Language;
  readonly t: Translate;
  /** The part that no made-up respondent came by. */
  readonly unreached: string | null;
  /** What was typed, where the same page is shown again. */
  readonly typed: Form | null;
}

/** The page; without a step, what stands in the way of trying it out. */
export function previewPage(desk: Desk, tried: TriedOut, step: PreviewStep | null, shown: Shown): PageModel {
  const { questionnaire, address } = desk;
  const base = {
    ...belowQuestionnaire(desk),
    title: 'Preview',
    sections: questionnaireSections(desk, 'preview'),
    action: `${address}/preview`,
    address,
    unreached: shown.unreached,
    tasks: tasksNote(tried),
    obstacles: tried.compiled === null ? deskFaults(desk).map((fault) => namedFault(fault, desk)) : [],
    asked: null,
    ending: null,
    errors: {},
    values: {},
  };
  if (step === null || questionnaire.parts.length === 0)
    return { ...base, obstacles: base.obstacles.length > 0 ? base.obstacles : ['Nothing is asked yet.'] };
  const answers = answersOf(step);
  if (step.kind === 'ended') return { ...base, answers, ending: endingWords(desk, step, shown.language) };
  return { ...base, answers, ...askedModel(desk, step, shown) };
}

/** Where the tasks of experiments come from; null where none are asked. */
function tasksNote({ experiments, quick, undesigned }: TriedOut): string | null {
  if (experiments.length === 0) return null;
  if (undesigned.length > 0) return 'Tasks of experiments show everything until their designs can be drawn.';
  if (quick.length === 0) return 'Tasks of experiments are those of the design that will be published.';
  return `The tasks of ${quick.join(' and ')} are quickly drawn ones, less balanced than those of the design, which is still being drawn.`;
}

function askedModel({ questionnaire, visit }: Desk, step: PreviewStep & { kind: 'asked' }, shown: Shown) {
  const { asked, state, faults } = step;
  const { language, t, typed } = shown;
  const { part, of } = asked.progress;
  const pictures = picturesPath(visit.survey.slug);
  return {
    asked: {
      page: asked.id,
      back: asked.back,
      state: JSON.stringify({ ...state, ended: null }),
      language,
      isOneThing: isOneThing(asked),
      another:
        asked.another === null
          ? null
          : t('survey.page.another', {
              title: inLanguage(asked.another.title, language),
              count: asked.another.count,
            }),
      sections: shownSections(asked, { language, pictures }).map((section) => ({
        ...section,
        questions: section.questions.map((one) => ({
          ...one,
          question: { ...one.question, field: { ...one.question.field, isPageHeading: false } },
        })),
      })),
      progress: t('survey.page.part', { part, of }),
      others: questionnaire.languages.filter(
        ({ code }) => code !== language && (code === 'en' || code === 'cy'),
      ),
    },
    scripts: questionScripts(questionsOf(asked)),
    values: typed ?? asked.values,
    errors: faultSentences(asked, faults, language, t),
  };
}

/** What was answered so far, as expressions see it. */
function answersOf({ state }: PreviewStep) {
  const hidden = new Set(state.hidden);
  return Object.entries(state.answers)
    .filter(([, answer]) => answer !== null)
    .map(([key, answer]) => ({
      key,
      value: `${typeof answer === 'string' ? answer : Array.isArray(answer) ? answer.join(' ') : JSON.stringify(answer)}${hidden.has(key) ? ' (kept aside: not asked any more)' : ''}`,
    }));
}

function endingWords(
  { questionnaire }: Desk,
  { ending }: PreviewStep & { kind: 'ended' },
  language: Language,
) {
  if (ending.kind === 'screened-out') {
    const rule = questionnaire.screenOuts.find(({ name }) => name === ending.name);
    return {
      heading: 'The interview ends here',
      text: `Screened out by “${ending.name}”. ${inLanguage(rule?.message ?? {}, language)}`,
    };
  }
  return {
    heading: 'This is the end',
    text: inLanguage(questionnaire.settings.completion, language) || 'Everything was answered.',
  };
}
