/** What every form field partial works out the same way: its id, its error, its value, what describes it. */

/** The words and name of a field as a page gives them to a partial. */
export interface Field {
  readonly name: string;
  readonly id?: string;
  readonly hint?: string;
  readonly error?: string;
  readonly value?: unknown;
}

export interface FieldState {
  readonly id: string;
  readonly error: string | undefined;
  /** One text, for text-like fields and radios. */
  readonly value: string;
  /** All texts, for checkboxes. */
  readonly picked: readonly string[];
  readonly hintId: string;
  readonly errorId: string;
  /** For `aria-describedby`; empty when nothing describes the field. */
  readonly describedBy: string;
}

/** The id of the field (of the first choice, or of the day of a date) with this name: `rank[a]` → `rank-a`. */
export function fieldId(name: string): string {
  return name.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '');
}

/** The state of a field on this page: its own `error` and `value`, or else the page's for its name. */
export function fieldState(
  field: Field,
  errors: Readonly<Record<string, string>> = {},
  values: Readonly<Record<string, unknown>> = {},
): FieldState {
  const id = field.id ?? fieldId(field.name);
  const error = field.error ?? (Object.hasOwn(errors, field.name) ? errors[field.name] : undefined);
  const value = field.value ?? (Object.hasOwn(values, field.name) ? values[field.name] : undefined);
  const picked = (Array.isArray(value) ? value : [value]).filter(isWritten).map(String);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [field.hint === undefined ? '' : hintId, error === undefined ? '' : errorId];
  return {
    id,
    error,
    value: picked[0] ?? '',
    picked,
    hintId,
    errorId,
    describedBy: describedBy.join(' ').trim(),
  };
}

function isWritten(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
