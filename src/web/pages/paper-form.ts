/** A paper's marks as form fields and back: what the paper page sends is what the review page sends again. */
import type { Mark, Marks, PaperKind } from '../../domain/voting/paper.js';

/** A parsed form; repeated fields are arrays. */
export type Form = Readonly<Record<string, unknown>>;

/** Field name → value, or values where a field is repeated. */
export type FieldValues = Readonly<Record<string, string | readonly string[]>>;

/** How one kind of paper travels in a form. */
interface MarksForm {
  /** The name of the field in which this option is marked. */
  field(optionId: string): string;
  /** The marks in the order of `optionIds`; null when the form names an option that the ballot does not have. */
  read(optionIds: readonly string[], form: Form): Marks | null;
  /** The fields that `read` turns into these marks again. */
  write(optionIds: readonly string[], marks: Marks): FieldValues;
}

const FORMS: Readonly<Record<PaperKind, MarksForm>> = {
  choice: chosenIn('choice', (ticked) => (ticked ? 1 : null)),
  approvals: chosenIn('approve', (ticked) => (ticked ? 1 : 0)),
  ranks: numbersIn('rank'),
  scores: numbersIn('score'),
};

/** The field in which an option is marked on a paper of this kind: `rank[a]`, `score[a]`, `choice`, `approve`. */
export function markField(kind: PaperKind, optionId: string): string {
  return FORMS[kind].field(optionId);
}

/**
 * The marks in a form, aligned with `optionIds` (definition order). What is no whole number is NaN, for
 * `validateMarks` to refuse; a form that names an option the ballot does not have is not this ballot's: null.
 */
export function readMarks(kind: PaperKind, optionIds: readonly string[], form: Form): Marks | null {
  return FORMS[kind].read(optionIds, form);
}

/** The fields and values from which `readMarks` reads these marks again; blanks are left out. */
export function markValues(kind: PaperKind, optionIds: readonly string[], marks: Marks): FieldValues {
  return FORMS[kind].write(optionIds, marks);
}

/** Everything sent under this name, in the order sent. */
export function sentUnder(form: Form, name: string): readonly string[] {
  if (!Object.hasOwn(form, name)) return [];
  const value = form[name];
  return (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
}

/** The one text sent under this name; empty when there is none. */
export function textUnder(form: Form, name: string): string {
  return sentUnder(form, name)[0] ?? '';
}

/** Radios or checkboxes: the field's values are the marked options; an empty value marks nothing. */
function chosenIn(name: string, mark: (ticked: boolean) => Mark): MarksForm {
  return {
    field: () => name,
    read: (optionIds, form) => {
      const chosen = sentUnder(form, name).filter((id) => id !== '');
      if (chosen.some((id) => !optionIds.includes(id))) return null;
      return chosen.length === 0
        ? optionIds.map(() => null)
        : optionIds.map((id) => mark(chosen.includes(id)));
    },
    write: (optionIds, marks) => {
      const chosen = optionIds.filter((_id, index) => marks[index] === 1);
      return chosen.length === 0 ? {} : { [name]: chosen };
    },
  };
}

/** A number for each option, in fields of their own. */
function numbersIn(prefix: string): MarksForm {
  const field = (id: string) => `${prefix}[${id}]`;
  return {
    field,
    read: (optionIds, form) => {
      const known = new Set(optionIds.map(field));
      const foreign = Object.keys(form).some((key) => key.startsWith(`${prefix}[`) && !known.has(key));
      return foreign ? null : optionIds.map((id) => readNumber(sentUnder(form, field(id))));
    },
    write: (optionIds, marks) =>
      Object.fromEntries(
        optionIds.flatMap((id, index) => {
          const mark = marks[index] ?? null;
          return mark === null ? [] : [[field(id), String(mark)]];
        }),
      ),
  };
}

function readNumber(sent: readonly string[]): Mark {
  const [typed = '', ...more] = sent;
  if (typed === '' && more.length === 0) return null;
  return more.length === 0 && /^\d{1,5}$/.test(typed) ? Number(typed) : Number.NaN;
}
