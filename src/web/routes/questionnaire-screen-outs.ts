/** Screen-outs: who leaves the interview before its end, and the words on the page that they are shown. */
import {
  addScreenOut,
  authoringFaults,
  changeScreenOut,
  removeScreenOut,
  screenOutName,
} from '../../domain/questionnaire/editing/index.js';
import type { ScreenOut } from '../../domain/questionnaire/questionnaire.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import {
  type ConditionPlace,
  conditionModel,
  faultPlace,
  readConditionEdit,
} from '../pages/condition-editor.js';
import { expressionWords, subjectsOf } from '../pages/condition-words.js';
import { readTexts, textValues } from '../pages/question-form.js';
import { faultSentence } from '../pages/questionnaire-outline.js';
import { questionnaireSections } from '../pages/questionnaire-sections.js';
import { belowQuestionnaire, type Desk, deskOf, firstText, storeEdit } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/screen-outs';

/** Adds the list and the page of one. */
export function addQuestionnaireScreenOutsRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => showAll(await deskOf(services, visit)));

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const message = readMessage(reader, desk, {}, true);
    if (Object.keys(reader.errors).length > 0) return showAll(desk, reader);
    const name = screenOutName(desk.questionnaire, firstText(desk.questionnaire, message));
    await storeEdit(services, desk, reader, {
      what: 'screen-out-added',
      name,
      change: (questionnaire) => addScreenOut(questionnaire, name, message),
      afterwards: () => `${desk.address}/screen-outs/${encodeURIComponent(name)}`,
    });
  });

  door(`GET ${BASE}/:rule`, async (visit) => {
    const desk = await deskOf(services, visit);
    showOne(desk, ruleAt(desk));
  });

  door(`POST ${BASE}/:rule`, async (visit) => {
    const desk = await deskOf(services, visit);
    const rule = ruleAt(desk);
    const reader = new FormReader(visit.request.body);
    const [step = 'save'] = reader.all('step');
    const list = `${desk.address}/screen-outs`;
    if (step === 'delete')
      return storeEdit(services, desk, reader, {
        what: 'screen-out-deleted',
        name: rule.name,
        change: (questionnaire) => removeScreenOut(questionnaire, rule.name),
        afterwards: () => list,
      });
    const when = readConditionEdit(reader, placeOf(desk, rule)) ?? '';
    const message = reader.has('message-0') ? readMessage(reader, desk, rule.message, true) : rule.message;
    const change = (questionnaire: Desk['questionnaire']) =>
      changeScreenOut(questionnaire, rule.name, { when, message });
    const fault = when === '' ? undefined : faultOf(desk, rule, change);
    if (fault !== undefined) reader.refuse('expression', faultSentence({ ...fault, field: '' }));
    if (Object.keys(reader.errors).length > 0)
      return showOne(desk, rule, { reader, at: fault === undefined ? null : faultPlace(when, fault) });
    await storeEdit(services, desk, reader, {
      what: 'screen-out-changed',
      name: rule.name,
      change,
      afterwards: () => (step === 'save' ? list : `${list}/${encodeURIComponent(rule.name)}`),
    });
  });
}

function faultOf(
  { questionnaire }: Desk,
  { name }: ScreenOut,
  change: (of: Desk['questionnaire']) => ReturnType<typeof changeScreenOut>,
) {
  const changed = change(questionnaire);
  const faults = changed.ok ? authoringFaults(changed.value) : [];
  return faults.find((fault) => fault.key === null && fault.name === name && fault.field === 'when');
}

function ruleAt({ questionnaire, visit }: Desk): ScreenOut {
  const rule = questionnaire.screenOuts.find(({ name }) => name === visit.request.params['rule']);
  if (rule === undefined) throw new ProblemError(problem('not-found'));
  return rule;
}

function placeOf({ questionnaire }: Desk, { when }: ScreenOut): ConditionPlace {
  return { questionnaire, expression: when === '' ? null : when, own: null, but: null };
}

function readMessage(
  reader: FormReader,
  { questionnaire }: Desk,
  before: ScreenOut['message'],
  required: boolean,
) {
  const rule = { label: 'what they are told', longest: 4000, required };
  return readTexts(reader, 'message', before, questionnaire.languages, rule);
}

function showAll(desk: Desk, reader?: FormReader): void {
  const { visit, questionnaire, address } = desk;
  const subjects = subjectsOf(questionnaire);
  const language = questionnaire.languages[0]?.code ?? 'en';
  const page = {
    ...belowQuestionnaire(desk),
    title: 'Screen-outs',
    sections: questionnaireSections(desk, 'screen-outs'),
    action: `${address}/screen-outs`,
    isOver: desk.isOver,
    revision: reader === undefined ? visit.survey.revision : revisionOf(reader),
    languages: questionnaire.languages,
    values: reader?.typed ?? {},
    errors: reader?.errors ?? {},
    summary: {
      rows: questionnaire.screenOuts.map(({ name, when, message }) => ({
        key: name,
        value: [
          when === '' ? 'No condition yet' : `If ${expressionWords(when, subjects, language) ?? when}`,
          firstText(questionnaire, message),
        ],
        change: `${address}/screen-outs/${encodeURIComponent(name)}`,
      })),
    },
  };
  renderPage(visit.response, 'questionnaire-screen-outs', page, reader === undefined ? 200 : 422);
}

function showOne(
  desk: Desk,
  rule: ScreenOut,
  refused?: { readonly reader: FormReader; readonly at: ReturnType<typeof faultPlace> },
): void {
  const { visit, questionnaire, address } = desk;
  const about = refused?.reader.all('about')[0] ?? visit.request.query['about'];
  const texts = Object.fromEntries(textValues('message', rule.message, questionnaire.languages));
  const page = {
    ...belowQuestionnaire(desk, { text: 'Screen-outs', href: `${address}/screen-outs` }),
    title: 'Edit a screen-out',
    action: `${address}/screen-outs/${encodeURIComponent(rule.name)}`,
    name: rule.name,
    revision: refused === undefined ? visit.survey.revision : revisionOf(refused.reader),
    languages: questionnaire.languages,
    condition: conditionModel(placeOf(desk, rule), about),
    faultAt: refused?.at ?? null,
    values: { ...texts, expression: rule.when, about, ...refused?.reader.typed },
    errors: refused?.reader.errors ?? {},
  };
  renderPage(visit.response, 'questionnaire-screen-out', page, refused === undefined ? 200 : 422);
}
