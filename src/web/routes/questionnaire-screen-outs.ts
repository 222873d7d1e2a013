/** Screen-outs: who leaves the interview before its end, and the words on the page that they are shown. */
import {
  addScreenOut,
  changeScreenOut,
  removeScreenOut,
  screenOutName,
} from '../../domain/questionnaire/editing/index.js';
import type { ScreenOut } from '../../domain/questionnaire/questionnaire.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { renderConditionForm, rulePlace, saveRule, type TypedCondition } from '../condition-form.js';
import { revisionOf } from '../draft-desk.js';
import { FormReader } from '../form-reader.js';
import { conditionWording } from '../pages/condition-words.js';
import { readTexts, textValues } from '../pages/question-form.js';
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
    const message = readMessage(reader, desk, {});
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
    const { name } = rule;
    const reader = new FormReader(visit.request.body);
    const list = `${desk.address}/screen-outs`;
    if (reader.all('step')[0] === 'delete')
      return storeEdit(services, desk, reader, {
        what: 'screen-out-deleted',
        name,
        change: (questionnaire) => removeScreenOut(questionnaire, name),
        afterwards: () => list,
      });
    await saveRule(services, desk, reader, {
      ...{ sheet: 'screen_outs', name, when: rule.when, what: 'screen-out-changed', list },
      read: () => {
        const message = reader.has('message-0') ? readMessage(reader, desk, rule.message) : rule.message;
        return (questionnaire, when) => changeScreenOut(questionnaire, name, { when, message });
      },
      show: (typed) => showOne(desk, rule, typed),
    });
  });
}

function ruleAt({ questionnaire, visit }: Desk): ScreenOut {
  const rule = questionnaire.screenOuts.find(({ name }) => name === visit.request.params['rule']);
  if (rule === undefined) throw new ProblemError(problem('not-found'));
  return rule;
}

function readMessage(reader: FormReader, { questionnaire }: Desk, before: ScreenOut['message']) {
  const rule = { label: 'what they are told', longest: 4000, required: true };
  return readTexts(reader, 'message', before, questionnaire.languages, rule);
}

function showAll(desk: Desk, reader?: FormReader): void {
  const { visit, questionnaire, address } = desk;
  const wording = conditionWording(questionnaire);
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
        value: [when === '' ? 'No condition yet' : `If ${wording(when)}`, firstText(questionnaire, message)],
        change: `${address}/screen-outs/${encodeURIComponent(name)}`,
      })),
    },
  };
  renderPage(visit.response, 'questionnaire-screen-outs', page, reader === undefined ? 200 : 422);
}

function showOne(desk: Desk, { name, when, message }: ScreenOut, typed?: TypedCondition): void {
  const { questionnaire, address } = desk;
  const page = {
    ...belowQuestionnaire(desk, { text: 'Screen-outs', href: `${address}/screen-outs` }),
    title: 'Edit a screen-out',
    action: `${address}/screen-outs/${encodeURIComponent(name)}`,
    name,
  };
  const values = Object.fromEntries(textValues('message', message, questionnaire.languages));
  renderConditionForm(desk, 'questionnaire-screen-out', page, {
    place: rulePlace(desk, when),
    values,
    typed,
  });
}
