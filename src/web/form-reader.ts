/** Reads an organiser's form field by field and keeps a sentence for each that needs changing. */
import { type Form, keptLine, keptText, typedIn } from '../domain/questionnaire/form.js';
import type { Localised } from '../shared/language.js';

/** What a text must be; `label` goes into the sentence: "Type the question". */
export interface TextRule {
  readonly label: string;
  /** In the halves in which JavaScript counts, as the definition's schema does. */
  readonly longest: number;
  readonly required?: boolean;
}

/** What a number must be. */
export interface NumberRule {
  readonly label: string;
  readonly least: number;
  readonly most: number;
}

/** One form being read. Whoever reads it asks `errors` at the end. */
export class FormReader {
  readonly #form: Form;
  readonly #errors: Record<string, string> = {};

  constructor(form: unknown) {
    this.#form = typeof form === 'object' && form !== null ? (form as Form) : {};
  }

  /** By field, in the order of reading. */
  get errors(): Readonly<Record<string, string>> {
    return this.#errors;
  }

  /** Everything that was typed, for showing the form again. */
  get typed(): Readonly<Record<string, unknown>> {
    return { ...this.#form };
  }

  /** Keeps a sentence for a field, unless it has one. */
  refuse(name: string, sentence: string): void {
    this.#errors[name] ??= sentence;
  }

  /** Everything typed under the name, as it came. */
  all(name: string): readonly string[] {
    return typedIn(this.#form, name);
  }

  /** Whether anything was typed or pressed under the name. */
  has(name: string): boolean {
    return this.all(name).length > 0;
  }

  /** One line of text. */
  line(name: string, rule: TextRule): string {
    return this.#checked(name, keptLine(this.all(name)[0] ?? ''), rule);
  }

  /** Text of several lines. */
  text(name: string, rule: TextRule): string {
    return this.#checked(name, keptText(this.all(name)[0] ?? ''), rule);
  }

  /** A line with its Welsh beside it, in `<name>-cy`, which is never required. */
  bothLines(name: string, rule: TextRule): Localised {
    const welsh = this.line(`${name}-cy`, welshRule(rule));
    return withWelsh(this.line(name, rule), welsh);
  }

  /** A text with its Welsh beside it. */
  bothTexts(name: string, rule: TextRule): Localised {
    const welsh = this.text(`${name}-cy`, welshRule(rule));
    return withWelsh(this.text(name, rule), welsh);
  }

  /** A whole number; `rule.least` where none could be read, which is refused. */
  whole(name: string, { label, least, most }: NumberRule): number {
    const typed = keptLine(this.all(name)[0] ?? '');
    const value = /^\d{1,9}$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= least && value <= most) return value;
    const [from, to] = [least, most].map((limit) => limit.toLocaleString('en-GB'));
    this.refuse(name, `Type ${label} as a whole number from ${from} to ${to}`);
    return least;
  }

  /** One of the values offered; the first where none was sent, which is refused with the sentence. */
  oneOf<Value extends string>(name: string, values: readonly [Value, ...Value[]], sentence: string): Value {
    const typed = this.all(name)[0];
    const value = values.find((candidate) => candidate === typed);
    if (value === undefined) this.refuse(name, sentence);
    return value ?? values[0];
  }

  #checked(name: string, text: string, { label, longest, required }: TextRule): string {
    if (text === '' && required === true) this.refuse(name, `Type ${label}`);
    if (text.length > longest) {
      this.refuse(
        name,
        `Shorten ${label} to ${longest.toLocaleString('en-GB')} characters: it has ${text.length.toLocaleString('en-GB')}`,
      );
    }
    return text;
  }
}

function welshRule({ label, longest }: TextRule): TextRule {
  return { label: `the Welsh for ${label}`, longest };
}

function withWelsh(en: string, cy: string): Localised {
  return cy === '' ? { en } : { en, cy };
}

/** The two fields of a text, for filling in a form. */
export function bothValues(name: string, text: Localised | null): Record<string, string> {
  return { [name]: text?.en ?? '', [`${name}-cy`]: text?.cy ?? '' };
}
