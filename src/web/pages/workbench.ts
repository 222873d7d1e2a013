/** The analyst's workbench: variables at the side, what is asked of them above, the table and its chart in the middle. */
import type { Described } from '../../services/analysis/analysis.js';
import type { Definition } from '../../services/analysis/definitions/definition.js';
import type { DescribedQuestion } from '../../services/analysis/enquiries/describe.js';
import type { View } from '../../services/analysis/view/view.js';
import { titleOf } from '../definitions/definition-form.js';
import type { PageModel } from '../render.js';
import { queryOf, viewAddress } from '../workbench/address.js';
import { canBeBanner, canBeRow } from '../workbench/countable.js';
import { changedSettings, toggled } from '../workbench/edits.js';
import type { AnalysisPlace } from '../workbench/place.js';
import type { OtherWave } from '../workbench/waves.js';
import type { ShownResult } from './workbench-result.js';

/** What the page is made of. */
export interface Workbench {
  readonly place: AnalysisPlace;
  readonly view: View;
  /** What was searched for among the variables. */
  readonly find: string;
  readonly described: Described;
  readonly definitions: readonly Definition[];
  /** Other surveys whose answers can stand beside these. */
  readonly waves: readonly OtherWave[];
  readonly result: ShownResult | null;
}

/** The page. */
export function workbenchPage(desk: Workbench): PageModel {
  const { place, view, find, described } = desk;
  return {
    ...place.frame(),
    title: 'Workbench',
    mainWidth: 'wide',
    scripts: ['workbench.js', 'chart-png.js'],
    workbench: place.workbench,
    refused: described.refused?.sentence ?? null,
    rowCount: described.description.rows,
    rowsAre: place.subject.kind === 'ballot' ? 'papers with a first choice' : 'responses',
    find,
    query: [...new URLSearchParams(queryOf(view))],
    variables: variableSections(desk),
    chosen: [chosenOn(desk, 'rows', 'Rows'), chosenOn(desk, 'banner', 'Columns')],
    asked: askedOf(desk),
    definitionsHref: place.subject.kind === 'survey' ? place.definitions : null,
    result: desk.result,
  };
}

/** Questions by where they come from; those that the search leaves out are not among them. */
function variableSections(desk: Workbench) {
  const { questions } = desk.described.description;
  const isBallot = desk.place.subject.kind === 'ballot';
  const isSystem = ({ name }: DescribedQuestion) => name.startsWith('.');
  const sections = [
    { heading: 'Made here', questions: questions.filter(({ derived }) => derived) },
    { heading: 'Questions', questions: questions.filter((q) => !q.derived && !isSystem(q)) },
    { heading: isBallot ? 'The vote' : 'About the responses', questions: questions.filter(isSystem) },
  ];
  if (isBallot) sections.reverse();
  return sections
    .map((section) => ({
      heading: section.heading,
      items: section.questions.filter((q) => isFound(q, desk.find)).map((q) => variableOf(desk, q)),
    }))
    .filter(({ items }) => items.length > 0);
}

function isFound(question: DescribedQuestion, find: string): boolean {
  const wanted = find.toLowerCase().split(/\s+/);
  const words = wordsOf(question).toLowerCase();
  return wanted.every((word) => words.includes(word));
}

/** Everything that a search looks at: name, label, and the labels of its parts and categories. */
function wordsOf(question: DescribedQuestion): string {
  const parts = question.variables.flatMap(({ label, categories }) => [
    ...Object.values(label),
    ...categories.flatMap((category) => Object.values(category.label)),
  ]);
  return [...new Set([question.name, ...Object.values(question.label), ...parts])].join(' ');
}

const KINDS: Readonly<Record<DescribedQuestion['table'], string>> = {
  frequencies: 'one answer',
  'multiple-response': 'several answers',
  summary: 'number',
  grid: 'grid',
  ranks: 'ranking',
  means: 'points',
  'best-worst': 'best–worst',
  'choice-task': 'choice tasks',
  texts: 'own words',
  none: 'no table',
};

function variableOf({ place, view }: Workbench, question: DescribedQuestion) {
  const { name, table, variables } = question;
  const side = (key: 'rows' | 'banner', words: string) => {
    const inIt = view[key].includes(name);
    return {
      words,
      inIt,
      said: inIt
        ? `Take “${titleOf(question)}” out of the ${words.toLowerCase()}`
        : `“${titleOf(question)}” to the ${words.toLowerCase()}`,
      href: viewAddress(place.workbench, toggled(view, key, name)),
    };
  };
  return {
    name,
    title: titleOf(question),
    kind: table === 'texts' && canBeBanner(question) ? KINDS.frequencies : KINDS[table],
    words: wordsOf(question).toLowerCase(),
    sides: [
      ...(canBeRow(question) ? [side('rows', 'Rows')] : []),
      ...(canBeBanner(question) ? [side('banner', 'Columns')] : []),
    ],
    read: table === 'texts' && !canBeRow(question) ? `${place.home}/comments` : null,
    parts: variables.length > 1 && table === 'grid' ? variables.length : null,
  };
}

function chosenOn({ place, view, described }: Workbench, side: 'rows' | 'banner', heading: string) {
  const titled = (name: string) => {
    const question = described.description.questions.find((candidate) => candidate.name === name);
    return question === undefined ? name : titleOf(question);
  };
  return {
    heading,
    items: view[side].map((name) => ({
      title: titled(name),
      missing: !described.description.questions.some((question) => question.name === name),
      href: viewAddress(place.workbench, toggled(view, side, name)),
    })),
  };
}

function askedOf({ place, view, definitions, waves }: Workbench) {
  const stored = (kind: Definition['content']['kind'], none: string) => [
    { value: '', text: none },
    ...definitions
      .filter(({ content }) => content.kind === kind)
      .map(({ name, content }) => ({ value: name, text: content.label.en })),
  ];
  const isSurvey = place.subject.kind === 'survey';
  return {
    filters: isSurvey ? stored('filter', 'Everybody') : null,
    weights: isSurvey ? stored('weight', 'Unweighted') : null,
    waves: waves.length === 0 ? null : [{ value: '', text: 'No other survey' }, ...waves.map(waveChoice)],
    changed: changedSettings(view),
    view: {
      ...view,
      filter: view.filter ?? '',
      weight: view.weight ?? '',
      where: view.where ?? '',
      wave: view.wave ?? '',
    },
  };
}

function waveChoice({ slug, called }: OtherWave) {
  return { value: slug, text: called };
}
