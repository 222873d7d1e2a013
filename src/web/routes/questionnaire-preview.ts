/** Trying out the questionnaire that is being written, from its first page or from any other; nothing is stored. */
import { everyPart, findPart } from '../../domain/questionnaire/editing/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import type { Services } from '../../services/index.js';
import { experimentsOf } from '../../services/surveys/designs.js';
import {
  answerPreview,
  beginPreview,
  lookBack,
  type PreviewStep,
  previewFrom,
  previewOf,
} from '../../services/surveys/preview.js';
import { LANGUAGES, type Language } from '../../shared/language.js';
import { textField } from '../form.js';
import { previewPage, type TriedOut } from '../pages/questionnaire-preview.js';
import { type Desk, deskOf } from '../questionnaire-desk.js';
import { renderPage, wordsFor } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/preview';

/** Adds the page. */
export function addQuestionnairePreviewRoutes(door: AddDoor, services: Services): void {
  const { clock, config } = services.context;
  const moment = () => ({ now: clock.now(), zone: config.labTimeZone });

  door(`GET ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const language = languageIn(desk, String(visit.request.query['language'] ?? ''));
    const tried = await triedOut(services, desk);
    const { compiled } = tried;
    const from = visit.request.query['from'];
    const there = typeof from === 'string' ? findPart(desk.questionnaire, from) : undefined;
    if (compiled === null || there === undefined)
      return show(desk, tried, compiled && beginPreview(compiled, language, moment()), language);
    const names = new Set(everyPart(there.part).map(({ name }) => name));
    const step = previewFrom(compiled, names, language, moment());
    show(desk, tried, step ?? beginPreview(compiled, language, moment()), language, {
      unreached: step === null ? there.part.name : null,
    });
  });

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const form = (visit.request.body ?? {}) as Form;
    const tried = await triedOut(services, desk);
    const { compiled } = tried;
    const step = textField(form, 'step');
    const other = /^language:(\w+)$/.exec(step)?.[1];
    const language = languageIn(desk, other ?? textField(form, 'in-language'));
    const sent = { state: textField(form, 'state', 256_000), page: textField(form, 'page'), language, form };
    if (compiled === null) return show(desk, tried, null, language);
    const looks = step === 'back' || other !== undefined;
    const page = step === 'back' ? textField(form, 'back') : sent.page;
    const next = looks
      ? lookBack(compiled, { ...sent, page }, moment())
      : answerPreview(compiled, sent, moment());
    const hasFaults = next.kind === 'asked' && Object.keys(next.faults).length > 0;
    show(desk, tried, next, language, { typed: hasFaults || other !== undefined ? form : null });
  });
}

/** How long a page of the preview waits for a design to be drawn, in milliseconds. */
const PATIENCE = 1500;

/** The questionnaire with its designs, or with quick ones in place of those that are still being drawn. */
async function triedOut({ surveys }: Services, { questionnaire }: Desk): Promise<TriedOut> {
  const { designs, quick } = await surveys.designs.trialDesigns(questionnaire, PATIENCE);
  const experiments = experimentsOf(questionnaire).map(({ name }) => name);
  const undesigned = experiments.filter((name) => !Object.hasOwn(designs, name));
  return { compiled: previewOf(questionnaire, designs), experiments, quick, undesigned };
}

/** A language of the questionnaire in which Canvass can say its own words. */
function languageIn({ questionnaire }: Desk, wanted: string): Language {
  const known = LANGUAGES.filter((code) =>
    questionnaire.languages.some((language) => language.code === code),
  );
  return known.find((code) => code === wanted) ?? known[0] ?? 'en';
}

function show(
  desk: Desk,
  tried: TriedOut,
  step: PreviewStep | null,
  language: Language,
  more: { readonly unreached?: string | null; readonly typed?: Form | null } = {},
): void {
  const { t } = wordsFor(desk.visit.response, 'organiser');
  const page = previewPage(desk, tried, step, { language, t, unreached: null, typed: null, ...more });
  const refused = Object.keys(page.errors ?? {}).length > 0;
  renderPage(desk.visit.response, 'questionnaire-preview', page, refused ? 422 : 200);
}
