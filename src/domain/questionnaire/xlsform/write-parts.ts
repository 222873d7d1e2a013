/** Parts of a questionnaire as rows of the survey sheet. */
import type { QuestionnairePart, QuestionPart } from '../questionnaire.js';
import { isFileName } from './check-selects.js';
import { defaultCell } from './expressions-of.js';
import { wordOfType } from './hall-words.js';
import { writeParameters } from './parameter-text.js';
import { isPage } from './parts.js';
import { furtherMeaning, plainMeaning } from './type-table.js';
import type { TextHeaders, WrittenRow } from './write-sheet.js';

/** The columns of the survey sheet in the order in which authors read them. */
export function surveyHeaders({ headersOf }: TextHeaders): readonly string[] {
  return [
    ...['type', 'name', ...headersOf('label'), ...headersOf('hint'), ...headersOf('guidance_hint')],
    ...['appearance', 'required', ...headersOf('required_message'), 'relevant', 'constraint'],
    ...[
      ...headersOf('constraint_message'),
      'calculation',
      'trigger',
      'choice_filter',
      'default',
      'read_only',
    ],
    ...['parameters', 'rows', ...headersOf('image'), ...headersOf('image_alt')],
    ...['repeat_count', 'page', 'order'],
  ];
}

/** The rows of the parts, those of groups and repeats between their begin and their end. */
export function partRows(parts: readonly QuestionnairePart[], texts: TextHeaders): readonly WrittenRow[] {
  return parts.flatMap((part): readonly WrittenRow[] => {
    const shared = {
      ...part.carried,
      name: part.name,
      ...texts.cells('label', part.label),
      ...texts.cells('hint', part.hint),
      relevant: part.relevant,
    };
    if (part.kind === 'question') return [{ ...shared, ...questionCells(part, texts) }];
    const appearance = part.appearance.join(' ');
    const page = part.page === isPage(part.appearance) ? null : yesOrNo(part.page);
    const own =
      part.kind === 'repeat'
        ? { repeat_count: part.count }
        : { order: part.order === 'random' ? 'random' : null };
    return [
      { type: `begin ${part.kind}`, ...shared, appearance, page, ...own },
      ...partRows(part.children, texts),
      { type: `end ${part.kind}` },
    ];
  });
}

function questionCells(part: QuestionPart, texts: TextHeaders): WrittenRow {
  const { word, appearance, listParameter } = wordOfType(part.type) ?? { word: part.type, appearance: null };
  const named =
    part.list !== null && listParameter === undefined ? listedType(choosing(word), part.list) : word;
  const carried = part.carried?.['type'] ?? '';
  const further = furtherMeaning(carried, word);
  const listed = part.list !== null && listParameter !== undefined ? { [listParameter]: part.list } : {};
  return {
    type: further === null ? named : carried,
    ...texts.cells('guidance_hint', part.guidance),
    appearance: [...(appearance === null ? [] : [appearance]), ...part.appearance].join(' '),
    required: switchCell(part.required),
    ...texts.cells('required_message', part.requiredMessage),
    constraint: part.constraint,
    ...texts.cells('constraint_message', part.constraintMessage),
    calculation: part.calculation === (further?.calculation ?? null) ? null : part.calculation,
    trigger: part.trigger.map((name) => `\${${name}}`).join(', '),
    choice_filter: part.choiceFilter,
    default: part.default === null ? null : defaultCell(part.default, word),
    read_only: switchCell(part.readOnly),
    parameters: writeParameters({ ...part.parameters, ...listed }),
    rows: part.rows,
    ...texts.cells('image', part.image),
    ...texts.cells('image_alt', part.imageAlt),
  };
}

/** What is worked out keeps the list that its names are looked up in as a question with choices that nobody sees. */
function choosing(word: string): string {
  return plainMeaning(word)?.kind === 'unseen' ? 'select_one' : word;
}

/** The word with its list; choices from a file have words of their own. */
function listedType(word: string, list: string): string {
  const fromFile = ['select_one', 'select_multiple'].includes(word) && isFileName(list);
  return `${word}${fromFile ? '_from_file' : ''} ${list}`;
}

function switchCell(expression: string | null): string | null {
  return expression === 'true()' ? 'yes' : expression;
}

/** XLSForm's words for a switch. */
export function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}
