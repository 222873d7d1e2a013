/** The hall of the forms in which definitions are written. */

import type { DefinitionContent } from '../../services/analysis/definitions/definition.js';
import { present } from '../../shared/assert.js';
import { band } from './band.js';
import { combine } from './combine.js';
import type { DefinitionForm } from './definition-form.js';
import { filter } from './filter.js';
import { net } from './net.js';
import { recode } from './recode.js';
import { weight } from './weight.js';
import { worked } from './worked.js';

export const DEFINITION_FORMS: readonly DefinitionForm[] = [
  filter,
  recode,
  band,
  combine,
  net,
  worked,
  weight,
];

/** The form with this name in its address. */
export function formNamed(name: string): DefinitionForm | undefined {
  return DEFINITION_FORMS.find((form) => form.name === name);
}

/** The form in which a stored definition was written, with the question that it is about. */
export function formOf(content: DefinitionContent): {
  readonly form: DefinitionForm;
  readonly source: string | null;
} {
  const found = DEFINITION_FORMS.flatMap((form) => {
    const about = form.sourceOf(content);
    return about === null ? [] : [{ form, source: about.source }];
  });
  return present(found[0], 'every definition is written in some form');
}
