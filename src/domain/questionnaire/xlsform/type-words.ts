/** The cell `type` understood: what a row begins, ends or asks, in any of XLSForm's spellings. */
import { listedWords } from './hall-words.js';

/** What a row of the survey sheet is, by its type alone. */
export type TypeWord =
  | { readonly kind: 'begin'; readonly control: Control; readonly list: string | null }
  | { readonly kind: 'end'; readonly control: Control }
  | SelectWord
  | { readonly kind: 'listed'; readonly word: string; readonly list: string | null }
  | { readonly kind: 'setting'; readonly path: string }
  | { readonly kind: 'plain'; readonly word: string };

export type Control = 'group' | 'repeat' | 'loop';

/** A question with choices from a list: one of them, several, an order, or one from the sheet external_choices. */
export interface SelectWord {
  readonly kind: 'select';
  /** As the author wrote it. */
  readonly command: string;
  readonly picks: 'one' | 'many' | 'rank' | 'external';
  readonly fromFile: boolean;
  readonly list: string;
  readonly orOther: boolean;
}

const CONTROLS: ReadonlyMap<string, Control> = new Map([
  ['group', 'group'],
  ['lgroup', 'repeat'],
  ['repeat', 'repeat'],
  ['loop', 'loop'],
  ['looped group', 'repeat'],
]);

const ONE = 'select one';
const ALL = 'select all that apply';

const SELECTS: ReadonlyMap<string, Pick<SelectWord, 'picks' | 'fromFile'>> = new Map([
  ['add select one prompt using', { picks: 'one', fromFile: false }],
  ['add select multiple prompt using', { picks: 'many', fromFile: false }],
  [`${ALL} from`, { picks: 'many', fromFile: false }],
  [`${ONE} from`, { picks: 'one', fromFile: false }],
  ['select1', { picks: 'one', fromFile: false }],
  ['select_one', { picks: 'one', fromFile: false }],
  [ONE, { picks: 'one', fromFile: false }],
  ['select_multiple', { picks: 'many', fromFile: false }],
  [ALL, { picks: 'many', fromFile: false }],
  ['select_one_external', { picks: 'external', fromFile: false }],
  ['select_one_from_file', { picks: 'one', fromFile: true }],
  ['select_multiple_from_file', { picks: 'many', fromFile: true }],
  [`${ONE} from file`, { picks: 'one', fromFile: true }],
  [['select multiple', 'from file'].join(' '), { picks: 'many', fromFile: true }],
  ['rank', { picks: 'rank', fromFile: false }],
] as const);

/** Words of the settings sheet that old forms write as rows of the survey sheet. */
const SETTINGS: ReadonlyMap<string, string> = new Map([
  ['form_title', 'title'],
  ['set_form_title', 'title'],
  ['form_id', 'id_string'],
  ['set_form_id', 'id_string'],
  ['prefix', 'prefix'],
]);

const controls = [...CONTROLS.keys()].join('|');
const BEGIN = new RegExp(`^begin[\\s_](${controls})(?: (?:over )?(\\S+))?$`);
const END = new RegExp(`^end[\\s_](${controls})$`);
const SELECT = new RegExp(
  `^(${[...SELECTS.keys()].join('|')}) (\\S+)(?: (or specify other|or_other|or other))?$`,
);
const LIST = new RegExp(`^(${listedWords().join('|')})(?: (\\S+))?$`);

/** What the cell means; a word that nobody knows is `plain` as well, for the table of types to refuse. */
export function typeWord(text: string): TypeWord {
  const setting = SETTINGS.get(text);
  if (setting !== undefined) return { kind: 'setting', path: setting };
  const begin = BEGIN.exec(text);
  if (begin !== null) return { kind: 'begin', control: controlOf(begin[1]), list: begin[2] ?? null };
  const end = END.exec(text);
  if (end !== null) return { kind: 'end', control: controlOf(end[1]) };
  const select = SELECT.exec(text);
  if (select !== null) {
    const [, command = '', list = '', other] = select;
    const means = SELECTS.get(command) ?? { picks: 'one', fromFile: false };
    return { kind: 'select', command, ...means, list, orOther: other !== undefined };
  }
  const listed = LIST.exec(text);
  if (listed !== null) return { kind: 'listed', word: listed[1] ?? '', list: listed[2] ?? null };
  return { kind: 'plain', word: text };
}

function controlOf(word: string | undefined): Control {
  return CONTROLS.get(word ?? '') ?? 'group';
}
