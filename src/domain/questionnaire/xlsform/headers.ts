/** Header cells: which column a header means, under any of the names and spellings that XLSForm allows. */

/** A header understood: `path` is the column's one name here, `language` the words after `label::`, if any. */
export interface Column {
  /** As the author wrote it. */
  readonly header: string;
  readonly path: string;
  readonly language: string | null;
}

/** What a sheet's headers may be called. */
export interface HeaderRules {
  /** Other names of a column, in snake case, and its path. */
  readonly aliases: ReadonlyMap<string, string>;
  /** Paths that XLSForm knows, so that their spelling in other cases is understood too. */
  readonly known: ReadonlySet<string>;
  /** Paths whose header may be followed by a language. */
  readonly translatable: ReadonlySet<string>;
}

const MEDIA = ['image', 'big-image', 'audio', 'video'];

/** The columns that may be said once for each language, on the sheets survey and choices. */
const TEXTS = [
  'label',
  'hint',
  'guidance_hint',
  'bind::jr:constraintMsg',
  'bind::jr:requiredMsg',
  'image_alt',
];
const TRANSLATABLE = new Set([
  ...TEXTS,
  'bind::jr:noAppErrorString',
  ...MEDIA.map((kind) => `media::${kind}`),
]);

const MEDIA_ALIASES: readonly (readonly [string, string])[] = MEDIA.map((kind) => [kind, `media::${kind}`]);

/** The survey sheet; aliases as XLSForm's reference converter knows them. */
export const SURVEY_HEADERS: HeaderRules = {
  aliases: new Map([
    ['read_only', 'bind::readonly'],
    ['readonly', 'bind::readonly'],
    ['relevant', 'bind::relevant'],
    ['relevance', 'bind::relevant'],
    ['caption', 'label'],
    ['appearance', 'control::appearance'],
    ['required', 'bind::required'],
    ['constraint', 'bind::constraint'],
    ['constraining_message', 'bind::jr:constraintMsg'],
    ['constraint_message', 'bind::jr:constraintMsg'],
    ['calculation', 'bind::calculate'],
    ['calculate', 'bind::calculate'],
    ['command', 'type'],
    ['tag', 'name'],
    ['value', 'name'],
    ['count', 'control::jr:count'],
    ['repeat_count', 'control::jr:count'],
    ['jr:count', 'control::jr:count'],
    ['autoplay', 'control::autoplay'],
    ['rows', 'control::rows'],
    ['noapperrorstring', 'bind::jr:noAppErrorString'],
    ['no_app_error_string', 'bind::jr:noAppErrorString'],
    ['requiredmsg', 'bind::jr:requiredMsg'],
    ['required_message', 'bind::jr:requiredMsg'],
    ['body', 'control'],
    ['save_to', 'bind::entities:saveto'],
    ...MEDIA_ALIASES,
  ]),
  known: new Set([
    ...[
      'type',
      'name',
      'label',
      'hint',
      'guidance_hint',
      'default',
      'choice_filter',
      'parameters',
      'trigger',
    ],
    ...['bind', 'control', 'media', 'instance', 'disabled', 'order', 'page', 'image_alt'],
  ]),
  translatable: TRANSLATABLE,
};

/** The sheets choices and external_choices. */
export const CHOICE_HEADERS: HeaderRules = {
  aliases: new Map([['caption', 'label'], ['value', 'name'], ...MEDIA_ALIASES]),
  known: new Set(['list_name', 'name', 'label', 'media', 'behaviour', 'image_alt']),
  translatable: TRANSLATABLE,
};

/** The settings sheet. */
export const SETTINGS_HEADERS: HeaderRules = {
  aliases: new Map([
    ['form_title', 'title'],
    ['set_form_title', 'title'],
    ['translated_title', 'title'],
    ['form_id', 'id_string'],
    ['set_form_id', 'id_string'],
  ]),
  known: new Set([
    ...[
      'title',
      'id_string',
      'version',
      'default_language',
      'name',
      'pages',
      'completion',
      'clean_text_values',
    ],
    ...['allow_choice_duplicates', 'omit_instanceid', 'public_key', 'instance_name', 'style'],
  ]),
  translatable: new Set(['title', 'completion']),
};

/** The further sheets that only Canvass reads: quotas and screen_outs. */
export const CANVASS_HEADERS: HeaderRules = {
  aliases: new Map(),
  known: new Set(['name', 'label', 'when', 'limit', 'hard', 'message']),
  translatable: new Set(['label', 'message']),
};

/** The sheet entities, which is checked and left out. */
export const ENTITY_HEADERS: HeaderRules = {
  aliases: new Map([['list_name', 'dataset']]),
  known: new Set(['dataset', 'label', 'entity_id', 'create_if', 'update_if', 'repeat']),
  translatable: new Set(),
};

/** The column that the header means. `double` says that some header of the sheet has `::`, so `:` divides nothing. */
export function columnOf(header: string, double: boolean, rules: HeaderRules): Column {
  const whole = snakeCase(header);
  if (rules.known.has(whole) && !rules.aliases.has(whole)) return { header, path: whole, language: null };
  const words = double ? header.split('::').map((word) => word.trim()) : singleColons(header);
  const first = snakeCase(words[0] ?? '');
  const alias = rules.aliases.get(first);
  if (alias === undefined && !rules.known.has(first))
    return { header, path: words.join('::'), language: null };
  const path = [...(alias ?? first).split('::'), ...words.slice(1)];
  for (const length of [1, 2]) {
    const start = path.slice(0, length).join('::');
    if (!rules.translatable.has(start)) continue;
    const language = path.slice(length).join(' ').trim();
    return { header, path: start, language: language === '' ? null : language };
  }
  return { header, path: path.join('::'), language: null };
}

/** Divides at single colons, as old forms do, but keeps `jr:count` and its like whole. */
function singleColons(header: string): readonly string[] {
  const words = header.split(header.includes('::') ? '::' : ':').map((word) => word.trim());
  const at = words.indexOf('jr');
  if (at === -1 || words[at + 1] === undefined) return words;
  return [...words.slice(0, at), `jr:${words[at + 1]}`, ...words.slice(at + 2)];
}

/** The header that XLSForm's documentation has for the column, for a sheet without it. */
export function usualHeader(path: string): string {
  return USUAL[path] ?? path;
}

const USUAL: Readonly<Record<string, string | undefined>> = {
  'bind::readonly': 'read_only',
  'bind::relevant': 'relevant',
  'bind::required': 'required',
  'bind::constraint': 'constraint',
  'bind::calculate': 'calculation',
  'bind::jr:constraintMsg': 'constraint_message',
  'bind::jr:requiredMsg': 'required_message',
  'control::appearance': 'appearance',
  'control::rows': 'rows',
  'control::jr:count': 'repeat_count',
  id_string: 'form_id',
  title: 'form_title',
};

/** Lower case, spaces as single underscores. */
export function snakeCase(text: string): string {
  return text.trim().split(/\s+/).join('_').toLowerCase();
}
