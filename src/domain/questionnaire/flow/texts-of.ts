/** Every text and every expression of a place, with the field that it stands in, for checks over all of them. */
import type { Texts } from '../../../shared/language.js';
import type { Expression } from '../expressions/index.js';
import type { Slot } from './compiled.js';

/** The place's expressions by field, those that it has. */
export function expressionsOf(slot: Slot): readonly (readonly [field: string, expression: Expression])[] {
  const fields: (readonly [string, Expression | null])[] = [['relevant', slot.relevant]];
  if (slot.kind === 'repeat') fields.push(['count', slot.count]);
  if (slot.kind === 'question') {
    const { required, constraint, calculation, choiceFilter, readOnly } = slot;
    fields.push(...Object.entries({ required, constraint, calculation, choiceFilter, readOnly }));
    if (slot.default?.kind === 'expression') fields.push(['default', slot.default.expression]);
  }
  return fields.flatMap(([field, expression]) => (expression === null ? [] : [[field, expression] as const]));
}

/** The place's texts by field; those of choices are `label` and so on of the list. */
export function textsOf({ part }: Slot): readonly (readonly [field: string, texts: Texts])[] {
  const { label, hint } = part;
  if (part.kind !== 'question') return Object.entries({ label, hint });
  const { guidance, requiredMessage, constraintMessage } = part;
  return Object.entries({ label, hint, guidance, requiredMessage, constraintMessage });
}

/** The names that `${name}` in a text stands for. */
export function namesPiped(texts: Texts): readonly string[] {
  return Object.values(texts).flatMap((text) =>
    [...(text ?? '').matchAll(PIPED)].map(([, name]) => name ?? ''),
  );
}

/** `${name}` in a text; `last-saved#` may stand before the name. */
export const PIPED = /\$\{\s*((?:last-saved#)?[^\s${}]+)\s*\}/g;
