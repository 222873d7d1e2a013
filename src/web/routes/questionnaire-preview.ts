/** Trying out the questionnaire that is being written, from its first page or from any other; nothing is stored. */
import { everyPart, findPart } from '../../domain/questionnaire/editing/index.js';
import type { Compiled } from '../../domain/questionnaire/flow/index.js';
import type { Form } from '../../domain/questionnaire/form.js';
import type { Services } from '../../services/index.js';
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
import { previewPage } from '../pages/questionnaire-preview.js';
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
    const compiled = previewOf(desk.questionnaire);
    const from = visit.request.query['from'];
    const there = typeof from === 'string' ? findPart(desk.questionnaire, from) : undefined;
    if (compiled === null || there === undefined)
      return show(desk, compiled, compiled && beginPreview(compiled, language, moment()), language);
    const names = new Set(everyPart(there.part).map(({ name }) => name));
    const step = previewFrom(compiled, names, language, moment());
    show(desk, compiled, step ?? beginPreview(compiled, language, moment()), language, {
      unreached: step === null ? there.part.name : null,
    });
  });

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const form = (visit.request.body ?? {}) as Form;
    const compiled = previewOf(desk.questionnaire);
    const step = textField(form, 'step');
    const other = /^language:(\w+)$/.exec(step)?.[1];
    const language = languageIn(desk, other ?? textField(form, 'in-language'));
    const sent = { state: textField(form, 'state', 256_000), page: textField(form, 'page'), language, form };
    if (compiled === null) return show(desk, null, null, language);
    const looks = step === 'back' || other !== undefined;
    const page = step === 'back' ? textField(form, 'back') : sent.page;
    const next = looks
      ? lookBack(compiled, { ...sent, page }, moment())
      : answerPreview(compiled, sent, moment());
    const hasFaults = next.kind === 'asked' && Object.keys(next.faults).length > 0;
    show(desk, compiled, next, language, { typed: hasFaults || other !== undefined ? form : null });
  });
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
  compiled: Compiled | null,
  step: PreviewStep | null,
  language: Language,
  more: { readonly unreached?: string | null; readonly typed?: Form | null } = {},
): void {
  const { t } = wordsFor(desk.visit.response, 'organiser');
  const page = previewPage(desk, compiled, step, { language, t, unreached: null, typed: null, ...more });
  const refused = Object.keys(page.errors ?? {}).length > 0;
  renderPage(desk.visit.response, 'questionnaire-preview', page, refused ? 422 : 200);
}
