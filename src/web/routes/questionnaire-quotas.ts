/** Quotas: how many of whom are wanted, each cell on a page with its condition picked or typed. */
import { addQuotas, changeQuota, quotaName, removeQuota } from '../../domain/questionnaire/editing/index.js';
import type { Quota } from '../../domain/questionnaire/questionnaire.js';
import type { Services } from '../../services/index.js';
import { ProblemError, problem } from '../../shared/problem.js';
import { renderConditionForm, rulePlace, saveRule, type TypedCondition } from '../condition-form.js';
import { FormReader } from '../form-reader.js';
import {
  HARDNESS,
  labelOf,
  quotaAddress,
  quotasPage,
  quotaValues,
  readQuota,
} from '../pages/questionnaire-quotas.js';
import { belowQuestionnaire, type Desk, deskOf, firstText, storeEdit } from '../questionnaire-desk.js';
import { renderPage } from '../render.js';
import type { AddDoor } from '../security/door.js';

const BASE = '/manage/surveys/:survey/questionnaire/quotas';

/** Adds the list and the page of one. */
export function addQuestionnaireQuotasRoutes(door: AddDoor, services: Services): void {
  door(`GET ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    renderPage(visit.response, 'questionnaire-quotas', quotasPage(desk));
  });

  door(`POST ${BASE}`, async (visit) => {
    const desk = await deskOf(services, visit);
    const reader = new FormReader(visit.request.body);
    const quota = { ...readQuota(reader, desk, {}), when: '' };
    if (Object.keys(reader.errors).length > 0)
      return renderPage(visit.response, 'questionnaire-quotas', quotasPage(desk, reader), 422);
    const name = quotaName(desk.questionnaire, firstText(desk.questionnaire, quota.label));
    await storeEdit(services, desk, reader, {
      what: 'quota-added',
      name,
      change: (questionnaire) => addQuotas(questionnaire, [quota]),
      afterwards: () => quotaAddress(desk, name),
    });
  });

  door(`GET ${BASE}/:quota`, async (visit) => {
    const desk = await deskOf(services, visit);
    showOne(desk, quotaAt(desk));
  });

  door(`POST ${BASE}/:quota`, async (visit) => {
    const desk = await deskOf(services, visit);
    const quota = quotaAt(desk);
    const { name } = quota;
    const reader = new FormReader(visit.request.body);
    const list = `${desk.address}/quotas`;
    if (reader.all('step')[0] === 'delete')
      return storeEdit(services, desk, reader, {
        what: 'quota-deleted',
        name,
        change: (questionnaire) => removeQuota(questionnaire, name),
        afterwards: () => list,
      });
    await saveRule(services, desk, reader, {
      ...{ sheet: 'quotas', name, when: quota.when, what: 'quota-changed', list },
      read: () => {
        const fields = readQuota(reader, desk, quota.label);
        return (questionnaire, when) => changeQuota(questionnaire, name, { ...fields, when });
      },
      show: (typed) => showOne(desk, quota, typed),
    });
  });
}

function quotaAt({ questionnaire, visit }: Desk): Quota {
  const quota = questionnaire.quotas.find(({ name }) => name === visit.request.params['quota']);
  if (quota === undefined) throw new ProblemError(problem('not-found'));
  return quota;
}

function showOne(desk: Desk, quota: Quota, typed?: TypedCondition): void {
  const page = {
    ...belowQuestionnaire(desk, { text: 'Quotas', href: `${desk.address}/quotas` }),
    title: 'Edit a quota',
    action: quotaAddress(desk, quota.name),
    name: labelOf(desk, quota),
    hardness: HARDNESS,
  };
  const filled = { place: rulePlace(desk, quota.when), values: quotaValues(desk, quota), typed };
  renderConditionForm(desk, 'questionnaire-quota', page, filled);
}
