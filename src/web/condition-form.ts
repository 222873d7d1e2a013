/** Forms with a condition in them: shown as stored or as typed, and the one way in which rules of the whole are saved. */
import {
  type AuthoringFault,
  authoringFaults,
  type EditFault,
} from '../domain/questionnaire/editing/index.js';
import type { Questionnaire } from '../domain/questionnaire/questionnaire.js';
import type { Services } from '../services/index.js';
import type { Result } from '../shared/result.js';
import { type FormValues, revisionOf } from './draft-desk.js';
import type { FormReader } from './form-reader.js';
import {
  type ConditionEdit,
  type ConditionPlace,
  conditionModel,
  readConditionEdit,
} from './pages/condition-editor.js';
import { faultSentence } from './pages/fault-words.js';
import { type Desk, storeEdit } from './questionnaire-desk.js';
import { type PageModel, renderPage } from './render.js';

/** What was typed, where nothing was stored. */
export interface TypedCondition {
  readonly reader: FormReader;
  readonly edit: ConditionEdit;
  readonly fault?: AuthoringFault | undefined;
}

/** What the form is filled in with. */
interface Filled {
  readonly place: ConditionPlace;
  readonly values: FormValues;
  readonly typed?: TypedCondition | undefined;
}

/** Renders the view with the condition as stored, or everything as it was typed. */
export function renderConditionForm(
  desk: Desk,
  view: string,
  page: PageModel,
  { place, values, typed }: Filled,
): void {
  const { visit, questionnaire } = desk;
  const errors = typed?.reader.errors ?? {};
  const now = typed === undefined ? place : { ...place, expression: typed.edit.expression };
  const about = typed === undefined ? visit.request.query['about'] : typed.edit.about;
  const picking = typed?.edit.step === 'pick' ? { comparison: '', value: '' } : {};
  const shown: PageModel = {
    ...page,
    revision: typed === undefined ? visit.survey.revision : revisionOf(typed.reader),
    languages: questionnaire.languages,
    condition: conditionModel(now, about, typed?.fault),
    values: { ...values, ...typed?.reader.typed, ...picking, about, expression: now.expression ?? '' },
    errors,
  };
  renderPage(visit.response, view, shown, Object.keys(errors).length === 0 ? 200 : 422);
}

/** A quota or a screen-out on its page. */
export interface RuleForm {
  readonly sheet: 'quotas' | 'screen_outs';
  readonly name: string;
  readonly when: string;
  /** What was done, for the audit log. */
  readonly what: string;
  /** The address of the list of such rules. */
  readonly list: string;
  /** Reads the fields beside the condition; answers with the change that gives the rule them and this condition. */
  read(reader: FormReader): (questionnaire: Questionnaire, when: string) => Result<Questionnaire, EditFault>;
  show(typed: TypedCondition): void;
}

/** Stores what was typed, or shows it again with what is wrong; a condition that is still empty may be stored. */
export async function saveRule(
  services: Services,
  desk: Desk,
  reader: FormReader,
  form: RuleForm,
): Promise<void> {
  const edit = readConditionEdit(reader, rulePlace(desk, form.when));
  if (edit.step === 'pick') return form.show({ reader, edit });
  const when = edit.expression ?? '';
  const withFields = form.read(reader);
  const change = (questionnaire: Questionnaire) => withFields(questionnaire, when);
  const changed = when === '' ? null : change(desk.questionnaire);
  const fault = changed?.ok ? faultIn(changed.value, form) : undefined;
  if (fault !== undefined) reader.refuse('expression', faultSentence({ ...fault, field: '' }));
  if (Object.keys(reader.errors).length > 0) return form.show({ reader, edit, fault });
  await storeEdit(services, desk, reader, {
    ...{ what: form.what, name: form.name, change },
    afterwards: () => (edit.step === 'save' ? form.list : `${form.list}/${encodeURIComponent(form.name)}`),
  });
}

/** Where the condition of a rule of the whole stands: it may be about any question. */
export function rulePlace({ questionnaire }: Desk, when: string): ConditionPlace {
  return { questionnaire, expression: when === '' ? null : when, own: null, but: null };
}

function faultIn(questionnaire: Questionnaire, { sheet, name }: RuleForm): AuthoringFault | undefined {
  return authoringFaults(questionnaire).find(
    (fault) => fault.sheet === sheet && fault.name === name && fault.field === 'when',
  );
}
