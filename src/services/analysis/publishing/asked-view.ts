/** A view as disclosure control takes it: each of its tables with what it was made of, and the bases of its preferences as a table. */
import type { AskedTable } from '../../../domain/statistics/disclosure/published/layout.js';
import type { Table } from '../../../domain/statistics/table.js';
import { buildTable } from '../../../domain/statistics/tables/build-table.js';
import type { SingleQuestion, TableRequest } from '../../../domain/statistics/tables/request.js';
import type { Texts } from '../../../shared/language.js';
import type { DataQuestion } from '../data-set/data-set.js';
import { ofKind } from '../definitions/definition.js';
import { namesIn } from '../derive/worked.js';
import type { Ground } from '../enquiries/enquiry.js';
import { byWave, completed, type Prepared, prepared, questionNamed } from '../enquiries/prepared.js';
import { respondentRows } from '../preferences/report-of.js';
import { bannersOf, type TabledQuestion, viewRequest } from '../tables/view-table.js';
import type { View } from '../view/view.js';
import type { NamedGround } from './opened.js';
import type { People } from './people.js';

/** A view of one data set, ready to be asked for its tables. */
export interface AskedView {
  readonly view: View;
  readonly ready: Prepared;
  readonly ground: Ground;
  /** By row of the view's data, who of all people it is; null where they are the same. */
  readonly people: Int32Array | null;
}

/** What a view looks at: a survey, perhaps the one that stands beside it as another wave, and all people who are protected together. */
export interface Asking {
  readonly people: People;
  readonly own: NamedGround;
  readonly wave: NamedGround | null;
}

/** The view prepared. */
export function askedView({ people, own, wave }: Asking, asked: View): AskedView {
  const view = wave === null ? asked : byWave(asked);
  const waves = wave === null ? null : waveTitles(own, wave);
  const ready = prepared({ view, language: 'en', waves }, own, wave === null ? [] : [wave]);
  const rows = [own, ...(wave === null ? [] : [wave])].flatMap(({ data, slug }) => {
    const first = people.firstOf(slug);
    const mask = completed(data, view.who);
    return [...mask.keys()].filter((row) => mask[row] === 1).map((row) => first + row);
  });
  const isAll = rows.length === people.count && rows.every((person, row) => person === row);
  return { view, ready, ground: own, people: isAll ? null : Int32Array.from(rows) };
}

/** What two waves are called beside each other: by their titles, with their addresses where these are the same. */
function waveTitles(own: NamedGround, wave: NamedGround): readonly [Texts, Texts] {
  if (own.title['en'] !== wave.title['en']) return [own.title, wave.title];
  const told = ({ title, slug }: NamedGround) =>
    Object.fromEntries(Object.entries(title).map(([language, text]) => [language, `${text} (${slug})`]));
  return [told(own), told(wave)];
}

/** A table with the questions that its blocks belong to. */
export interface AskedTabled {
  readonly asked: AskedTable;
  readonly questions: readonly TabledQuestion[];
}

/** The table of the view's countable questions; null where it has none. How numbers are spread is left out: it is not protected. */
export function askedTable({ view, ready, ground, people }: AskedView, name: string): AskedTabled | null {
  const made = viewRequest(ready, ground.definitions, view, 'en');
  if (made === null) return null;
  const { request, questions } = made;
  return {
    asked: { name, request, people, table: buildTable(request) },
    questions: questions.map((question) => ({ ...question, bins: null })),
  };
}

/** The same table's words in another language. */
export function tableIn({ view, ready, ground }: AskedView, language: string): Table | null {
  const made = viewRequest(ready, ground.definitions, view, language);
  return made === null ? null : buildTable({ ...made.request, compare: false });
}

/** The view's questions about preferences. */
export function preferenceQuestions({ view, ready }: AskedView): readonly DataQuestion[] {
  return view.rows.flatMap((name) => {
    const question = questionNamed(ready.data, name);
    return question !== null && respondentRows(asksOf(ready, question)) !== null ? [question] : [];
  });
}

function asksOf({ data, mask, design }: Prepared, question: DataQuestion) {
  return { data, question, mask, weights: design?.weights ?? null };
}

/** The one category of a table of bases. */
const ANSWERED = 'answered';

/**
 * Who answered a question about preferences, in each group across the top, as a table of one row: whether a group's preferences may be
 * told is decided by its base there.
 */
export function askedBases(
  { view, ready, people }: AskedView,
  question: DataQuestion,
  name: string,
): AskedTable {
  const codes = new Int8Array(ready.data.rows).fill(-1);
  for (const row of respondentRows(asksOf(ready, question)) ?? []) codes[row] = 0;
  const asked: SingleQuestion = {
    ...{ kind: 'single', key: `.preferences ${question.name}`, label: question.name },
    column: { kind: 'categories', categories: [ANSWERED], codes },
    labels: [ANSWERED],
  };
  const request: TableRequest = {
    ...{ rows: ready.data.rows, questions: [asked], banners: bannersOf(ready, view, 'en') },
    everybody: 'Everybody',
    filter: ready.mask.every((one) => one === 1) ? null : ready.mask,
    ...{ design: null, level: view.level, compare: false, adjust: 'none' },
    called: {
      ...{ weight: null, strata: null, clusters: null, populations: null, raked: [], filter: null },
    },
  };
  return { name, request, people, table: buildTable(request) };
}

/** Names that hang together by definition: each derived variable with what it is derived from, and what conditions look at with each other. */
export function tiesOf({ view, ground }: AskedView): readonly (readonly string[])[] {
  const variables = ofKind(ground.definitions, 'variable').map(({ name, content: { how } }) => [
    name,
    ...(how.by === 'expression'
      ? [how.number ?? '', ...how.cases.map(({ when }) => when)].flatMap(namesIn)
      : typeof how.of === 'string'
        ? [how.of]
        : how.of),
  ]);
  const filters = ofKind(ground.definitions, 'filter').filter(({ name }) => name === view.filter);
  const conditions = [...filters.map(({ content }) => content.expression), view.where ?? ''];
  return [...variables, ['.selection', ...conditions.flatMap(namesIn)]];
}
