/** The quotas of a questionnaire: the list with what is wrong, one of them as a form, and cells that interlock. */
import type { AuthoringFault } from '../../domain/questionnaire/editing/index.js';
import type { Quota } from '../../domain/questionnaire/questionnaire.js';
import { inLanguage } from '../../shared/language.js';
import { type FormValues, revisionOf } from '../draft-desk.js';
import type { FormReader } from '../form-reader.js';
import { belowQuestionnaire, type Desk, deskFaults } from '../questionnaire-desk.js';
import type { PageModel } from '../render.js';
import { conditionWording } from './condition-words.js';
import { faultSentence } from './fault-words.js';
import { readTexts } from './question-form.js';
import { questionnaireSections } from './questionnaire-sections.js';

/** The most completions that a cell may wait for. */
export const MOST_COMPLETIONS = 1_000_000;

/** What happens once a cell is full. */
export const HARDNESS = [
  {
    value: 'hard',
    text: 'The interview ends for whoever comes next',
    hint: 'A hard quota: it is never overshot, even by people who finish at the same moment.',
  },
  {
    value: 'soft',
    text: 'The interview goes on',
    hint: 'A soft quota: the field report tells how far it is filled.',
  },
] as const;

/** The list, with a form that adds one. */
export function quotasPage(desk: Desk, reader?: FormReader): PageModel {
  const { questionnaire, address, visit } = desk;
  const faults = deskFaults(desk).filter(({ sheet }) => sheet === 'quotas');
  return {
    ...belowQuestionnaire(desk),
    title: 'Quotas',
    mainWidth: 'full',
    sections: questionnaireSections(desk, 'quotas'),
    action: `${address}/quotas`,
    cellsHref: `${address}/quota-cells`,
    isOver: desk.isOver,
    revision: reader === undefined ? visit.survey.revision : revisionOf(reader),
    values: reader?.typed ?? { hard: 'hard' },
    errors: reader?.errors ?? {},
    hardness: HARDNESS,
    counted: counted(questionnaire.quotas),
    items: itemsOf(desk),
    faults: faults.map((fault) => ({ text: quotaFault(fault), href: quotaAddress(desk, fault.name) })),
  };
}

function quotaFault(fault: AuthoringFault): string {
  return `${fault.name}: ${faultSentence({ ...fault, field: '' })}`;
}

/** The address of the quota's own page. */
export function quotaAddress({ address }: Pick<Desk, 'address'>, name: string): string {
  return `${address}/quotas/${encodeURIComponent(name)}`;
}

function itemsOf(desk: Desk) {
  const { questionnaire } = desk;
  const wording = conditionWording(questionnaire);
  return questionnaire.quotas.map((quota) => ({
    title: labelOf(desk, quota),
    href: quotaAddress(desk, quota.name),
    who: quota.when === '' ? 'No condition yet' : wording(quota.when),
    limit: `${quota.limit.toLocaleString('en-GB')}, then ${quota.hard ? 'the interview ends' : 'it goes on'}`,
  }));
}

function counted(quotas: readonly Quota[]): string {
  const limits = quotas.reduce((sum, { limit }) => sum + limit, 0).toLocaleString('en-GB');
  return quotas.length === 1 ? 'One cell' : `${quotas.length} cells, whose limits add up to ${limits}`;
}

/** The quota's words for its authors, or its name. */
export function labelOf({ questionnaire }: Desk, { label, name }: Quota): string {
  return inLanguage(label, questionnaire.languages[0]?.code ?? 'en') || name;
}

/** What the form is filled in with. */
export function quotaValues(desk: Desk, quota: Quota): FormValues {
  const { label, limit, hard } = quota;
  const language = desk.questionnaire.languages[0]?.code ?? 'en';
  return { 'label-0': label[language] ?? '', limit: String(limit), hard: hard ? 'hard' : 'soft' };
}

/** The label in the first language, the limit and what happens then; other languages of the label stay. */
export function readQuota(reader: FormReader, { questionnaire }: Desk, before: Quota['label']) {
  const words = { label: 'what the cell is called', longest: 300, required: true };
  const label = readTexts(reader, 'label', before, questionnaire.languages.slice(0, 1), words);
  const limit = reader.whole('limit', { label: 'the limit', least: 0, most: MOST_COMPLETIONS });
  const hard = reader.oneOf('hard', ['hard', 'soft'], 'Choose what happens when it is full') === 'hard';
  return { label, limit, hard };
}
