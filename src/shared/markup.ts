/** HTML of files that leave the house, where no view is at hand: whatever is put into a template is text unless it is markup itself. */

/** A piece of HTML; only `markup` makes any. */
export class Markup {
  constructor(private readonly html: string) {}

  toString(): string {
    return this.html;
  }
}

type Part = Markup | readonly Markup[] | string | number;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template of HTML: markup, alone or in a list, goes in as it is, everything else with its special characters escaped. */
export function markup(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(
    pieces.map((piece, at) => (at === 0 ? piece : `${written(parts[at - 1] ?? '')}${piece}`)).join(''),
  );
}

function written(part: Part): string {
  if (part instanceof Markup) return part.toString();
  if (typeof part === 'object') return part.map(String).join('');
  return String(part).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
