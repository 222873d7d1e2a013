/** One definition as a form: new, or as it is stored, with what was typed and what is wrong. */
import type { Definition } from '../../services/analysis/definitions/definition.js';
import type { Trial } from '../../services/analysis/enquiries/check-definition.js';
import { inLanguage } from '../../shared/language.js';
import type { DefinitionForm, FormGround } from '../definitions/definition-form.js';
import { questionChoices, titleOf } from '../definitions/definition-form.js';
import type { FormReader } from '../form-reader.js';
import { bothValues } from '../form-reader.js';
import type { PageModel } from '../render.js';
import { type AnalysisPlace, definitionsLink, workbenchLink } from '../workbench/place.js';

/** What a form's page is made of. */
export interface DefinitionDesk {
  readonly place: AnalysisPlace;
  readonly form: DefinitionForm;
  readonly ground: FormGround;
  /** As it is stored, with its revision; null for a new one. */
  readonly stored: (Definition & { readonly revision: number }) | null;
}

/** The step before the form: which question it is to be about. */
export function definitionSourcePage({ place, form, ground }: DefinitionDesk): PageModel {
  const accepts = form.sources ?? (() => false);
  return {
    ...place.frame(workbenchLink(place), definitionsLink(place)),
    title: `New ${form.title}`,
    summary: form.summary,
    action: `${place.definitions}/new/${form.name}`,
    choices: questionChoices(ground.description, accepts),
  };
}

/** The form. */
export function definitionPage(desk: DefinitionDesk, reader?: FormReader): PageModel {
  const { place, form, ground, stored } = desk;
  const about = ground.source === null ? null : titleOf(ground.source);
  return {
    ...place.frame(workbenchLink(place), definitionsLink(place)),
    title: stored === null ? `New ${form.title}` : stored.content.label.en,
    about,
    form: form.name,
    model: form.model(ground),
    action: stored === null ? newAddress(desk) : `${place.definitions}/${stored.name}`,
    name: stored?.name ?? null,
    revision: stored?.revision ?? null,
    deleteHref: stored === null ? null : `${place.definitions}/${stored.name}/delete`,
    values: reader === undefined ? valuesOf(desk) : reader.typed,
    errors: reader?.errors ?? {},
  };
}

function newAddress({ place, form, ground }: DefinitionDesk): string {
  const of = ground.source === null ? '' : `?of=${encodeURIComponent(ground.source.name)}`;
  return `${place.definitions}/new/${form.name}${of}`;
}

function valuesOf({ form, ground, stored }: DefinitionDesk) {
  if (stored === null) return { gives: 'categories' };
  return { ...bothValues('label', stored.content.label), ...form.values(stored.content, ground) };
}

/** What a stored definition gives, as a small table; null where there is nothing to count. */
export function trialTable({ rows, counts }: Trial) {
  if (counts.length === 0) return null;
  return {
    caption: `Of ${rows.toLocaleString('en-GB')} responses`,
    dense: true,
    head: [{ text: 'Category' }, { text: 'Responses', numeric: true }],
    rows: counts.map((count) => [inLanguage(count.label, 'en'), count.rows.toLocaleString('en-GB')]),
  };
}
