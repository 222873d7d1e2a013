/** A made-up questionnaire of any size, with logic of every kind, and forms that answer it. */
import type { PageAsked } from '../../src/domain/questionnaire/flow/index.js';
import type {
  GroupPart,
  ListedChoice,
  Questionnaire,
  QuestionPart,
} from '../../src/domain/questionnaire/questionnaire.js';
import { seededRandom } from '../../src/shared/seeded-random.js';

const SHARED = { hint: {}, relevant: null, appearance: [], place: null };

function question(name: string, own: Partial<QuestionPart>): QuestionPart {
  return {
    ...{ ...SHARED, kind: 'question', type: 'short-text', name, label: { en: `Question ${name}` } },
    ...{ guidance: {}, required: null, requiredMessage: {}, constraint: null, constraintMessage: {} },
    ...{ calculation: null, choiceFilter: null, default: null, readOnly: null, trigger: [] },
    ...{ list: null, rows: null, image: null, imageAlt: {}, parameters: {} },
    ...own,
  };
}

function choices(name: string, count: number): ListedChoice[] {
  return Array.from({ length: count }, (_, index) => ({
    ...{
      name: `${name}${index}`,
      label: { en: `Choice ${index}` },
      image: null,
      imageAlt: {},
      behaviour: [],
    },
    filters: { part: String(index % 2) },
  }));
}

/** The name of a question counted over all pages. */
function nameOf(index: number): string {
  return `q${index}`;
}

/**
 * The question at this place of a page: of every twenty, two have a relevance, two a constraint, one a choice filter
 * and two a calculation over answers of the pages before (7.5 expressions a page with the odd screen-out).
 */
function questionAt(index: number, place: number, before: (back: number) => string): QuestionPart {
  const name = nameOf(index);
  const single = { type: 'single-choice', list: 'few' };
  switch (place) {
    case 0:
      return question(name, single);
    case 3:
      return question(name, { relevant: `\${${before(3)}} != 'f3'` });
    case 7:
      return question(name, {
        ...single,
        relevant: `selected(\${${before(6)}}, 'm1') or \${${before(7)}} != 'f4'`,
      });
    case 1:
      return question(name, { type: 'multiple-choice', list: 'many', constraint: 'count-selected(.) <= 12' });
    case 4:
      return question(name, { type: 'whole-number', constraint: '. >= 0 and . <= 120' });
    case 9:
      return question(name, {
        type: 'single-choice',
        list: 'many',
        choiceFilter: `part = string(\${${before(5)}} mod 2)`,
      });
    case 12:
      return question(name, {
        type: 'whole-number',
        calculation: `\${${before(8)}} + 1`,
        readOnly: 'true()',
      });
    case 15:
      return question(name, {
        calculation: `if(\${${before(15)}} = 'f1', 'one', 'other')`,
        readOnly: 'true()',
      });
    default:
      return question(name, place % 2 === 0 ? single : {});
  }
}

/** The questionnaire, and how many expressions it has. */
export function largeQuestionnaire(
  pages: number,
  perPage: number,
): { readonly questionnaire: Questionnaire; readonly expressions: number } {
  const parts = Array.from({ length: pages }, (_, page): GroupPart => {
    const children = Array.from({ length: perPage }, (_each, place) => {
      const index = page * perPage + place;
      const logic = questionAt(index, place, (back) => nameOf(index - back));
      const required = place === 0 && page % 2 === 0 ? `\${${nameOf(Math.max(0, index - 20))}} = 'f0'` : null;
      return page % 2 === 0 && place === 0 && page > 0 ? { ...logic, required } : logic;
    });
    return {
      ...SHARED,
      kind: 'group',
      name: `page${page}`,
      label: { en: `Page ${page}` },
      page: true,
      order: 'fixed',
      children,
    };
  });
  return { questionnaire: around(parts), expressions: expressionsIn(parts) };
}

function around(parts: readonly GroupPart[]): Questionnaire {
  return {
    settings: { title: { en: 'Large' }, id: 'large', version: '1', pages: 'groups', completion: {} },
    languages: [{ code: 'en', name: 'English' }],
    parts,
    lists: { few: choices('f', 5), many: choices('m', 12) },
    quotas: [],
    screenOuts: [],
  };
}

function expressionsIn(parts: readonly GroupPart[]): number {
  return parts
    .flatMap(({ children }) => children)
    .flatMap((part) =>
      part.kind === 'question'
        ? [part.relevant, part.required, part.constraint, part.calculation, part.choiceFilter, part.readOnly]
        : [],
    )
    .filter((expression) => expression !== null && expression !== 'true()').length;
}

/** A form that answers the page, each answer following from the seed. */
export function typedInto(page: PageAsked, seed: string): Record<string, unknown> {
  const asked = page.sections.flatMap(({ questions }) => questions);
  const random = seededRandom(`${seed} ${page.id}`);
  const answers = asked.flatMap(({ question: { name, type, choices: offered }, readOnly }) => {
    if (readOnly) return [];
    if (type === 'whole-number') return [[`answer-${name}`, String(Math.floor(random.next() * 100))]];
    const picked = offered.length === 0 ? `words ${name}` : random.pick(offered).name;
    return [[`answer-${name}`, picked]];
  });
  return { shown: asked.map(({ shown }) => shown), ...Object.fromEntries(answers) };
}
